// One service on real servers, beside a registry in memory: what the end-to-end tests of a service that projects the registry start.
import { z } from 'zod';
import type { Actor, Input, Output, RequestContext, RequestDefinition } from '#contracts/message.js';
import { startService, type RunningService } from '#platform/app.js';
import { Bus } from '#platform/bus/requests.js';
import { platformConfig, readConfig } from '#platform/config.js';
import { Database } from '#platform/database/database.js';
import { AuditSeals0036 } from '#platform/audit-chain/audit-seals.migration.js';
import { platformEntities } from '#platform/database/entities.js';
import { PlatformTables0001 } from '#platform/database/platform-tables.migration.js';
import { newId } from '#platform/ids.js';
import { testDatabase, type TestDatabase } from './database.js';
import { FakeRegistry, FakeRegistryModule, fakeRegistryMessages } from './fake-registry.js';

/** How long an answer is waited for: it only bounds a test that would fail anyway. */
const patienceMs = 30_000;

export interface SystemBesideRegistry {
  service: RunningService;
  registry: FakeRegistry;
  /** Where it runs, for another service beside both. */
  on: Pick<TestDatabase, 'urls' | 'servers'>;
  readonly database: Database;
  /** Asks the service; `by` says as whom, and with which key. */
  ask<D extends RequestDefinition>(definition: D, input: Input<D>, by?: Partial<RequestContext>): Promise<Output<D>>;
  /** Stops the service and starts it again on the same data. */
  restart(more?: Record<string, string>): Promise<void>;
  stop(): Promise<void>;
}

/** `fill` puts into the registry what is there before the service starts; `start` gets the service's environment. */
export async function startBesideRegistry(
  { name, start, fill, more = {} }: {
    name: 'matching' | 'service-market';
    start: (env: Record<string, string>) => Promise<RunningService>;
    fill: (registry: FakeRegistry) => Promise<void>;
    more?: Record<string, string>;
  },
): Promise<SystemBesideRegistry> {
  const database = await testDatabase(name);
  const { servers } = database;
  const settings = (service: string, extra: Record<string, string> = {}) => ({
    NODE_ENV: 'test', LOG_LEVEL: 'fatal', DATABASE_URL: database.urls[service]!, REDIS_URL: servers.redisUrl,
    NATS_URL: servers.natsUrl, NATS_PREFIX: servers.natsPrefix, REDIS_PREFIX: servers.redisPrefix,
    SWEEP_MS: '200', OUTBOX_POLL_MS: '100', RETRY_BASE_MS: '50', SHUTDOWN_MS: '8000', DATABASE_POOL: '12',
    CATCH_UP_RETRY_MS: '50', REQUEST_TIMEOUT_MS: String(patienceMs), REPLY_LINK_SECRET: 'a secret of at least thirty-two bytes', ...more, ...extra,
  });
  const fake = await startService({
    name: 'registry',
    module: FakeRegistryModule,
    config: readConfig(z.object(platformConfig), settings('registry')),
    messages: [fakeRegistryMessages],
    database: { entities: platformEntities, migrations: [PlatformTables0001, AuditSeals0036] },
  });
  const registry = fake.app.get(FakeRegistry);
  await fill(registry);
  const bus = fake.app.get(Bus);
  const system: SystemBesideRegistry = {
    service: await start(settings(name)),
    registry,
    on: database,
    get database() {
      return system.service.app.get(Database);
    },
    ask: (definition, input, by = {}) => bus.ask(definition, input, { ...contextOf(null), ...by }),
    restart: async (extra) => {
      await system.service.stop();
      system.service = await start(settings(name, extra));
    },
    stop: async () => {
      await system.service.stop();
      await fake.stop();
      await database.drop();
    },
  };
  return system;
}

export function contextOf(actor: Actor | null, key?: string, bodyHash = 'hash'): RequestContext {
  return {
    requestId: newId(), actor, deadline: Date.now() + patienceMs,
    idempotency: key === undefined ? null : { key, route: 'POST /v1/requirements', bodyHash },
  };
}
