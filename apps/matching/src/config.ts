// The environment of the matching service.
import { brokeringConfig } from '#brokering/config.js';
import { platformConfig } from '#platform/config.js';
import { projectionConfig } from '#projection/config.js';
import { z } from 'zod';

export const MatchingConfigSchema = z.object({
  ...platformConfig,
  ...projectionConfig,
  CANDIDATE_CACHE: z.coerce.number().int().min(0).default(20_000)
    .describe('Enterprises of the projection kept parsed in memory'),
  MATCH_RUN_KEEP_DAYS: z.coerce.number().int().min(1).default(90)
    .describe('How many days match runs are kept; the newest of each lot is kept for good'),
  ...brokeringConfig,
});
export type MatchingConfig = z.infer<typeof MatchingConfigSchema>;
