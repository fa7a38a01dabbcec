// The environment of the service market.
import { brokeringConfig } from '#brokering/config.js';
import { platformConfig } from '#platform/config.js';
import { projectionConfig } from '#projection/config.js';
import { z } from 'zod';

export const ServiceMarketConfigSchema = z.object({ ...platformConfig, ...projectionConfig, ...brokeringConfig });
export type ServiceMarketConfig = z.infer<typeof ServiceMarketConfigSchema>;
