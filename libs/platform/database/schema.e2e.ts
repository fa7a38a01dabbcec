// Roles, migrations and the tables of the platform on a real Postgres.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { AuditSeals0036 } from '../audit-chain/audit-seals.migration.js';
import { Audit } from '../audit.js';
import { newId } from '../ids.js';
import { freshDatabase, schema, sharedHome, until, type Home } from '../specimen/system.js';
import { createDataSource, poolOf } from './data-source.js';
import { Database } from './database.js';
import { platformEntities } from './entities.js';
import { migrateAll, serviceUrl, type ServiceSchema } from './migrate.js';
import { PlatformTables0001 } from './platform-tables.migration.js';
import { pendingMigrations, schemaDrift } from './schema-version.js';

let home: Home;
let dropDatabase: (() => Promise<void>) | undefined;
let adminUrl: string;
let database: Database;
const opened: DataSource[] = [];

async function open(url: string, service: ServiceSchema = schema): Promise<Database> {
  const dataSource = await createDataSource({
    url,
    schema: service.name,
    entities: service.entities,
    migrations: service.migrations,
    poolSize: 3,
  }).initialize();
  opened.push(dataSource);
  return new Database(dataSource);
}

beforeAll(async () => {
  home = await sharedHome();
  const fresh = await freshDatabase(home);
  dropDatabase = fresh.drop;
  adminUrl = fresh.adminUrl;
  database = await open(fresh.url);
}, 120_000);

afterAll(async () => {
  await Promise.all(opened.map((dataSource) => dataSource.destroy()));
  await dropDatabase?.();
}, 60_000);

const sqlState = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: { code?: string; driverError?: { code?: string } }) => error.driverError?.code ?? error.code,
  );

describe('the migrated schema', () => {
  it('agrees with the entities, and the check finds a difference when there is one', async () => {
    expect(await schemaDrift(database.dataSource)).toEqual([]);
    await database.query('ALTER TABLE thing ADD COLUMN extra text');
    expect(await schemaDrift(database.dataSource)).not.toEqual([]);
    await database.query('ALTER TABLE thing DROP COLUMN extra');
  });

  it('is pending until its migrations have run', async () => {
    class Later0003 {
      name = 'Later0000000000003';
      async up() {}
      async down() {}
    }
    expect(await pendingMigrations(database.dataSource)).toEqual([]);
    const ahead = await open(database.dataSource.options['url' as never], {
      ...schema,
      migrations: [...schema.migrations, Later0003],
    });
    expect(await pendingMigrations(ahead.dataSource)).toEqual(['Later0000000000003']);
  });

  it('is migrated once when several commands run at the same time', async () => {
    const { passwords } = home;
    const ran = await Promise.all(
      [1, 2, 3].map(() => migrateAll({ adminUrl, services: [schema], passwords })),
    );
    expect(ran).toEqual([{ matching: [] }, { matching: [] }, { matching: [] }]);
  });
});

describe('a service role', () => {
  it('sees its own schema only', async () => {
    const registry = { name: 'registry', entities: platformEntities, migrations: [PlatformTables0001, AuditSeals0036] };
    await migrateAll({ adminUrl, services: [registry], passwords: home.passwords, extensions: ['pg_trgm'] });
    const foreign = await open(serviceUrl(adminUrl, 'registry', home.passwords['registry']!), registry);
    expect(await sqlState(foreign.query('SELECT * FROM outbox'))).toBe('accepted');
    expect(await sqlState(foreign.query('SELECT * FROM matching.outbox'))).toBe('42501');
    expect(await sqlState(foreign.query('CREATE TABLE public.mine (id int)'))).toBe('42501');
    expect(await sqlState(foreign.query('CREATE SCHEMA another'))).toBe('42501');
    expect(await sqlState(foreign.query("SELECT similarity('a', 'b')"))).toBe('accepted');
  });
});

describe('the audit log', () => {
  it('can be added to and never changed', async () => {
    await database.transaction((tx) =>
      new Audit().record(tx, {
        action: 'thing.made',
        subjectType: 'thing',
        subjectId: newId(),
        actor: null,
        requestId: 'r',
        details: { version: 1 },
      }),
    );
    expect(await database.query('SELECT action FROM audit_log')).toEqual([{ action: 'thing.made' }]);
    expect(await sqlState(database.query("UPDATE audit_log SET action = 'other'"))).toBe('23001');
    expect(await sqlState(database.query('DELETE FROM audit_log'))).toBe('23001');
    expect(await sqlState(database.query('TRUNCATE audit_log'))).toBe('23001');
  });
});

describe('a connection', () => {
  it('that the server ends does not end the process, idle or in use', async () => {
    const other = await open(serviceUrl(adminUrl, 'matching', home.passwords['matching']!));
    const kill = () =>
      database.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()`,
      );
    await other.query('SELECT 1');
    await kill();
    expect(
      await sqlState(
        other.transaction(async (tx) => {
          await tx.query('SELECT 1');
          await kill();
          await new Promise((resolve) => setTimeout(resolve, 50));
          await tx.query('SELECT 1');
        }),
      ),
    ).not.toBe('accepted');
    expect(await other.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('hears of a broken connection that nobody listens to, the first one of the pool too', async () => {
    const heard: Error[] = [];
    const other = await createDataSource({
      url: serviceUrl(adminUrl, 'matching', home.passwords['matching']!),
      schema: 'matching',
      entities: [],
      migrations: [],
      poolSize: 1,
      onError: (error) => heard.push(error),
    }).initialize();
    opened.push(other);
    const client = await poolOf(other).connect();
    expect(client.listenerCount('error')).toBe(1);
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await database.query('SELECT pg_terminate_backend($1)', [rows[0]!.pid]);
    await until(() => heard.length > 0, 'the broken connection is heard of');
    client.release(true);
    expect(heard[0]!.message).toMatch(/terminating connection/);
    expect(await other.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('has every timeout set', async () => {
    const rows = await database.query<{ name: string; setting: string }>(
      `SELECT name, setting FROM pg_settings
       WHERE name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')
       ORDER BY name`,
    );
    expect(rows.map((row) => Number(row.setting) > 0)).toEqual([true, true, true]);
  });
});
