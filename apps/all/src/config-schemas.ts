// The environment of every service, by its name.
import { GatewayConfigSchema } from '../../gateway/src/config.js';
import { MatchingConfigSchema } from '../../matching/src/config.js';
import { NotificationsConfigSchema } from '../../notifications/src/config.js';
import { RegistryConfigSchema } from '../../registry/src/config.js';
import { ServiceMarketConfigSchema } from '../../service-market/src/config.js';

export const configSchemas = {
  gateway: GatewayConfigSchema,
  registry: RegistryConfigSchema,
  matching: MatchingConfigSchema,
  'service-market': ServiceMarketConfigSchema,
  notifications: NotificationsConfigSchema,
};
