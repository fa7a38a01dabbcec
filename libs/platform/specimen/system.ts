// Real servers and a running made-up service for the platform's end-to-end tests.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startServers, type RunningServers } from '#servers';
import { testServers } from '#testing/run-servers.js';
import { asAdmin, inDatabase } from '#testing/template.js';
import type { RequestContext } from '#contracts/message.js';
import { AuditSeals0036 } from '../audit-chain/audit-seals.migration.js';
import { startService, type RunningService, type ServiceOptions } from '../app.js';
import { Nats } from '../bus/connection.js';
import { RequestClient } from '../bus/request-client.js';
import { Bus } from '../bus/requests.js';
import { platformConfig, readConfig, type PlatformConfig } from '../config.js';
import { createDataSource } from '../database/data-source.js';
import { Database } from '../database/database.js';
import { platformEntities } from '../database/entities.js';
import { migrateAll, serviceUrl } from '../database/migrate.js';
import { PlatformTables0001 } from '../database/platform-tables.migration.js';
import { newId } from '../ids.js';
import { createLog } from '../log.js';
import { Metrics } from '../metrics.js';
import * as messages from './messages.js';
import { SpecimenModule, Twists } from './specimen.controller.js';
import { EffectRow, Things0002, ThingRow } from './thing.migration.js';

export const schema = {
  name: 'matching',
  entities: [...platformEntities, ThingRow, EffectRow],
  migrations: [PlatformTables0001, Things0002, AuditSeals0036],
};

/** Where the servers are, and the passwords of the roles the made-up service and its neighbour use. */
export interface Home {
  postgresUrl: string;
  redisUrl: string;
  natsUrl: string;
  passwords: Record<string, string>;
}

/** The servers of the test run, shared with other files: not for tests that stop or wipe one. */
export const sharedHome = (): Promise<Home> => testServers();

export type OwnHome = Home & RunningServers;

/**
 * Servers to kill and wipe. `durable` for tests that kill Postgres: without it, acknowledged commits may be
 * lost.
 */
export async function ownHome(durable = false): Promise<OwnHome> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linkwright-platform-'));
  const servers = await startServers({ dataDir, env: {}, temporary: true, durable });
  return { ...servers, passwords: { matching: newId() } };
}

/** A database of its own, migrated. */
export async function freshDatabase(
  home: Home,
): Promise<{ adminUrl: string; url: string; drop: () => Promise<void> }> {
  const name = `platform_${newId().replaceAll('-', '')}`;
  await asAdmin(home.postgresUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  const adminUrl = inDatabase(home.postgresUrl, name);
  await migrateAll({ adminUrl, services: [schema], passwords: home.passwords });
  return {
    adminUrl,
    url: serviceUrl(adminUrl, 'matching', home.passwords['matching']!),
    drop: () =>
      asAdmin(
        home.postgresUrl,
        async (client) => void (await client.query(`DROP DATABASE ${name} WITH (FORCE)`)),
      ),
  };
}

/** A configuration with short waits, whose names in Redis and NATS are nobody else's. */
export function testConfig(home: Home, url: string, more: Record<string, string> = {}): PlatformConfig {
  const prefix = `t${newId().replaceAll('-', '').slice(-12)}`;
  return readConfig(z.object(platformConfig), {
    NODE_ENV: 'test',
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'fatal',
    DATABASE_URL: url,
    REDIS_URL: home.redisUrl,
    NATS_URL: home.natsUrl,
    NATS_PREFIX: prefix,
    REDIS_PREFIX: prefix,
    SWEEP_MS: '200',
    OUTBOX_POLL_MS: '100',
    RETRY_BASE_MS: '50',
    EVENT_ATTEMPTS: '3',
    REQUEST_TIMEOUT_MS: '15000',
    SHUTDOWN_MS: '8000',
    DATABASE_POOL: '12',
    EVENT_ACK_WAIT_MS: '3000',
    JOB_LOCK_MS: '3000',
    ...more,
  });
}

export interface Specimen {
  service: RunningService;
  database: Database;
  bus: Bus;
  twists: Twists;
  config: PlatformConfig;
}

export async function startSpecimen(
  config: PlatformConfig,
  more: Partial<ServiceOptions> = {},
): Promise<Specimen> {
  const service = await startService({
    name: 'matching',
    module: SpecimenModule,
    config,
    messages: [messages],
    database: schema,
    ...more,
  });
  return {
    service,
    config,
    database: service.app.get(Database),
    bus: service.app.get(Bus),
    twists: service.app.get(Twists),
  };
}

/** Somebody who asks and looks, without handlers of their own. */
export interface Caller {
  database: Database;
  bus: Bus;
  close(): Promise<void>;
}

export async function startCaller(config: PlatformConfig): Promise<Caller> {
  const log = createLog({ app: 'caller', level: config.LOG_LEVEL });
  const nats = await Nats.connect({ url: config.NATS_URL, name: 'caller', prefix: config.NATS_PREFIX }, log);
  const dataSource = await createDataSource({
    url: config.DATABASE_URL,
    schema: 'matching',
    entities: schema.entities,
    migrations: schema.migrations,
    poolSize: 3,
    applicationName: 'caller',
  }).initialize();
  const limits = { timeoutMs: config.REQUEST_TIMEOUT_MS, inFlight: 64, waiting: 64 };
  return {
    database: new Database(dataSource),
    bus: new Bus(new RequestClient(nats.connection, nats.prefix), limits, new Metrics('caller')),
    async close() {
      await nats.close();
      await dataSource.destroy();
    },
  };
}

/** A context of a caller who is patient, with a key of its own when asked. */
export function contextFor(key?: string, bodyHash = 'hash'): RequestContext {
  return {
    requestId: newId(),
    actor: null,
    deadline: Date.now() + 15_000,
    idempotency: key ? { key, route: 'POST /things', bodyHash } : null,
  };
}

/** Waits until `check` holds; the patience only bounds a test that would fail anyway. */
export async function until(
  check: () => Promise<boolean> | boolean,
  what: string,
  patienceMs = 45_000,
): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`Not within ${patienceMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** How many effects of each kind there are: the proof of exactly once. */
export async function effects(
  database: Database,
): Promise<{ event: number; job: number; things: number; done: number }> {
  const [row] = await database.query<{ event: number; job: number; things: number; done: number }>(
    `SELECT (SELECT count(*) FROM effect WHERE kind = 'event')::int AS event,
            (SELECT count(*) FROM effect WHERE kind = 'job')::int AS job,
            (SELECT count(*) FROM thing)::int AS things,
            (SELECT count(*) FROM thing WHERE status = 'done')::int AS done`,
  );
  return row!;
}
