import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { Redis } from 'ioredis';
import pg from 'pg';
import { isListening } from './ports.js';
import { isAlive, processesIn } from './process-table.js';
import { startNats, startPostgres, startRedis, startServers, type RunningServers } from './servers.js';

const dataDir = mkdtempSync(join(tmpdir(), 'linkwright-servers-'));
let servers: RunningServers;

beforeAll(async () => {
  chmodSync(dataDir, 0o711); // As root, Postgres' own user must pass through.
  servers = await startServers({ dataDir, env: {} });
});

afterAll(async () => {
  await servers.stop();
  // The second time everything is there to be deleted.
  await (await startServers({ dataDir, wanted: ['redis'], env: {}, temporary: true })).stop();
  expect(existsSync(dataDir)).toBe(false);
});

const postgres = async <R extends object>(sql: string, url = servers.postgresUrl): Promise<R[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
};

const redis = async <T>(work: (client: Redis) => Promise<T>): Promise<T> => {
  const client = new Redis(servers.redisUrl);
  try {
    return await work(client);
  } finally {
    client.disconnect();
  }
};

const nats = async <T>(work: (connection: Awaited<ReturnType<typeof connect>>) => Promise<T>): Promise<T> => {
  const connection = await connect({ servers: servers.natsUrl });
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
};

