// The environment of the service market.
import { brokeringConfig } from '#brokering/config.js';
import { platformConfig } from '#platform/config.js';
import { projectionConfig } from '#projection/config.js';
import { z } from 'zod';

export const ServiceMarketConfigSchema = z.object({
  ...platformConfig,
  ...projectionConfig,
  ...brokeringConfig,
  OPENING_ENTERPRISES: z.coerce.number().int().min(1).default(2)
    .describe('A need is proposed when at least so many enterprises of a cluster lack one thing'),
  OPENING_LOTS: z.coerce.number().int().min(1).default(2).describe('… and for want of it miss at least so many open lots'),
  OPENING_DELAY_MS: z.coerce.number().int().min(0).default(5_000)
    .describe('How long changes of open lots are gathered before they are looked at together, in ms'),
  OPENING_CHECK_MS: z.coerce.number().int().min(100).default(6 * 3_600_000)
    .describe('How often they are looked at without any change, in ms'),
});
export type ServiceMarketConfig = z.infer<typeof ServiceMarketConfigSchema>;
