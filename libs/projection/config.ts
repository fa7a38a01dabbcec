// The environment of every service that keeps a projection of the registry: spread it into the schema of its config.
import { z } from 'zod';

export const projectionConfig = {
  CATCH_UP_MS: z.coerce.number().int().min(100).default(300_000)
    .describe('How often the projection of the registry is compared with the registry, in ms'),
  CATCH_UP_RETRY_MS: z.coerce.number().int().min(10).default(1_000)
    .describe('How soon that is tried again while the registry is away, in ms'),
};

export type ProjectionConfig = z.infer<z.ZodObject<typeof projectionConfig>>;
