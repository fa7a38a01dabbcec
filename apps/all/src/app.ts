// Every service in one process, each with its own database role and health port: the demo and whole-system tests run this.
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningService } from '#platform/app.js';
import { readConfig } from '#platform/config.js';
import { start as startGateway } from '../../gateway/src/app.js';
import { GatewayConfigSchema } from '../../gateway/src/config.js';
import { start as startMatching } from '../../matching/src/app.js';
import { MatchingConfigSchema } from '../../matching/src/config.js';
import { start as startNotifications } from '../../notifications/src/app.js';
import { NotificationsConfigSchema } from '../../notifications/src/config.js';
import { start as startRegistry } from '../../registry/src/app.js';
import { RegistryConfigSchema } from '../../registry/src/config.js';
import { start as startServiceMarket } from '../../service-market/src/app.js';
import { ServiceMarketConfigSchema } from '../../service-market/src/config.js';

/** Postgres URL with each login role. */
export type Databases = Record<'registry' | 'inclusion' | 'matching' | 'service-market' | 'notifications', string>;

export interface AllConfig {
  /** Variables that every service shares: REDIS_URL, NATS_URL, LOG_LEVEL, REPLY_LINK_SECRET, SMTP_URL, PUBLIC_URL … */
  env: Record<string, string | undefined>;
  databases: Databases;
  /** Port of the gateway; the other services take free ones. */
  port: number;
}

export interface RunningSystem {
  /** Where the API answers. */
  url: string;
  services: RunningService[];
  stop(): Promise<void>;
}

/** Starts all services together; resolves when all are ready. */
export async function startAll({ env, databases, port }: AllConfig): Promise<RunningSystem> {
  const shared = { ...env, PORT: '0' };
  // All settings are read before anything starts: a mistake in the last leaves nothing running.
  const registry = readConfig(RegistryConfigSchema, {
    ...shared, DATABASE_URL: databases.registry, INCLUSION_DATABASE_URL: databases.inclusion,
  });
  const matching = readConfig(MatchingConfigSchema, { ...shared, DATABASE_URL: databases.matching });
  const serviceMarket = readConfig(ServiceMarketConfigSchema, { ...shared, DATABASE_URL: databases['service-market'] });
  const notifications = readConfig(NotificationsConfigSchema, { ...shared, DATABASE_URL: databases.notifications });
  const gatewayConfig = readConfig(GatewayConfigSchema, { ...shared, PORT: String(port) });
  const started = await Promise.allSettled([
    startRegistry(registry), startMatching(matching), startServiceMarket(serviceMarket), startNotifications(notifications),
    startGateway(gatewayConfig),
  ]);
  const services = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = started.find((result) => result.status === 'rejected');
  if (failed) {
    await Promise.all(services.map((service) => service.stop()));
    throw failed.reason;
  }
  const gateway = services.at(-1)!;
  // From the front door inwards: whoever still works finds those whom it asks.
  const stop = async () => {
    for (const service of services.toReversed()) await service.stop();
  };
  try {
    await Promise.all(services.map(({ name, url }) => becomesReady(name, url)));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: gateway.url, services, stop };
}

/** A service answers before it is ready: the first time matching waits for the registry's classification. */
async function becomesReady(name: string, url: string, timeoutMs = 60_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await fetch(`${url}/readyz`);
    const text = await answer.text();
    if (answer.ok) return;
    if (Date.now() > end) throw new Error(`${name} does not become ready: ${text}`);
    await sleep(50);
  }
}
