// The whole system as an operator runs it: three real servers and one process per service, each of which can be killed.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateAll, serviceUrl } from '#platform/database/migrate.js';
import { freePort, startServers, startSmtpSink, type RunningServers, type SmtpSink } from '#servers';
import { schemas } from '../../apps/all/src/schemas.js';
import { ServiceProcess } from './service-process.js';

export const serviceNames = ['gateway', 'registry', 'matching', 'service-market', 'notifications'] as const;
export type AppName = (typeof serviceNames)[number];

export interface Fleet {
  servers: RunningServers;
  services: Record<AppName, ServiceProcess>;
  smtp: SmtpSink;
  /** API address. */
  url: string;
  adminKey: string;
  /** Where each service writes its log. */
  logFolder: string;
  /** Postgres URL with the role of a service, for the audit. */
  databaseUrl(service: Exclude<AppName, 'gateway'>): string;
  stop(): Promise<void>;
}

/**
 * Starts everything in a folder of its own. `env` is added to every service's environment; `keepLogsIn` is a folder for
 * the logs that stays when everything else is deleted, to see what happened.
 */
export async function startFleet(env: Record<string, string> = {}, keepLogsIn = process.env['KEEP_FLEET_LOGS']): Promise<Fleet> {
  const folder = mkdtempSync(join(tmpdir(), 'linkwright-fleet-'));
  const logFolder = keepLogsIn ?? join(folder, 'logs');
  mkdirSync(logFolder, { recursive: true });
  const servers = await startServers({ dataDir: folder, temporary: true, env: {} });
  const passwords = Object.fromEntries(schemas.map(({ name }) => [name, randomBytes(16).toString('hex')]));
  await migrateAll({ adminUrl: servers.postgresUrl, passwords, services: schemas });
  const smtp = await startSmtpSink();
  const adminKey = `lw_${randomBytes(32).toString('base64url')}`;
  const databaseUrl = (service: string) => serviceUrl(servers.postgresUrl, service, passwords[service]!);
  const ports = await Promise.all(serviceNames.map(() => freePort()));
  const services = Object.fromEntries(serviceNames.map((name, index) => [name, new ServiceProcess(name, ports[index]!, {
    NODE_ENV: 'test',
    LOG_LEVEL: 'info',
    REDIS_URL: servers.redisUrl,
    NATS_URL: servers.natsUrl,
    REPLY_LINK_SECRET: adminKey,
    WEBHOOK_SECRET_KEY: adminKey,
    SMTP_URL: smtp.url,
    PUBLIC_URL: `http://127.0.0.1:${ports[0]}`,
    BOOTSTRAP_ADMIN_KEY: adminKey,
    ...(name === 'gateway' ? {} : { DATABASE_URL: databaseUrl(name) }),
    ...env,
  }, logFolder)])) as Record<AppName, ServiceProcess>;
  for (const service of Object.values(services)) service.start();
  const fleet: Fleet = {
    servers, services, smtp, adminKey, logFolder, databaseUrl,
    url: services.gateway.url,
    async stop() {
      await Promise.all(Object.values(services).map((service) => service.stop()));
      await smtp.stop();
      await servers.stop();
    },
  };
  try {
    await Promise.all(Object.values(services).map((service) => service.ready()));
  } catch (error) {
    await fleet.stop();
    throw error;
  }
  return fleet;
}
