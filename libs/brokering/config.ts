// The environment of every service that brokers: spread it into the schema of its config.
import { z } from 'zod';

export const brokeringConfig = {
  REPLY_LINK_SECRET: z.string()
    .refine((text) => Buffer.byteLength(text) >= 32, { message: 'needs at least 32 bytes' })
    .describe('At least 32 random bytes; signs the links by which invitations are answered without a login, so changing it ends all open links'),
  REPLY_LINK_DAYS: z.coerce.number().int().min(0).default(30)
    .describe('Days after the cut-off in which such a link still shows the invitation and its outcome'),
};

export type BrokeringConfig = z.infer<z.ZodObject<typeof brokeringConfig>>;
