// What the three servers have in common: where they may come from, and how they are run.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './ports.js';
import { processesIn } from './process-table.js';
import { ProcessFailed, runProcess, type ProcessSpec } from './process.js';
import { stopProcess } from './stop-process.js';

export type ServerName = 'postgres' | 'redis' | 'nats';
export type Source = 'url' | 'npm' | 'installed' | 'debian';

export interface ServerOptions {
  /** The parent of every server's folder; each server keeps its data, log and pid file below it. */
  dataDir: string;
  /** Where URLs may be given: POSTGRES_URL, REDIS_URL, NATS_URL. */
  env?: NodeJS.ProcessEnv;
  /** The loopback port; a free one unless given. */
  port?: number;
  /** Where Debian packages are unpacked; the project's `.data/bin` unless given. */
  binDir?: string;
  /** Which sources to try, in this order: all unless given. */
  sources?: Source[];
  /** False gives up safety against power cuts for speed: for tests only. */
  durable?: boolean;
  /** Settings of Postgres, by name, beside those that we always make. */
  postgresSettings?: Readonly<Record<string, string>>;
  onProgress?: (message: string) => void;
  onUnexpectedExit?: (message: string) => void;
}

/** A server to work with: one that we run, or one that somebody gave us by its URL. */
export interface RunningServer {
  readonly name: ServerName;
  readonly url: string;
  readonly port: number;
  /** Where the server came from, in words. */
  readonly origin: string;
  /** Null when it is stopped or not ours. */
  readonly pid: number | null;
  /** Null when it is not ours. */
  readonly dataDir: string | null;
  /** Clean stop; a server that is not ours is left alone. */
  stop(): Promise<void>;
  /** SIGKILL, or another signal that ends it without a clean stop: for fault tests. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Stop if running, then start on the same port and data. */
  restart(): Promise<void>;
}

/** The project's own folder for programs, so that every command finds what one of them fetched. */
export function binFolder(options: Pick<ServerOptions, 'binDir'>): string {
  // Absolute: a server runs in its data folder, from where a relative path leads elsewhere.
  return resolve(options.binDir ?? fileURLToPath(new URL('../../../.data/bin', import.meta.url)));
}

/** A program that can be run as the server or the browser, and where it came from. */
export interface Program {
  command: string;
  origin: string;
  env?: NodeJS.ProcessEnv;
}

export interface Recipe {
  name: ServerName;
  dataDir: string;
  origin: string;
  url: (port: number) => string;
  process: (port: number) => Omit<ProcessSpec, 'name' | 'onUnexpectedExit'>;
}

/** Stops what an earlier start left in the folder, then runs the server, on another port when the race for one is lost. */
export async function runServer(recipe: Recipe, options: ServerOptions): Promise<RunningServer> {
  const { name, dataDir } = recipe;
  const pidFile = join(resolve(options.dataDir), `${name}.pid`);
  mkdirSync(dataDir, { recursive: true });
  await stopLeftOvers(name, dataDir, pidFile, options.onProgress);
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    const spec: ProcessSpec = { ...recipe.process(port), name };
    if (options.onUnexpectedExit) spec.onUnexpectedExit = options.onUnexpectedExit;
    try {
      const running = await runProcess(spec);
      const note = () => writeFileSync(pidFile, String(running.pid));
      note();
      return {
        name,
        url: recipe.url(port),
        port,
        origin: recipe.origin,
        dataDir,
        get pid() {
          return running.pid;
        },
        async stop() {
          await running.stop();
          rmSync(pidFile, { force: true });
        },
        kill: (signal) => running.kill(signal),
        async restart() {
          await running.restart();
          note();
        },
      };
    } catch (error) {
      const portTaken = error instanceof ProcessFailed && /address already in use|bind/i.test(error.log);
      if (options.port !== undefined && portTaken) throw new Error(`${name}: port ${port} is taken`, { cause: error });
      if (!portTaken || attempt === 5) throw error;
    }
  }
}

/** Stops the server that an earlier start left running when it crashed. The caller holds the folder. */
export async function stopLeftOvers(
  name: ServerName,
  dataDir: string,
  pidFile: string,
  onProgress: ServerOptions['onProgress'],
): Promise<void> {
  const left = processesIn(dataDir);
  if (left.length === 0) return;
  onProgress?.(`${name}: stopping what an earlier start left behind (pid ${left.join(', ')})`);
  const noted = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0;
  const first = left.includes(noted) ? [noted] : left;
  await Promise.all(first.map((pid) => stopProcess(pid, name === 'postgres' ? 'SIGINT' : 'SIGTERM', 15_000)));
  // Postgres' backends follow their postmaster by themselves, a moment later.
  await Promise.all(processesIn(dataDir).map((pid) => stopProcess(pid, 'SIGTERM', 5000)));
}