describe('the three servers', () => {
  it('listen on loopback and say where they came from', () => {
    for (const { url, pid, origin, name } of servers.describe()) {
      expect(new URL(url)).toMatchObject({ hostname: '127.0.0.1', password: '' });
      expect(isAlive(pid!)).toBe(true);
      expect(origin).not.toBe('');
      expect(processesIn(servers[name]!.dataDir!)).toContain(pid);
    }
  });

  it('are set up as the product needs them', async () => {
    const [settings] = await postgres<Record<string, string>>(
      `SELECT current_setting('max_connections') AS connections, current_setting('fsync') AS fsync,
              current_setting('timezone') AS timezone, lower('ÉCOLE') AS lower`,
    );
    expect(settings).toEqual({ connections: '200', fsync: 'on', timezone: 'UTC', lower: 'école' });
    expect(await redis((client) => client.config('GET', 'maxmemory-policy'))).toEqual(['maxmemory-policy', 'noeviction']);
    expect(await redis((client) => client.config('GET', 'appendonly'))).toEqual(['appendonly', 'yes']);
    expect(await nats(async ({ info }) => info)).toMatchObject({ jetstream: true, max_payload: 1024 * 1024 });
  });

  it('let nobody into Postgres without the password', async () => {
    const wrong = Object.assign(new URL(servers.postgresUrl), { password: 'guess' }).href;
    await expect(postgres('SELECT 1', wrong)).rejects.toMatchObject({ code: '28P01' });
    expect(statSync(servers.postgres!.dataDir!).mode & 0o077).toBe(0);
  });

  it('does not run Postgres as root', () => {
    expect(statSync(`/proc/${servers.postgres!.pid}`, { throwIfNoEntry: false })?.uid ?? 1).not.toBe(0);
  });

  it('keep their data and their port over SIGKILL and a restart', async () => {
    await postgres('CREATE TABLE IF NOT EXISTS kept AS SELECT 42 AS answer');
    await redis((client) => client.set('kept', '42'));
    await redis((client) => client.call('WAITAOF', '1', '0', '1000').catch(() => null)); // Redis 7.2 and newer.
    await nats(async (connection) => {
      await (await jetstreamManager(connection)).streams.add({ name: 'KEPT', subjects: ['kept.>'] });
      await jetstream(connection).publish('kept.one', 'forty-two');
    });
    // The append-only file is synced every second.
    await redis(async (client) => {
      while (/aof_pending_bio_fsync:[1-9]/.test(await client.info('persistence'))) await client.ping();
    });
    for (const server of [servers.postgres!, servers.redis!, servers.nats!]) {
      const { pid, port } = server;
      await server.kill();
      expect(server.pid).toBeNull();
      expect(isAlive(pid!)).toBe(false);
      expect(await isListening(port)).toBe(false);
      await server.restart();
      expect(server.pid).not.toBe(pid);
      expect(await isListening(port)).toBe(true);
    }
    expect(await postgres('SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    expect(await redis((client) => client.get('kept'))).toBe('42');
    const state = await nats(async (connection) => (await (await jetstreamManager(connection)).streams.info('KEPT')).state);
    expect(state.messages).toBe(1);
  });

  it('go on with the same data when they are started again', async () => {
    await postgres('CREATE TABLE IF NOT EXISTS kept AS SELECT 42 AS answer');
    const before = servers.describe().map(({ pid }) => pid!);
    await servers.stop();
    expect(before.filter(isAlive)).toEqual([]);
    servers = await startServers({ dataDir, env: {} });
    expect(await postgres('SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });
});

describe('a server that was given by its URL', () => {
  it('is used as it is, and neither stopped nor killed', async () => {
    const given = await startServers({
      dataDir: join(dataDir, 'given'),
      env: { POSTGRES_URL: servers.postgresUrl, REDIS_URL: servers.redisUrl, NATS_URL: servers.natsUrl },
    });
    expect([given.postgresUrl, given.redisUrl, given.natsUrl]).toEqual([
      servers.postgresUrl, servers.redisUrl, servers.natsUrl,
    ]);
    expect(given.describe().map(({ origin }) => origin)).toEqual([
      'given by POSTGRES_URL', 'given by REDIS_URL', 'given by NATS_URL',
    ]);
    await expect(given.redis!.kill()).rejects.toThrow('not ours');
    await given.stop();
    expect(await redis((client) => client.ping())).toBe('PONG');
  });
});

describe('what goes wrong', () => {
  it.each([
    ['POSTGRES_URL', 'postgres://postgres:x@127.0.0.1:1/linkwright', 'POSTGRES_URL names 127.0.0.1:1, which cannot be used: '],
    ['REDIS_URL', 'redis://127.0.0.1:1', 'REDIS_URL names 127.0.0.1:1, which cannot be used: connect ECONNREFUSED'],
    ['NATS_URL', 'nats://127.0.0.1:1', 'NATS_URL names 127.0.0.1:1, which cannot be used: '],
    ['POSTGRES_URL', 'postgres://postgres:a#b@127.0.0.1/linkwright', 'POSTGRES_URL is not a URL; special characters in its password'],
  ])('%s=%s is told at once', async (variable, url, message) => {
    const wanted = [variable.slice(0, -4).toLowerCase() as 'postgres' | 'redis' | 'nats'];
    const start = startServers({ dataDir: join(dataDir, 'unusable'), wanted, env: { [variable]: url } });
    await expect(start).rejects.toThrow(message);
  });

  it('the containers that the messages name are in the compose file', () => {
    const composed = readFileSync('docker-compose.yml', 'utf8');
    for (const name of ['postgres', 'redis', 'nats']) expect(composed).toMatch(new RegExp(`^  ${name}:\n`, 'm'));
  });

  it.each([
    ['postgres', startPostgres, 'POSTGRES_URL'],
    ['redis', startRedis, 'REDIS_URL'],
    ['nats', startNats, 'NATS_URL'],
  ] as const)('a missing %s is named with every way to get it', async (name, start, variable) => {
    const failure = await start({ dataDir: join(dataDir, 'missing'), env: {}, sources: [] }).catch((error: Error) => error);
    const { message } = failure as Error;
    expect(message).toMatch(new RegExp(`^${name} is missing`));
    for (const way of [variable, 'apt-get install', 'docker compose', 'brew install']) expect(message).toContain(way);
  });

  it('a taken port is named, and no other server of the set stays', async () => {
    const blocker = createServer((socket) => socket.destroy());
    const port = await new Promise<number>((done) => {
      blocker.listen(0, '127.0.0.1', () => done((blocker.address() as { port: number }).port));
    });
    const folder = join(dataDir, 'blocked');
    const start = startServers({ dataDir: folder, wanted: ['redis', 'nats'], env: {}, ports: { redis: port } });
    await expect(start).rejects.toThrow(`redis: port ${port} is taken`);
    expect([...processesIn(join(folder, 'redis')), ...processesIn(join(folder, 'nats'))]).toEqual([]);
    await new Promise((done) => blocker.close(done));
  });

  it('a server that dies by itself is reported', async () => {
    let tell: (message: string) => void = () => {};
    const told = new Promise<string>((resolve) => (tell = resolve));
    const { redis: lonely, stop } = await startServers({
      dataDir: join(dataDir, 'lonely'), wanted: ['redis'], env: {}, onUnexpectedExit: (message) => tell(message),
    });
    process.kill(lonely!.pid!, 'SIGKILL');
    expect(await told).toMatch(/redis .* ended by itself: SIGKILL/);
    await stop();
  });
});

// Only root runs Postgres as somebody else.
(process.getuid?.() === 0 ? describe : describe.skip)('below a folder that only root can pass', () => {
  it('Postgres keeps its data where its user can reach it, and says so; both go together', async () => {
    const closed = join(dataDir, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const told: string[] = [];
    const options = { dataDir: join(closed, 'data'), wanted: ['postgres' as const], env: {} };
    const first = await startServers({ ...options, onProgress: (message) => told.push(message) });
    const home = first.postgres!.dataDir!;
    expect(home.startsWith(closed)).toBe(false);
    expect(told.join('\n')).toContain(`its data is in ${join(home, '../..')}`);
    await first.stop();
    const second = await startServers({ ...options, temporary: true });
    expect(second.postgres!.dataDir).toBe(home);
    await second.stop();
    expect(existsSync(join(home, '../..'))).toBe(false);
    expect(existsSync(options.dataDir)).toBe(false);
  });
});
