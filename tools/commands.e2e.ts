import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startServers, type RunningServers } from '#servers';
import { browserProgram } from '#testing/browser.js';

const passwords = {
  DATABASE_PASSWORD_REGISTRY: 'one', DATABASE_PASSWORD_INCLUSION: 'five', DATABASE_PASSWORD_MATCHING: 'two', DATABASE_PASSWORD_SERVICE_MARKET: 'three',
  DATABASE_PASSWORD_NOTIFICATIONS: 'four',
};
const chromium = await browserProgram();
let servers: RunningServers;

beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'linkwright-commands-'));
  servers = await startServers({ dataDir, wanted: ['postgres'], env: {}, temporary: true, durable: false });
});

afterAll(() => servers.stop());

/** Runs a command as a person would, on our Postgres. */
async function run(args: string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number; out: string; err: string }> {
  const [command = '', ...rest] = args;
  const start = `const { main } = await import('./dist/tools/${command}.js'); process.exitCode = await main(process.argv.slice(1));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', start, '--', ...rest], {
    env: { ...process.env, POSTGRES_URL: servers.postgresUrl, ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  return { code, out, err };
}

async function query<R extends object>(sql: string, params: unknown[] = [], login: Partial<URL> = {}): Promise<R[]> {
  const client = new pg.Client({ connectionString: Object.assign(new URL(servers.postgresUrl), login).href });
  await client.connect();
  try {
    return (await client.query<R>(sql, params)).rows;
  } finally {
    await client.end();
  }
}

const lastLine = (text: string) => JSON.parse(text.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;

describe('npm run migrate', () => {
  it('names the passwords that are missing', async () => {
    const { code, err } = await run(['migrate'], { DATABASE_PASSWORD_REGISTRY: 'one' });
    expect(code).toBe(1);
    expect(err).toContain('DATABASE_PASSWORD_INCLUSION, DATABASE_PASSWORD_MATCHING, DATABASE_PASSWORD_SERVICE_MARKET, DATABASE_PASSWORD_NOTIFICATIONS');
  });

  it('makes each service its role and schema, once; two at a time wait for each other', async () => {
    const both = await Promise.all([run(['migrate', '--json'], passwords), run(['migrate', '--json'], passwords)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    const ran = both.map(({ out }) => Object.values(lastLine(out)).map((names) => (names as string[]).length));
    const [first, second] = ran.sort((a, b) => (b[0] ?? 0) - (a[0] ?? 0));
    expect(first!.every((count) => count > 0)).toBe(true);
    expect(second).toEqual([0, 0, 0, 0, 0]);
  });

  it('lets a service into its own schema only', async () => {
    const registry = { username: 'registry', password: 'one' };
    expect(await query('SELECT count(*)::int AS count FROM registry.outbox', [], registry)).toEqual([{ count: 0 }]);
    await expect(query('SELECT count(*) FROM matching.outbox', [], registry)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('npm run audit:verify', () => {
  const verify = (...args: string[]) => run(['audit-verify', ...args]);
  const entry = `INSERT INTO matching.audit_log (id, action, subject_type, subject_id, request_id, details)
    VALUES (gen_random_uuid(), 'proposal.approved', 'proposal', 'some', 'r', '{}') RETURNING id::text`;

  it('counts what is as it was, and prints the head of each log that has one', async () => {
    await query(entry);
    const { code, out } = await verify('--json');
    expect(code).toBe(0);
    expect(lastLine(out)).toMatchObject({
      ok: true, missingHeads: [], services: { matching: { rows: 1, unsealed: 1, seals: 0, head: null, findings: [] }, inclusion: { rows: 0 } },
    });
    expect((await verify('--service', 'matching')).out).toBe('matching: 1 entries, 0 seals, 1 not sealed yet, head none\n');
  });

  it('names what is not, misses a head, and ends with 1', async () => {
    await query(`SET session_replication_role = replica; ${entry}`);
    const words = await verify();
    expect(words.code).toBe(1);
    expect(words.out).toContain('NOT AS IT WAS');
    expect(words.out).toMatch(/Entry [0-9a-f-]{36} is under no seal and waits for none/);
    await query(`SET session_replication_role = replica; DELETE FROM matching.audit_log`);
    await query('DELETE FROM matching.audit_unsealed');
    expect((await verify()).code).toBe(0);
    const missed = await verify('--expect-head', 'A'.repeat(64));
    expect({ code: missed.code, out: missed.out }).toEqual({ code: 1, out: expect.stringContaining(`No seal has the expected hash ${'a'.repeat(64)}`) });
  });

  it.each([
    [['--service', 'gateway'], '--service is one of'],
    [['--expect-head', 'short'], '64 hexadecimal digits'],
  ])('refuses %j and says why', async (args, words) => {
    const { code, err } = await verify(...args);
    expect(code).toBe(1);
    expect(err).toContain(words);
  });
});

describe('npm run dead-letters', () => {
  const id = '019a0000-0000-7000-8000-000000000001';

  beforeAll(async () => {
    await query(
      `INSERT INTO matching.dead_letter (id, kind, name, subject_id, attempts, last_error, status)
       VALUES ($1, 'job', 'matching.match-lot', 'some-run', 8, 'the engine stumbled', 'dead')`,
      [id],
    );
  });

  it('lists them over all services, for people and as JSON', async () => {
    const words = await run(['dead-letters', 'list']);
    expect(words.out).toContain(`${id}  matching  job matching.match-lot of some-run, 8 attempts: the engine stumbled`);
    const { out } = await run(['dead-letters', 'list', '--json']);
    expect(lastLine(out)).toMatchObject({ items: [{ id, service: 'matching', status: 'dead' }] });
    expect(lastLine((await run(['dead-letters', 'list', '--json', '--service', 'registry'])).out)).toEqual({ items: [] });
  });

  it('sets one free by its id, wherever it is', async () => {
    const { code, out } = await run(['dead-letters', 'replay', id, '--json']);
    expect({ code, result: lastLine(out) }).toEqual({ code: 0, result: { replayed: 1 } });
    expect(await query('SELECT status, attempts FROM matching.dead_letter')).toEqual([{ status: 'retrying', attempts: 0 }]);
  });

  it.each([
    [['replay', '019a0000-0000-7000-8000-00000000ffff'], 'There is no dead letter'],
    [['replay'], 'Say which'],
    [['forget'], 'Say what to do'],
    [['list', '--service', 'gateway'], '--service is one of'],
  ])('refuses %j and says why', async (args, words) => {
    const { code, err } = await run(['dead-letters', ...args]);
    expect(code).toBe(1);
    expect(err).toContain(words);
  });
});

describe('npm run screens', () => {
  it('names the pictures there are when there is none of this name', async () => {
    const { code, err } = await run(['screens', '--only', 'no-such-page']);
    expect(code).toBe(2);
    expect(err).toContain('cda-queue');
  });

  (chromium === null ? it.skip : it)('pictures a page on a desktop and on a phone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'linkwright-pictures-'));
    try {
      const { code, err } = await run(['screens', '--only', 'cda-queue', '--out', folder]);
      expect({ code, err }).toMatchObject({ code: 0 });
      expect(readdirSync(folder).toSorted()).toEqual(['cda-queue.desktop.webp', 'cda-queue.phone.webp']);
      for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).subarray(8, 12).toString()).toBe('WEBP');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 300_000);
});
