// The tables and migrations of every service, for the migrate command and for tests.
import type { ServiceSchema } from '#platform/database/migrate.js';
import * as matching from '../../matching/src/database.js';
import * as notifications from '../../notifications/src/database.js';
import * as registry from '../../registry/src/database.js';
import * as serviceMarket from '../../service-market/src/database.js';

export const schemas: readonly ServiceSchema[] = [
  { name: 'registry', entities: registry.entities, migrations: registry.migrations },
  { name: 'matching', entities: matching.entities, migrations: matching.migrations },
  {
    name: 'service-market', schema: serviceMarket.schema, entities: serviceMarket.entities, migrations: serviceMarket.migrations,
  },
  { name: 'notifications', entities: notifications.entities, migrations: notifications.migrations },
];
