// Redis for the job queues: nothing is evicted, every write goes to the append-only file.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installed } from './binaries.js';
import { debianProgram } from './debian.js';
import { findProgram } from './find.js';
import { givenServer } from './given.js';
import { converse, loopback } from './ports.js';
import { binFolder, runServer, type Program, type RunningServer, type ServerOptions } from './server.js';

const howToGet = [
  'give one by REDIS_URL=redis://host:6379 (version 6.2 or newer, maxmemory-policy noeviction)',
  'apt-get install redis-server, dnf install redis, apk add redis, brew install redis',
  'docker compose up -d redis, then REDIS_URL=redis://127.0.0.1:6379',
];

/** Starts Redis, or hands out the one that REDIS_URL names. */
export async function startRedis(options: ServerOptions): Promise<RunningServer> {
  const sources = options.sources ?? ['url', 'installed', 'debian'];
  const given = sources.includes('url') ? options.env?.['REDIS_URL'] : undefined;
  if (given) return givenServer('redis', 'REDIS_URL', given);

  const parent = resolve(options.dataDir);
  const dataDir = join(parent, 'redis');
  mkdirSync(dataDir, { recursive: true });
  const program = await findProgram('redis', howToGet, options, {
    installed: async () => installedRedis(),
    // The program itself is in redis-tools; redis-server links to it.
    debian: () => debianProgram(
      'redis-server', ['redis-tools'], ['usr/bin/redis-server', 'usr/bin/redis-check-rdb'], binFolder(options), options.onProgress,
    ),
  });
  options.onProgress?.(`redis: starting (${program.origin})`);
  return runServer(
    {
      name: 'redis',
      dataDir,
      origin: program.origin,
      url: (port) => `redis://${loopback}:${port}`,
      process: (port) => ({
        command: program.command,
        args: settings(port, dataDir, options.durable ?? true),
        folder: dataDir,
        env: { ...process.env, LC_ALL: 'C', ...program.env },
        logFile: join(parent, 'redis.log'),
        stopSignal: 'SIGTERM',
        ready: (pid) => answers(port, pid),
      }),
    },
    options,
  );
}

function installedRedis(): Program | null {
  const command = installed('redis-server') ?? installed('valkey-server');
  return command === null ? null : { command, origin: `installed: ${command}` };
}

function settings(port: number, dataDir: string, durable: boolean): string[] {
  const values: Record<string, string | number> = {
    port,
    bind: loopback,
    dir: dataDir,
    daemonize: 'no',
    'maxmemory-policy': 'noeviction',
    appendonly: 'yes',
    appendfsync: durable ? 'everysec' : 'no',
    save: '',
  };
  return Object.entries(values).flatMap(([name, value]) => [`--${name}`, String(value)]);
}

/** True when the process with this pid has loaded its data and answers on the port. */
async function answers(port: number, pid: number): Promise<boolean> {
  const reply = await converse(port, 'INFO\r\n', (text) => text.includes('# CPU') || text.startsWith('-'));
  return reply !== null && reply.includes(`process_id:${pid}\r`) && reply.includes('loading:0');
}
