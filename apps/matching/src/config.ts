// The environment of the matching service.
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
  REPLY_LINK_SECRET: z.string()
    .refine((text) => Buffer.byteLength(text) >= 32, { message: 'needs at least 32 bytes' })
    .describe('At least 32 random bytes; signs the links by which invitations are answered without a login, so changing it ends all open links'),
  REPLY_LINK_DAYS: z.coerce.number().int().min(0).default(30)
    .describe('Days after the cut-off in which such a link still shows the invitation and its outcome'),
});
export type MatchingConfig = z.infer<typeof MatchingConfigSchema>;
