// The tables and migrations of every schema, for the migrate command and for tests: one a service, and one that the registry enters
// with a role of its own.
import type { ServiceSchema } from '#platform/database/migrate.js';
import * as matching from '../../matching/src/database.js';
import * as notifications from '../../notifications/src/database.js';
import * as inclusion from '../../registry/src/inclusion/database.js';
import * as registry from '../../registry/src/database.js';
import * as serviceMarket from '../../service-market/src/database.js';

export const schemas: readonly ServiceSchema[] = [
  { name: 'registry', entities: registry.entities, migrations: registry.migrations },
  { name: 'inclusion', entities: inclusion.entities, migrations: inclusion.migrations },
  { name: 'matching', entities: matching.entities, migrations: matching.migrations },
  {
    name: 'service-market', schema: serviceMarket.schema, entities: serviceMarket.entities, migrations: serviceMarket.migrations,
  },
  { name: 'notifications', entities: notifications.entities, migrations: notifications.migrations },
];
