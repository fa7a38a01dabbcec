// The registry as a process of its own: it says where it listens, is ready, and stops when it is told to.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CreateCluster } from '#contracts/registry/clusters.js';
import { CompleteImport, ConfirmImport, GetImport, StartImport, UndoImport, type ImportState } from '#contracts/registry/imports.js';
import { Nats } from '#platform/bus/connection.js';
import { RequestClient } from '#platform/bus/request-client.js';
import { Bus } from '#platform/bus/requests.js';
import { createLog } from '#platform/log.js';
import { Metrics } from '#platform/metrics.js';
import { testDatabase, type TestDatabase } from '#testing/database.js';
import { waitFor } from '#testing/wait-for.js';
import { Client } from 'pg';
import { system } from './registry.js';

const main = fileURLToPath(new URL('../src/main.js', import.meta.url));
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('registry');
});
afterAll(() => database.drop());

function startProcess(env: Record<string, string>): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, [main], { env, stdio: 'pipe' });
  let output = '';
  child.stdout!.on('data', (chunk) => (output += String(chunk)));
  child.stderr!.on('data', (chunk) => (output += String(chunk)));
  return { child, said: () => output };
}

async function addressOf({ child, said }: ReturnType<typeof startProcess>): Promise<string> {
  for (;;) {
    const [, url] = /"url":"([^"]+)"/.exec(said()) ?? [];
    if (url) return url;
    if (child.exitCode !== null) throw new Error(said());
    await once(child.stdout!, 'data');
  }
}

const environment = () => {
  const { natsUrl, natsPrefix, redisUrl, redisPrefix } = database.servers;
  return { DATABASE_URL: database.url, REDIS_URL: redisUrl, REDIS_PREFIX: redisPrefix, NATS_URL: natsUrl, NATS_PREFIX: natsPrefix };
};

describe('the process of the registry', () => {
  it('answers for its health, and ends on SIGTERM', async () => {
    const running = startProcess({ ...environment(), NODE_ENV: 'production' });
    const exited = once(running.child, 'exit');
    try {
      const address = await addressOf(running);
      // It starts without waiting for Redis.
      await waitFor(async () => (await fetch(`${address}/readyz`)).status === 200, { what: 'the process to be ready' });
    } finally {
      running.child.kill('SIGTERM');
    }
    expect(await exited).toEqual([0, null]);
  });

  it('names every variable that is missing, and ends', async () => {
    const { child, said } = startProcess({});
    // What it said may be read after its end.
    const [code] = await once(child, 'close');
    expect(code).not.toBe(0);
    for (const name of ['DATABASE_URL', 'REDIS_URL', 'NATS_URL']) expect(said()).toContain(name);
  });

  it('killed in the middle of an import, and of taking it back, goes on when it is there again, and nothing is done twice', async () => {
    const env = { ...environment(), NODE_ENV: 'test', JOB_LOCK_MS: '1000', RETRY_BASE_MS: '50', SWEEP_MS: '200' };
    const nats = await Nats.connect({ url: env.NATS_URL, name: 'test', prefix: env.NATS_PREFIX }, createLog({ app: 'test', level: 'fatal', pretty: false }));
    const bus = new Bus(new RequestClient(nats.connection, nats.prefix), { timeoutMs: 20_000, inFlight: 5, waiting: 5 }, new Metrics('test'));
    const lives: ReturnType<typeof startProcess>[] = [];
    const live = async (failPoints = '') => {
      const process = startProcess({ ...env, FAIL_POINTS: failPoints });
      lives.push(process);
      const exited = once(process.child, 'exit');
      await addressOf(process);
      return { exited };
    };
    try {
      // Checking 2,500 rows takes five batches, importing as many: the third is planned, and the second written or about to be.
      const first = await live('import.planned=kill@8');
      const { id: clusterId } = await bus.ask(CreateCluster, {
        name: 'Addis', trade: 'garments', place: { country: 'ET' }, languages: ['am'], currency: 'ETB',
      } as never, system());
      const rows = Array.from({ length: 2500 }, (_, n) => `E-${n},Enterprise ${n},micro,no`);
      const file = Buffer.from(['external_id,name,size,registered', ...rows].join('\n'));
      const { id } = await bus.ask(StartImport, { kind: 'enterprises', clusterId, source: 'x', mapping: null, whenAlike: 'create', first: file.toString('base64') }, system());
      const until = async (state: ImportState) => {
        for (;;) {
          const found = await bus.ask(GetImport, { id }, system());
          if (found.state === state) return found;
          await sleep(50);
        }
      };
      await bus.ask(CompleteImport, { id, parts: 1, bytes: file.length, sha256: createHash('sha256').update(file).digest('hex') }, system());
      await until('checked');
      await bus.ask(ConfirmImport, { id }, system());
      expect(await first.exited).toEqual([null, 'SIGKILL']);
      // Three or four batches are left: just before the second of them commits.
      expect(await (await live('import.before-commit=kill@2')).exited).toEqual([null, 'SIGKILL']);
      // Two or three are left, and three transactions take the import back: just before the first or second of these commits.
      const third = await live('import.before-commit=kill@4');
      expect((await until('imported')).done).toEqual({ create: 2500, update: 0, unchanged: 0, skip: 0 });
      const counted = `SELECT count(*)::int AS n, count(DISTINCT external_id)::int AS different, sum(version)::int AS versions,
        (SELECT count(*)::int FROM outbox WHERE subject LIKE '%.enterprise-registered.%') AS made,
        (SELECT count(*)::int FROM outbox WHERE subject LIKE '%.enterprise-changed.%') AS closed FROM enterprise`;
      expect(await inDatabase((query) => query(counted))).toEqual([{ n: 2500, different: 2500, versions: 2500, made: 2500, closed: 0 }]);
      await bus.ask(UndoImport, { id }, system());
      expect(await third.exited).toEqual([null, 'SIGKILL']);
      const last = await live();
      expect((await until('undone')).undone).toEqual({ restored: 2500, kept: 0 });
      lives.at(-1)!.child.kill('SIGTERM');
      await last.exited;
      expect(await inDatabase((query) => query(counted))).toEqual([{ n: 2500, different: 2500, versions: 5000, made: 2500, closed: 2500 }]);
    } finally {
      for (const { child } of lives) child.kill('SIGKILL');
      await nats.close();
    }
  });
});

async function inDatabase<R>(work: (query: (sql: string) => Promise<unknown[]>) => Promise<R>): Promise<R> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return await work(async (sql) => (await client.query(sql)).rows as unknown[]);
  } finally {
    await client.end();
  }
}
