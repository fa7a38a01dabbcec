// The environment of the matching service.
import { brokeringConfig } from '#brokering/config.js';
import { platformConfig } from '#platform/config.js';
import { z } from 'zod';

export const MatchingConfigSchema = z.object({
  ...platformConfig,
  CATCH_UP_MS: z.coerce.number().int().min(100).default(300_000)
    .describe('How often the projection of the registry is compared with the registry, in ms'),
  CATCH_UP_RETRY_MS: z.coerce.number().int().min(10).default(1_000)
    .describe('How soon that is tried again while the registry is away, in ms'),
  CANDIDATE_CACHE: z.coerce.number().int().min(0).default(20_000)
    .describe('Enterprises of the projection kept parsed in memory'),
  MATCH_RUN_KEEP_DAYS: z.coerce.number().int().min(1).default(90)
    .describe('How many days match runs are kept; the newest of each lot is kept for good'),
  ...brokeringConfig,
});
export type MatchingConfig = z.infer<typeof MatchingConfigSchema>;
