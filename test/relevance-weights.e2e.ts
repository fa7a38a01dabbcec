// Weights of relevance through the whole system: installed by the command, chosen by the policy of a cluster, named by a run, and given back.
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Client } from '#client';
import { canonicalJson } from '#engine';
import { weightFile } from '#testing/weight-file.js';
import { waitFor } from '#testing/wait-for.js';
import { makeSmallCluster, day, type SmallCluster } from '../tools/fleet/small-cluster.js';
import { main as install } from '../tools/install-relevance.js';
import { WholeSystem } from './support/whole-system.js';

const folder = mkdtempSync(join(tmpdir(), 'linkwright-weights-'));
const polo = 'TX.GAR.TOP.POLO';
let system: WholeSystem;
let admin: Client;
let cluster: SmallCluster;
beforeAll(async () => {
  system = await WholeSystem.start();
  admin = createClient({ baseUrl: system.url, apiKey: system.adminKey });
  cluster = await makeSmallCluster(system.url, system.adminKey, polo, { enterprises: 2 });
}, 180_000);
afterAll(async () => {
  await system?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the command says, and its exit code. */
async function run(content: string, ...more: string[]): Promise<{ code: number; out: string; err: string }> {
  const file = join(folder, 'weights.json');
  writeFileSync(file, content);
  const [out, err] = [jest.spyOn(console, 'log').mockReturnValue(), jest.spyOn(console, 'error').mockReturnValue()];
  try {
    const code = await install([file, '--url', system.url, '--key', system.adminKey, ...more]);
    const said = ({ mock }: { mock: { calls: unknown[][] } }) => mock.calls.map((words) => words.join(' ')).join('\n');
    return { code, out: said(out), err: said(err) };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

const change = (body: object) => admin.GET('/v1/clusters/{id}', { params: { path: { id: cluster.clusterId } } }).then(({ data: { version } }) =>
  admin.PATCH('/v1/clusters/{id}', { params: { path: { id: cluster.clusterId }, header: { 'If-Match': `"${version}"` } }, body }));

it('installs a file, has a cluster use it, and its lots are matched with it', async () => {
  const weights = weightFile('of-2026');
  const { code, out } = await run(JSON.stringify(weights), '--cluster', cluster.clusterId, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out.split('\n').at(-1)!)).toMatchObject({ relevanceVersion: 'of-2026', cluster: cluster.clusterId, weightsVersion: 2 });
  const { data: { lots } } = await cluster.buyer.POST('/v1/requirements', {
    body: { clusterId: cluster.clusterId, title: 'Polo shirts', lots: [{ code: polo, quantity: 500, unit: 'piece', deadline: day(90) }] },
  });
  const found = await waitFor(async () => {
    const { data: { items } } = await cluster.cda.GET('/v1/proposals', { params: { query: { lotId: lots[0]!.id } } });
    return items.length === 2 ? items : null;
  }, { timeoutMs: 60_000, what: 'the proposals' });
  const { data } = await cluster.cda.GET('/v1/match-runs/{id}', { params: { path: { id: found[0]!.explanation.runId } } });
  expect(data).toMatchObject({ relevanceVersion: 'of-2026', weightsVersion: 2 });
  const { data: kept } = await admin.GET('/v1/clusters/{id}/weights', { params: { path: { id: cluster.clusterId }, query: { version: 1 } } });
  expect(kept.policy.relevanceVersion).toBeNull();

  const { data: { items: [item] } } = await cluster.cda.GET('/v1/relevance-weights', { params: { query: { relevanceVersion: 'of-2026' } } });
  const answer = await fetch(`${system.url}/v1/relevance-weights/${item!.id}/file`, { headers: { authorization: `Bearer ${cluster.cdaKey}` } });
  expect(await answer.text()).toBe(canonicalJson(weights));
});

it('takes a file of many parts', async () => {
  const words = Object.fromEntries(Array.from({ length: 120_000 }, (_, at) => [`word ${at}`, 1]));
  const { code, out } = await run(JSON.stringify(weightFile('large', { words: { texts: 40, in: words } })), '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out.split('\n').at(-1)!).bytes).toBeGreaterThan(1_500_000);
});

it('says what is wrong, and changes nothing', async () => {
  expect(await run('{')).toMatchObject({ code: 1, err: expect.stringContaining('not JSON') });
  expect(await run(JSON.stringify({ ...weightFile('new'), halfLifeDays: 0 }))).toMatchObject({ code: 1, err: expect.stringContaining('halfLifeDays') });
  expect(await run(`"${'x'.repeat(17 * 1024 * 1024)}"`)).toMatchObject({ code: 1, err: expect.stringContaining('16 MB') });
  expect(await run(JSON.stringify(weightFile('of-2026', { valueSpread: 2 })))).toMatchObject({ code: 1, err: expect.stringContaining('already_exists') });
  await expect(change({ policy: { relevanceVersion: 'never-installed' } })).rejects.toMatchObject({
    code: 'body_invalid', message: expect.stringContaining('never-installed'),
  });
  expect((await admin.GET('/v1/clusters/{id}', { params: { path: { id: cluster.clusterId } } })).data.policy.relevanceVersion).toBe('of-2026');
  expect((await change({ policy: { relevanceVersion: null } })).data).toMatchObject({ weightsVersion: 3, policy: { relevanceVersion: null } });
});

it('lets no cluster name weights whose word vectors matching has not loaded, and installs none', async () => {
  const needing = (version: string) => ({ ...weightFile(version), meaning: { vectors: 'f'.repeat(64), share: 0.2, full: 1, usual: 0.1 } });
  expect(await run(JSON.stringify(needing('meant')))).toMatchObject({ code: 1, err: expect.stringMatching(/word vectors ffff.*RELEVANCE_VECTORS/) });
  // As it is when they were there once.
  const file = canonicalJson(needing('meant-before'));
  await system.postgres.query(
    `INSERT INTO matching.relevance_weights (id, version, sha256, bytes, file, provenance, installed_at)
     VALUES (gen_random_uuid(), 'meant-before', 'of before', $1, $2, $3, now())`,
    [file.length, file, JSON.stringify({ ...weightFile('meant-before').provenance, vectors: 'f'.repeat(64) })],
  );
  const { data: { items } } = await cluster.cda.GET('/v1/relevance-weights', { params: { query: { relevanceVersion: 'meant-before' } } });
  expect(items[0]).toMatchObject({ vectors: 'f'.repeat(64), usable: false });
  await expect(change({ policy: { relevanceVersion: 'meant-before' } })).rejects.toMatchObject({
    code: 'body_invalid', message: expect.stringMatching(/meant-before were learned with the word vectors ffff.*RELEVANCE_VECTORS/),
  });
});
