// The matching service on real servers, beside a registry in memory: what its end-to-end tests start.
import { z } from 'zod';
import type { Actor, Input, Output, RequestContext, RequestDefinition } from '#contracts/message.js';
import { startService, type RunningService } from '#platform/app.js';
import { Bus } from '#platform/bus/requests.js';
import { platformConfig, readConfig } from '#platform/config.js';
import { Database } from '#platform/database/database.js';
import { platformEntities } from '#platform/database/entities.js';
import { PlatformTables0001 } from '#platform/database/platform-tables.migration.js';
import { newId } from '#platform/ids.js';
import { testDatabase } from '#testing/database.js';
import { start } from '../../src/app.js';
import { MatchingConfigSchema } from '../../src/config.js';
import { FakeRegistry, FakeRegistryModule, fakeRegistryMessages } from './fake-registry.js';
import { buyer, cluster, codes } from './garments.js';

export interface MatchingSystem {
  service: RunningService;
  registry: FakeRegistry;
  readonly database: Database;
  /** Asks matching; `by` says as whom, and with which key. */
  ask<D extends RequestDefinition>(
    definition: D,
    input: Input<D>,
    by?: Partial<RequestContext>,
  ): Promise<Output<D>>;
  /** Stops the matching service and starts it again on the same data. */
  restart(more?: Record<string, string>): Promise<void>;
  stop(): Promise<void>;
}

/** Everything up, the registry with one cluster, one buyer and a small classification. */
export async function startMatching(more: Record<string, string> = {}): Promise<MatchingSystem> {
  const database = await testDatabase('matching');
  const { servers } = database;
  const settings = (name: string, extra: Record<string, string> = {}) => ({
    NODE_ENV: 'test', LOG_LEVEL: 'fatal', DATABASE_URL: database.urls[name]!, REDIS_URL: servers.redisUrl,
    NATS_URL: servers.natsUrl, NATS_PREFIX: servers.natsPrefix, REDIS_PREFIX: servers.redisPrefix,
    SWEEP_MS: '200', OUTBOX_POLL_MS: '100', RETRY_BASE_MS: '50', SHUTDOWN_MS: '8000', DATABASE_POOL: '12',
    CATCH_UP_RETRY_MS: '50', REPLY_LINK_SECRET: 'a secret of at least thirty-two bytes', ...more, ...extra,
  });
  const fake = await startService({
    name: 'registry',
    module: FakeRegistryModule,
    config: readConfig(z.object(platformConfig), settings('registry')),
    messages: [fakeRegistryMessages],
    database: { entities: platformEntities, migrations: [PlatformTables0001] },
  });
  const registry = fake.app.get(FakeRegistry);
  await registry.putCodes(1, codes, true);
  await registry.putCluster(cluster, true);
  await registry.putBuyer(buyer, true);
  const begin = (extra: Record<string, string> = {}) =>
    start(readConfig(MatchingConfigSchema, settings('matching', extra)));
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
      await database.drop();
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
