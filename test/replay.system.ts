// `npm run replay` as people run it: a small made-up folder and, where it is there, real tenders; interrupted, and given nonsense.
import { afterAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { processesBelow } from '#servers';
import { waitFor } from '#testing/wait-for.js';
import { answers } from '../tools/replay/play.js';
import { small, writeSmallFolder } from '../tools/replay/small-folder.specimen.js';

const folder = mkdtempSync(join(tmpdir(), 'linkwright-replay-'));
const temporary = join(folder, 'tmp');
const data = join(folder, 'data');
writeSmallFolder(data);
mkdirSync(temporary);
for (const path of [folder, temporary]) chmodSync(path, 0o755); // As root, Postgres' own user must pass through.
const sharedData = resolve(process.env['SHARED_DATA'] ?? '../shared/data', 'match-eval');
const minutes = (count: number) => ({ timeoutMs: count * 60_000 });
const replays: Replay[] = [];

/** The command, with a temporary folder of the test's own. */
class Replay {
  output = '';
  errors = '';
  readonly process: ChildProcess;
  readonly ended: Promise<number | NodeJS.Signals>;

  constructor(...args: string[]) {
    // Not below npm, so that only the signals of the test end it.
    const { npm_lifecycle_event: _, ...inherited } = process.env;
    this.process = spawn(process.execPath, [resolve('scripts/run.mjs'), 'replay', ...args], {
      env: { ...inherited, TMPDIR: temporary }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process.stdout!.on('data', (chunk) => (this.output += chunk));
    this.process.stderr!.on('data', (chunk) => (this.errors += chunk));
    this.ended = new Promise((done) => this.process.once('close', (code, signal) => done(code ?? signal!)));
    replays.push(this);
  }

  get json(): Record<string, unknown> {
    return JSON.parse(this.output.trimEnd().split('\n').at(-1)!) as Record<string, unknown>;
  }
}

const nothingLeft = async () => {
  await waitFor(() => processesBelow(temporary).length === 0, { ...minutes(2), what: 'the end of every process' });
  await waitFor(() => readdirSync(temporary).length === 0, { ...minutes(2), what: 'the end of every folder' });
};
const contentOf = (path: string) => createHash('sha256')
  .update(['requirements.jsonl', 'suppliers.jsonl', 'awards_train.csv', 'labels/awards_test.csv'].map((name) => readFileSync(join(path, name), 'utf8')).join('\n'))
  .digest('hex');

afterAll(async () => {
  for (const replay of replays) replay.process.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe('a replay', () => {
  it('posts, matches, invites, links, accounts for everything, and leaves nothing', async () => {
    // A third answers: let the two winners that can be known be among it, so that linkages come about.
    const seed = Array.from({ length: 1000 }, (_, n) => String(n)).find((each) => answers('S-rye', each) && answers('S-roof', each))!;
    const before = contentOf(data);
    const replay = new Replay(data, '--json', '--seed', seed);
    expect({ code: await replay.ended, errors: replay.errors }).toMatchObject({ code: 0 });
    const report = replay.json;
    expect(report).toMatchObject({
      posts: 3, accepted: 3, matched: 3, lost: 0, duplicated: 0, unknown: 0, enterprises: 4, winners: 3,
      // P-1 and P-2 are found first; who won P-3 had no record.
      'recall@10': 0.6667, 'recall@50': 0.6667, mrr: 0.6667, single_contract: { 'recall@10': 1, pairs: 2 },
    });
    expect(report['approved']).toBe(report['proposals']);
    expect(Number(report['invited']) % 2).toBe(0);
    expect(report['linked']).toBeGreaterThanOrEqual(2);
    expect(report['answered']).toBeGreaterThanOrEqual(4);
    for (const name of ['posts_per_s', 'post_to_proposals_p50_ms', 'post_to_proposals_p99_ms', 'approval_to_delivery_p95_ms']) {
      expect(report[name]).toBeGreaterThan(0);
    }
    expect(replay.output).toContain('recall@10: 0.6667\n');
    expect(contentOf(data)).toBe(before);
    await nothingLeft();
  }, 600_000);

  it('ends cleanly by Ctrl-C, whatever it is doing', async () => {
    const replay = new Replay(data);
    await waitFor(() => replay.errors.includes('imported 4 enterprises') || replay.process.exitCode !== null, { ...minutes(8), what: 'the import' });
    replay.process.kill('SIGINT');
    expect({ code: await replay.ended, output: replay.output, errors: replay.errors }).toMatchObject({ code: 130, output: '' });
    await nothingLeft();
  }, 600_000);

  it.each([
    ['no folder', [], 'give the folder with the tenders'],
    ['a folder that is not there', [join(folder, 'nowhere')], 'nowhere is not there'],
    ['a limit that is none', [data, '--limit', 'some'], '--limit some'],
  ])('says what is wrong with %s, and starts nothing', async (_what, args, words) => {
    const replay = new Replay(...args);
    expect(await replay.ended).toBe(2);
    expect(replay.errors).toContain(words);
    expect(replay.errors).not.toContain('starting');
  }, 180_000);

  it('says where a line is malformed', async () => {
    const broken = join(folder, 'broken');
    writeSmallFolder(broken, { suppliers: [...small.suppliers, '{"id":"S-9"'] });
    const replay = new Replay(broken);
    expect(await replay.ended).toBe(2);
    expect(replay.errors).toContain('suppliers.jsonl line 5: is not JSON');
  }, 180_000);
});

const real = existsSync(sharedData);
if (!real) console.info(`Skipped: no real tenders at ${sharedData} (SHARED_DATA names another folder of data).`);

(real ? describe : describe.skip)('a replay of real tenders', () => {
  it('imports every supplier and finds proposals for each post', async () => {
    // Learning takes minutes; the small folders above learn.
    const replay = new Replay(sharedData, '--limit', '10', '--weights', 'starter', '--json');
    expect({ code: await replay.ended, errors: replay.errors }).toMatchObject({ code: 0 });
    expect(replay.json).toMatchObject({ posts: 10, accepted: 10, matched: 10, lost: 0, duplicated: 0, enterprises: 1377, winners: 10 });
    expect(replay.json['proposals']).toBeGreaterThan(100);
    await nothingLeft();
  }, 1_800_000);
});
