// The migrations make the very tables that the entities describe, and can be taken back.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource } from '#platform/database/data-source.js';
import { schemaDrift } from '#platform/database/schema-version.js';
import { testDatabase, type TestDatabase } from '#testing/database.js';
import type { DataSource } from 'typeorm';
import { entities, migrations, schema } from '../src/database.js';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await testDatabase('service-market');
  dataSource = createDataSource({ url: database.url, schema, entities, migrations, poolSize: 2 });
  await dataSource.initialize();
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

describe('the schema of the service market', () => {
  it('agrees with the entities', async () => {
    expect(await schemaDrift(dataSource)).toEqual([]);
  });

  it('goes and comes back', async () => {
    const tables = () =>
      dataSource.query<unknown[]>(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'service_market' ORDER BY 1",
      );
    const before = await tables();
    for (const _ of migrations) await dataSource.undoLastMigration();
    expect(await tables()).toEqual([{ table_name: 'migrations' }]);
    await dataSource.runMigrations();
    expect(await tables()).toEqual(before);
  });
});
