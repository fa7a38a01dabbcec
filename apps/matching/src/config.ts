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
  MATCHING_REPLICA: z.enum(['on', 'off']).default('on')
    .describe('Whether the enterprises of the projection are kept in an index in memory as well, about half a kilobyte each; off reads tables only'),
  MATCHING_REPLICA_FROM: z.coerce.number().int().min(0).default(500)
    .describe('A lot that more enterprises than these claim a code alike to is matched through the index; with fewer every one is judged in full'),
  MATCHING_REPLICA_NEAREST: z.coerce.number().int().min(0).default(50)
    .describe('Enterprises nearest in code that a run through the index judges in full beside the best: the ground of near misses and missed openings'),
  MATCHING_REPLICA_FOLD_FROM: z.coerce.number().int().min(1).default(5_000)
    .describe('When more enterprises of a cluster than these have changed, a thread makes its index anew; until then they cost every answer a little'),
  MATCHING_REPLICA_POLL_MS: z.coerce.number().int().min(10).default(1_000)
    .describe('How often the index looks for changes that no notification told of'),
  MATCH_RUN_KEEP_DAYS: z.coerce.number().int().min(1).default(90)
    .describe('How many days match runs are kept; the newest of each lot is kept for good'),
  RELEVANCE_VECTORS: z.string().min(1).optional()
    .describe('Folder of word vectors (*.vec) that weights of relevance were learned with; about 240 MB of memory, and 1.2 kB for each piece of work that was compared. Only such weights need it'),
  ...brokeringConfig,
});
export type MatchingConfig = z.infer<typeof MatchingConfigSchema>;
