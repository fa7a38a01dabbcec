// The whole system as an operator runs it: three real servers and a process per service, each of which can be killed.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrateAll, serviceUrl } from '#platform/database/migrate.js';
import { freePort, startServers, startSmtpSink, type RunningServers, type ServerName, type SmtpSink, type SmtpSinkOptions } from '#servers';
import { schemas } from '../../apps/all/src/schemas.js';
import { startLink, type Link } from './link.js';
import { ServiceProcess } from './service-process.js';

/** Every app that runs as a process. One with tables is also among the schemas of `apps/all`. */
export const serviceNames = ['gateway', 'registry', 'matching', 'service-market', 'notifications'] as const;
export type AppName = (typeof serviceNames)[number];

export interface Fleet {
  servers: RunningServers;
  /** The first process of each service. */
  services: Record<AppName, ServiceProcess>;
  /** Every process, replicas too. */
  processes: readonly ServiceProcess[];
  /** The network between a process and a server, when it was asked for, named `matching-2 → redis`. */
  links: ReadonlyMap<string, Link>;
  smtp: SmtpSink;
  /** API address. */
  url: string;
  adminKey: string;
  /** The superuser's Postgres URL, for the audit. */
  postgresUrl: string;
  /** Where each process writes its log. */
  logFolder: string;
  /** Postgres URL with the role of a service, for the audit. */
  databaseUrl(service: Exclude<AppName, 'gateway'>): string;
  stop(): Promise<void>;
}

export interface FleetOptions {
  /** Leaves out the others, for a measurement of these. */
  only?: readonly AppName[];
  /** How many processes of a service; one unless given. */
  replicas?: Partial<Record<AppName, number>>;
  /** Every connection to a server goes through a link of its own. */
  links?: boolean;
  smtp?: SmtpSinkOptions;
  /** Each process takes fail points while it runs, from its `failPointFile`. */
  failPointFiles?: boolean;
  /** False gives up safety against power cuts and kills of Postgres for speed; true unless given. */
  durable?: boolean;
  /** A part of servers that others started, and go on with afterwards: a database and prefixes with this name; `keep` takes what is there. */
  on?: { servers: RunningServers; name: string; keep?: boolean };
  /** A folder for the logs that stays when everything else is deleted, to see what happened. */
  keepLogsIn?: string | undefined;
}

/** A port that was found free may be taken by another program until a service listens on it. */
const attempts = 3;

/** Starts everything in a folder of its own. `env` is added to every service's environment. */
export async function startFleet(env: Record<string, string> = {}, options: FleetOptions = {}): Promise<Fleet> {
  for (let more = attempts - 1; ; more -= 1) {
    try {
      return await startOnce(env, options);
    } catch (error) {
      // The addresses of all are known to all: who lost the race for a port makes everybody begin again.
      if (more === 0 || !String(error).includes('EADDRINUSE')) throw error;
    }
  }
}

async function startOnce(env: Record<string, string>, options: FleetOptions): Promise<Fleet> {
  const { only = serviceNames, replicas = {}, durable = true, on, keepLogsIn = process.env['KEEP_FLEET_LOGS'] } = options;
  const folder = on ? join(on.servers.redis!.dataDir!, '..') : mkdtempSync(join(tmpdir(), 'linkwright-fleet-'));
  const logFolder = join(keepLogsIn ?? join(folder, 'logs'), on?.name ?? '');
  mkdirSync(logFolder, { recursive: true });
  const servers = on?.servers ?? (await startServers({ dataDir: folder, temporary: true, durable, env: {} }));
  const [closing, processes]: [(() => Promise<void>)[], ServiceProcess[]] = [[], []];
  const links = new Map<string, Link>();
  const stop = async () => {
    await Promise.all(processes.map((each) => each.stop()));
    await Promise.all(closing.map((close) => close()));
    if (!on) await servers.stop();
  };
  try {
    const postgresUrl = on && !on.keep ? await freshDatabase(servers.postgresUrl, on.name) : servers.postgresUrl;
    const passwords = Object.fromEntries(schemas.map(({ name }) => [name, randomBytes(16).toString('hex')]));
    await migrateAll({ adminUrl: postgresUrl, passwords, services: schemas });
    const smtp = await startSmtpSink(options.smtp);
    closing.push(() => smtp.stop());
    const adminKey = `lw_${randomBytes(32).toString('base64url')}`;
    const databaseUrl = (service: string) => serviceUrl(postgresUrl, service, passwords[service]!);
    const names = only.flatMap((app) => Array.from({ length: replicas[app] ?? 1 }, (_, n) => ({ app, name: n === 0 ? app : `${app}-${n + 1}` })));
    const ports = await Promise.all(names.map(() => freePort()));

    /** The address as this process is to use it. */
    const through = async (process: string, server: ServerName, url: string): Promise<string> => {
      if (!options.links) return url;
      const address = new URL(url);
      const link = await startLink(Number(address.port));
      closing.push(() => link.stop());
      links.set(`${process} → ${server}`, link);
      return Object.assign(address, { port: String(link.port) }).href;
    };
    for (const [index, { app, name }] of names.entries()) {
      const hasTables = passwords[app] !== undefined;
      const database = hasTables ? await through(name, 'postgres', databaseUrl(app)) : postgresUrl;
      processes.push(new ServiceProcess(app, name, ports[index]!, {
        ...(options.failPointFiles ? { FAIL_POINTS_FILE: join(logFolder, `${name}.fail-points`) } : {}),
        NODE_ENV: 'test',
        LOG_LEVEL: 'info',
        NATS_URL: await through(name, 'nats', servers.natsUrl),
        REPLY_LINK_SECRET: adminKey,
        WEBHOOK_SECRET_KEY: adminKey,
        SMTP_URL: smtp.url,
        PUBLIC_URL: `http://127.0.0.1:${ports[0]}`,
        BOOTSTRAP_ADMIN_KEY: adminKey,
        ...(hasTables
          ? { DATABASE_URL: database, REDIS_URL: await through(name, 'redis', servers.redisUrl) }
          : {}),
        ...(app === 'registry' ? { INCLUSION_DATABASE_URL: serviceUrl(database, 'inclusion', passwords['inclusion']!) } : {}),
        ...(on ? { NATS_PREFIX: on.name, REDIS_PREFIX: on.name } : {}),
        ...env,
      }, logFolder));
    }
    for (const each of processes) each.start();
    await Promise.all(processes.map((each) => each.ready()));
    const services = Object.fromEntries(serviceNames.map((app) => [app, processes.find(({ name }) => name === app)!]));
    return {
      servers, processes, links, smtp, adminKey, postgresUrl, logFolder, databaseUrl, stop,
      services: services as Record<AppName, ServiceProcess>,
      url: services['gateway']!.url,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function freshDatabase(adminUrl: string, name: string): Promise<string> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await client.query(`CREATE DATABASE "${name}"`);
  } finally {
    await client.end();
  }
  return Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
}
