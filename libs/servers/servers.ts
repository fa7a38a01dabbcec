// Real Postgres, Redis and NATS on this machine: found or fetched, started, and stopped whatever happens to us.
import { chmodSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startNats } from './nats.js';
import { claimFolder, refuseForeign, releaseFolder } from './owner.js';
import { startPostgres } from './postgres.js';
import { startRedis } from './redis.js';
import { stopLeftOvers, type RunningServer, type ServerName, type ServerOptions } from './server.js';
import { forgetFolder, watchFolder } from './watch.js';

export { freePort, isListening } from './ports.js';
export {
  commandOf, identityOf, isAlive, parentOf, processesBelow, processesIn, processesWithEnvironment,
} from './process-table.js';
export { runProcess, type ProcessSpec, type RunningProcess } from './process.js';
export { stopProcess } from './stop-process.js';
export { forgetFolder, forgetProcess, watchdogPid, watchFolder, watchProcess } from './watch.js';
export { findChromium } from './chromium.js';
export { ServerMissing } from './find.js';
export { startSmtpSink, type MailFault, type SmtpSink, type SmtpSinkOptions, type StoredMail } from './smtp-sink.js';
export { startNats, startPostgres, startRedis };
export type { Program, RunningServer, ServerName, ServerOptions, Source } from './server.js';

export interface ServersOptions extends Omit<ServerOptions, 'port'> {
  /** All three unless given. */
  wanted?: ServerName[];
  ports?: Partial<Record<ServerName, number>>;
  /** Delete the data folder on stop(), and when this process dies. */
  temporary?: boolean;
}

/** What describe() tells about one server; the URL comes without its password. */
export interface ServerDescription {
  name: ServerName;
  url: string;
  origin: string;
  pid: number | null;
  dataDir: string | null;
}

export interface RunningServers {
  /** The superuser's URL; empty when Postgres was not wanted. */
  readonly postgresUrl: string;
  readonly redisUrl: string;
  readonly natsUrl: string;
  readonly postgres: RunningServer | null;
  readonly redis: RunningServer | null;
  readonly nats: RunningServer | null;
  describe(): ServerDescription[];
  /** Clean stop of all that we started. */
  stop(): Promise<void>;
}

const starters = { postgres: startPostgres, redis: startRedis, nats: startNats };

/** Starts the wanted servers side by side; when one fails the others are stopped again. */
export async function startServers(options: ServersOptions): Promise<RunningServers> {
  const { wanted = ['postgres', 'redis', 'nats'], ports = {}, temporary = false, ...shared } = options;
  claimFolder(options.dataDir);
  if (temporary) {
    watchFolder(resolve(options.dataDir));
    // mkdtemp makes folders for their owner alone; as root, Postgres' own user must pass through.
    chmodSync(options.dataDir, 0o711);
  }
  const starts = wanted.map((name) => {
    const port = ports[name];
    return starters[name]({ ...shared, ...(port === undefined ? {} : { port }) });
  });
  const settled = await Promise.allSettled(starts);
  const running = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failures = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []));
  const stop = async () => {
    await Promise.all(running.map((server) => server.stop()));
    releaseFolder(options.dataDir);
    if (!temporary) return;
    const gone = [resolve(options.dataDir), standInOf(options.dataDir)];
    deleteData(options.dataDir);
    for (const folder of gone) if (folder !== null) forgetFolder(folder);
  };
  if (failures.length > 0) {
    await stop();
    throw failures.length === 1 ? failures[0] : new Error(failures.map((failure) => failure.message).join('\n'));
  }
  const standIn = standInOf(options.dataDir);
  if (temporary && standIn !== null) watchFolder(standIn);
  const find = (name: ServerName) => running.find((server) => server.name === name) ?? null;
  return {
    postgresUrl: find('postgres')?.url ?? '',
    redisUrl: find('redis')?.url ?? '',
    natsUrl: find('nats')?.url ?? '',
    postgres: find('postgres'),
    redis: find('redis'),
    nats: find('nats'),
    describe: () => running.map(describeServer),
    stop,
  };
}

/** Stops what a crashed start left running in the data folder, and deletes it; refuses while somebody else works with it. */
export async function clearData(dataDir: string): Promise<void> {
  refuseForeign(dataDir);
  const folder = resolve(dataDir);
  const homes = [join(folder, 'postgres'), join(standInOf(folder) ?? folder, 'postgres')];
  const postgres = homes.filter(existsSync).flatMap((home) => readdirSync(home).map((name) => join(home, name)));
  for (const [name, places] of [['postgres', postgres], ['redis', [join(folder, 'redis')]], ['nats', [join(folder, 'nats')]]] as const) {
    for (const place of places) await stopLeftOvers(name, place, join(folder, `${name}.pid`), undefined);
  }
  deleteData(folder);
}

/** Deletes a data folder and what stands in for it elsewhere; its servers must be stopped. */
function deleteData(dataDir: string): void {
  const standIn = standInOf(dataDir);
  if (standIn !== null) rmSync(standIn, { recursive: true, force: true, maxRetries: 5 });
  rmSync(resolve(dataDir), { recursive: true, force: true, maxRetries: 5 });
}

/** The folder that holds Postgres' data because its user cannot reach `dataDir`. */
function standInOf(dataDir: string): string | null {
  const note = join(resolve(dataDir), 'postgres', 'elsewhere');
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : null;
}

function describeServer({ name, url, origin, pid, dataDir }: RunningServer): ServerDescription {
  const shown = new URL(url);
  shown.password = '';
  return { name, url: shown.href, origin, pid, dataDir };
}
