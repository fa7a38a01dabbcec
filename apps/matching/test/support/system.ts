// The matching service on real servers, beside a registry in memory: what its end-to-end tests start.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import type { Actor, Input, Output, RequestContext, RequestDefinition } from '#contracts/message.js';
import { startService, type RunningService } from '#platform/app.js';
import { Bus } from '#platform/bus/requests.js';
import { platformConfig, readConfig } from '#platform/config.js';
import { Database } from '#platform/database/database.js';
import { platformEntities } from '#platform/database/entities.js';
import { migrateAll, serviceUrl } from '#platform/database/migrate.js';
import { PlatformTables0001 } from '#platform/database/platform-tables.migration.js';
import { newId } from '#platform/ids.js';
import { startServers, type RunningServers } from '#servers';
import { start } from '../../src/app.js';
import { MatchingConfigSchema } from '../../src/config.js';
import { entities, migrations } from '../../src/database.js';
import { FakeRegistry, FakeRegistryModule, fakeRegistryMessages } from './fake-registry.js';
import { buyer, cluster, codes } from './garments.js';

const password = 'testing';

export interface MatchingSystem {
  service: RunningService;
  registry: FakeRegistry;
  database: Database;
  /** Asks matching as `actor`; the key makes it idempotent. */
  ask<D extends RequestDefinition>(definition: D, input: Input<D>, by?: Partial<RequestContext>): Promise<Output<D>>;
  /** Starts the matching service again on the same data. */
  restart(more?: Record<string, string>): Promise<void>;
  stop(): Promise<void>;
}

/** Everything up, the registry with one cluster, one buyer and a small classification. */
export async function startMatching(more: Record<string, string> = {}): Promise<MatchingSystem> {
  const servers = await startServers({
    dataDir: mkdtempSync(join(tmpdir(), 'linkwright-matching-')), env: process.env, temporary: true, durable: false,
  });
  const urls = await freshDatabase(servers);
  const settings = (name: string, extra: Record<string, string> = {}) => ({
    NODE_ENV: 'test', LOG_LEVEL: process.env['TEST_LOG'] ?? 'fatal', DATABASE_URL: urls[name]!, REDIS_URL: servers.redisUrl,
    NATS_URL: servers.natsUrl, SWEEP_MS: '200', OUTBOX_POLL_MS: '100', RETRY_BASE_MS: '50', SHUTDOWN_MS: '8000',
    DATABASE_POOL: '12', CATCH_UP_RETRY_MS: '50', ...more, ...extra,
  });
  const fake = await startService({
    name: 'registry', module: FakeRegistryModule, config: readConfig(z.object(platformConfig), settings('registry')),
    messages: [fakeRegistryMessages], database: { entities: platformEntities, migrations: [PlatformTables0001] },
  });
  const registry = fake.app.get(FakeRegistry);
  await registry.putCodes(1, codes, true);
  await registry.putCluster(cluster, true);
  await registry.putBuyer(buyer, true);
  const begin = (extra: Record<string, string> = {}) => start(readConfig(MatchingConfigSchema, settings('matching', extra)));
  const bus = fake.app.get(Bus);
  const system: MatchingSystem = {
    service: await begin(),
    registry,
    get database() {
      return system.service.app.get(Database);
    },
    ask: (definition, input, by = {}) => bus.ask(definition, input, { ...contextOf(null), ...by }),
    restart: async (extra) => {
      await system.service.stop();
      system.service = await begin(extra);
    },
    stop: async () => {
      await system.service.stop();
      await fake.stop();
      await servers.stop();
    },
  };
  return system;
}

export function contextOf(actor: Actor | null, key?: string, bodyHash = 'hash'): RequestContext {
  return {
    requestId: newId(), actor, deadline: Date.now() + 10_000,
    idempotency: key === undefined ? null : { key, route: 'POST /v1/requirements', bodyHash },
  };
}

async function freshDatabase(servers: RunningServers): Promise<Record<string, string>> {
  const name = `matching_${newId().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: servers.postgresUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const adminUrl = Object.assign(new URL(servers.postgresUrl), { pathname: `/${name}` }).toString();
  await migrateAll({
    adminUrl,
    services: [
      { name: 'registry', entities: platformEntities, migrations: [PlatformTables0001] },
      { name: 'matching', entities, migrations },
    ],
    passwords: { registry: password, matching: password },
  });
  return {
    registry: serviceUrl(adminUrl, 'registry', password),
    matching: serviceUrl(adminUrl, 'matching', password),
  };
}

/** Waits until `look` finds something; the patience only bounds a test that would fail anyway. */
export async function eventually<T>(look: () => Promise<T | null | undefined | false>, what: string, patienceMs = 20_000): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Not within ${patienceMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
