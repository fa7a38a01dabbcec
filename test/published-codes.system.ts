// `npm run import:codes` as people run it, with whole published classifications where they are there: into a system that runs.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createClient, type Client } from '#client';
import { startFleet, type Fleet } from '../tools/fleet/fleet.js';

const published = resolve(process.env['SHARED_DATA'] ?? '../shared/data', 'classifications');
const real = existsSync(published);
if (!real) console.info(`Skipped: no published classifications at ${published} (SHARED_DATA names another folder of data).`);

const minutes = (count: number) => count * 60_000;

(real ? describe : describe.skip)('published classifications', () => {
  let folder: string;
  let fleet: Fleet;
  let client: Client;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'linkwright-codes-'));
    const patience = { LOG_LEVEL: 'warn', REQUEST_TIMEOUT_MS: '60000', RATE_PER_MINUTE: '100000', RATE_PER_MINUTE_IP: '100000' };
    fleet = await startFleet(patience, { only: ['gateway', 'registry'], durable: false });
    client = createClient({ baseUrl: fleet.url, apiKey: fleet.adminKey });
  }, minutes(4));
  afterAll(async () => {
    await fleet?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, minutes(2));

  /** The command with a file; what it printed, and how it ended. */
  const command = async (file: string, ...args: string[]) => {
    const [output, errors]: [string[], string[]] = [[], []];
    const running = spawn(process.execPath, [resolve('scripts/run.mjs'), 'import-codes', file, ...args, '--json'], {
      env: { ...process.env, API: fleet.url, ADMIN_KEY: fleet.adminKey }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    running.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
    const exit = await new Promise<number | null>((done) => running.once('close', done));
    return { exit, output: output.join(''), errors: errors.join('') };
  };
  const imported = async (name: string, ...args: string[]): Promise<unknown> => {
    const { exit, output, errors } = await command(join(published, name), ...args);
    expect({ exit, errors }).toEqual({ exit: 0, errors: '' });
    return JSON.parse(output.trimEnd().split('\n').at(-1)!);
  };
  const fresh = { version: 1, updated: 0, removed: 0, unchanged: 0 };
  const suggested = async (q: string) =>
    (await client.GET('/v1/codes', { params: { query: { q, limit: 10 } } })).data.items.map(({ code }) => code);

  it('are taken whole, side by side, and found', async () => {
    expect(await imported('isic4.csv', '--scheme', 'ISIC4')).toEqual({ scheme: 'ISIC4', ...fresh, created: 766 });
    expect(await imported('hs2022.csv', '--scheme', 'HS2022')).toEqual({ scheme: 'HS2022', ...fresh, created: 6939 });
    expect(await imported('cpv2008.csv', '--scheme', 'CPV2008')).toEqual({ scheme: 'CPV2008', ...fresh, created: 9458 });
    expect(await imported('esco_ISCOGroups.csv', '--scheme', 'ISCO08')).toEqual({ scheme: 'ISCO08', ...fresh, created: 619 });
    expect(await suggested('dressmakers')).toContain('ISCO-7531');
    expect(await suggested('18222000-1')).toContain('18222000-1');
  }, minutes(8));

  it('sent again change nothing', async () => {
    expect(await imported('esco_ISCOGroups.csv', '--scheme', 'ISCO08', '--complete'))
      .toEqual({ scheme: 'ISCO08', ...fresh, created: 0, unchanged: 619 });
  }, minutes(4));

  it('of ESCO are occupations below the groups that are there, and groups of skills', async () => {
    expect(await imported('esco_occupations.csv', '--scheme', 'ISCO08')).toMatchObject({ scheme: 'ISCO08', created: 3007, removed: 0 });
    expect(await suggested('wire drawer')).toContain('ISCO-8121.4');
    expect(await imported('esco_skillGroups.csv', '--scheme', 'ESCO')).toEqual({ scheme: 'ESCO', ...fresh, created: 640 });
  }, minutes(4));

  it('correspond by a published table: once, and without the headings of other editions', async () => {
    const table = { from: 'HS2022', to: 'ISIC4', version: 1, stored: 19_623, removed: 0, changed: 0, skipped: 4_563 };
    expect(await imported('hs_to_isic4.csv', '--from', 'HS2022', '--to', 'ISIC4')).toEqual({ ...table, added: 19_623 });
    expect(await imported('hs_to_isic4.csv', '--from', 'HS2022', '--to', 'ISIC4')).toEqual({ ...table, added: 0 });
    const { items } = (await client.GET('/v1/correspondences', { params: { query: { code: 'HS-610510' } } })).data;
    expect(items.map(({ to }) => to.code).toSorted()).toEqual(['ISIC-1313', 'ISIC-1410', 'ISIC-3290']);
  }, minutes(6));

  it('are refused with the lines of a cycle that somebody put in, and nothing is stored', async () => {
    const broken = join(folder, 'isic.csv');
    // Growing of crops is below section A; here section A is below one of its own classes.
    writeFileSync(broken, readFileSync(join(published, 'isic4.csv'), 'utf8').replace(/^(A,.*),$/m, '$1,0111'));
    const { exit, errors } = await command(broken, '--scheme', 'BROKEN', '--prefix', 'X-');
    expect(exit).toBe(1);
    expect(errors).toMatch(/^Nothing was sent/);
    expect(errors).toMatch(/line \d+: X-0111 is below itself/);
    expect(await suggested('X-0111')).not.toContain('X-0111');
  }, minutes(2));
});
