// The environment of the matching service.
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
  REPLY_LINK_SECRET: z.string()
    .refine((text) => Buffer.byteLength(text) >= 32, { message: 'needs at least 32 bytes' })
    .describe('At least 32 random bytes; signs the links by which invitations are answered without a login, so changing it ends all open links'),
  REPLY_LINK_DAYS: z.coerce.number().int().min(0).default(30)
    .describe('Days after the cut-off in which such a link still shows the invitation and its outcome'),
});
export type MatchingConfig = z.infer<typeof MatchingConfigSchema>;
