// The index in memory: it finds what tables find, whatever changes; it lacks nothing that was committed; tables answer where it cannot.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MatchRun } from '#contracts/matching/requirements.js';
import { PostRequirement } from '#contracts/matching/requirements.js';
import { runFields } from '#brokering/proposals/explanation.js';
import { words } from '#contracts/matching/words.js';
import { armFailPoint, disarmFailPoints } from '#platform/fail-points.js';
import { Metrics } from '#platform/metrics.js';
import { weightFile } from '#testing/weight-file.js';
import { waitFor } from '#testing/wait-for.js';
import { Replica } from '../src/replica/replica.js';
import { RunsRepository } from '../src/runs/runs.repository.js';
import { startScene, type Scene } from './linkage-scene.js';
import { buyer, buyerActor, cluster, enterprise, requirement } from './support/garments.js';
import { dice, manyLots, manyMakers } from './support/many-makers.js';
import { contextOf } from './support/system.js';
import { choose, install } from './support/weights.js';

const byIndex = { MATCHING_REPLICA_FROM: '0', MATCHING_REPLICA_NEAREST: '2', MATCHING_REPLICA_FOLD_FROM: '20' };
const seed = Date.now() % 1_000_000;
const roll = dice(seed);
let scene: Scene;
let lotIds: string[];

beforeAll(async () => {
  scene = await startScene({ maxProposals: 4, minimumScore: 0.3, invitationCap: 1, holdingSeconds: 3600 }, byIndex);
  await scene.register(...manyMakers(120, roll));
  await loaded();
  const posted = await scene.ask(PostRequirement, requirement({ lots: manyLots(25, roll) }), contextOf(buyerActor));
  lotIds = posted.lots.map(({ id }) => id);
  await scene.quiet();
});
beforeEach(() => disarmFailPoints());
afterAll(() => scene?.stop());

const replica = () => scene.service.app.get(Replica);
const loaded = () => waitFor(() => replica().loaded !== null, { what: 'the index is loaded' });

/** Every lot is matched anew, as if somebody had asked for it. */
async function matchAll(): Promise<void> {
  const runs = scene.service.app.get(RunsRepository);
  await scene.database.transaction((tx) => runs.requestForLots(tx, lotIds, 'enterprise_changed'));
  await scene.quiet();
}

/** The newest run of each lot. */
const runsNow = () => scene.database.query<{ lot_id: string; search: MatchRun['search']; counts: MatchRun['counts'] }>(
  'SELECT DISTINCT ON (lot_id) lot_id, search, counts FROM match_run WHERE lot_id = ANY($1) ORDER BY lot_id, id DESC', [lotIds],
);

/** Everything that is proposed, with every digit of why. */
async function proposals() {
  const rows = await scene.database.query<{ explanation: Record<string, unknown> }>(
    `SELECT subject_id, offering_id, status, end_reason, rank, score, confidence, offered_quantity, offered_known, explanation
     FROM proposal WHERE subject_id = ANY($1) ORDER BY subject_id, offering_id`, [lotIds],
  );
  const ofRuns = runFields(words);
  return rows.map(({ explanation, ...row }) => ({ ...row, explanation: Object.fromEntries(Object.entries(explanation).filter(([name]) => !ofRuns.includes(name))) }));
}

const readiness = async () => (await (await fetch(`${scene.service.url}/readyz`)).json()) as { ok: boolean; notes: { replica: string } };

/** Indices that a thread has made, loading included. */
const foldsOf = async () => Number(/replica_build_seconds_count\{[^}]*\} (\d+)/.exec(await scene.service.app.get(Metrics).text())?.[1] ?? 0);

/** Matches all by the index, then by tables; both must leave the same proposals behind. */
async function bothWays(): Promise<number> {
  await loaded();
  await matchAll();
  const found = await proposals();
  const searched = await runsNow();
  expect(searched.map(({ search }) => search?.by)).toEqual(lotIds.map(() => 'index'));
  await scene.restart({ ...byIndex, MATCHING_REPLICA: 'off' });
  await matchAll();
  const all = await runsNow();
  expect(all.map(({ search }) => search?.because)).toEqual(lotIds.map(() => 'off'));
  expect({ seed, proposals: await proposals() }).toEqual({ seed, proposals: found });
  const considered = (rows: typeof all) => rows.map(({ lot_id, counts }) => [lot_id, counts!.considered]);
  expect(considered(all)).toEqual(considered(searched));
  await scene.restart(byIndex);
  return found.filter(({ explanation }) => explanation['score'] !== undefined).length;
}

describe('a run through the index', () => {
  it('proposes whom a run through tables proposes, with the same arithmetic, and judges a part only', async () => {
    expect(await bothWays()).toBeGreaterThan(20);
    const runs = await runsNow();
    expect(runs.some(({ search, counts }) => search!.judged < counts!.considered)).toBe(true);
  });

  it('does so when some were invited, some have had their answer, some are unwanted, and some are part of others', async () => {
    const [first, second] = (await scene.proposalsOf(lotIds[0]!)).concat(await scene.proposalsOf(lotIds[1]!)).filter(({ status }) => status === 'proposed');
    await scene.invite(first!);
    await scene.decide(second!, { ruling: 'decline', reasonCode: 'quality_doubt' });
    const others = await scene.proposalsOf(lotIds[2]!);
    await scene.registry.putBuyer({ ...buyer, version: 2, optOutEnterpriseIds: others.slice(0, 2).map(({ enterpriseId }) => enterpriseId) });
    const [kept, part] = [...scene.registry.enterprises.values()].filter(({ id, active }) => active && ![first, second].some((each) => each!.enterpriseId === id));
    await scene.register(
      { ...kept!, version: 2, formerIds: [part!.id], capabilities: [...kept!.capabilities, ...part!.capabilities].slice(0, 3) },
      { ...part!, version: 2, active: false, mergedInto: kept!.id, capabilities: [] },
    );
    await scene.quiet();
    expect(await bothWays()).toBeGreaterThan(20);
  });

  it('does so after changes of all kinds', async () => {
    const all = [...scene.registry.enterprises.values()].filter(({ formerIds, mergedInto }) => !formerIds?.length && !mergedInto);
    const others = manyMakers(40, roll);
    await scene.register(...others.map((each, at) => ({ ...each, id: all[at * 2]!.id, version: all[at * 2]!.version + 1 })));
    const rematched = await proposals();
    await matchAll();
    expect({ seed, proposals: await proposals() }).toEqual({ seed, proposals: rematched });
    expect(await bothWays()).toBeGreaterThan(20);
  });

  it('does so with learned weights of relevance, which ask everybody for all claims', async () => {
    await install(scene, JSON.stringify(weightFile('learned')));
    await choose(scene, 'learned');
    await scene.quiet();
    expect(await bothWays()).toBeGreaterThan(20);
    const [all, others] = [[...scene.registry.enterprises.values()].filter(({ formerIds, mergedInto }) => !formerIds?.length && !mergedInto), manyMakers(20, roll)];
    await loaded();
    await scene.register(...others.map((each, at) => ({ ...each, id: all[at * 3]!.id, version: all[at * 3]!.version + 1 })));
    const rematched = await proposals();
    await matchAll();
    expect({ seed, proposals: await proposals() }).toEqual({ seed, proposals: rematched });
    await choose(scene, null);
    await scene.quiet();
  });

  it('is made again for a change only where it changes whom it proposes', async () => {
    await loaded();
    await matchAll();
    const runsOf = async () => new Map((await scene.database.query<{ lot_id: string; runs: number }>(
      'SELECT lot_id, count(*)::int AS runs FROM match_run WHERE lot_id = ANY($1) GROUP BY 1', [lotIds],
    )).map((row) => [row.lot_id, row.runs]));
    const full = (await scene.database.query<{ id: string }>(
      `SELECT lot_id AS id FROM match_run m WHERE lot_id = ANY($1) AND (search->>'last') IS NOT NULL
         AND NOT EXISTS (SELECT FROM match_run n WHERE n.lot_id = m.lot_id AND n.id > m.id)`, [lotIds],
    )).map(({ id }) => id);
    expect(full.length).toBeGreaterThan(0);
    const before = await runsOf();
    const worst = enterprise('Worst', {}, { code: 'G11', statedOn: '2020-01-01', status: 'declared', leadTimeDays: 9, priceHint: undefined, capacity: [] });
    await scene.register(worst);
    const after = await runsOf();
    expect(full.filter((id) => after.get(id) === before.get(id)).length).toBeGreaterThan(0);
    const better = { statedOn: new Date().toISOString().slice(0, 10), status: 'verified', leadTimeDays: 1, priceHint: { amount: 0.5, currency: 'USD' } };
    const best = enterprise('Best of all', {}, better);
    await scene.register({ ...worst, version: 2, capabilities: best.capabilities });
    const listed = await scene.database.query<{ id: string }>(
      `SELECT subject_id AS id FROM proposal WHERE offering_id = $1 AND status = 'proposed' AND subject_id = ANY($2)`, [worst.id, lotIds],
    );
    expect(listed.length).toBeGreaterThan(0);
    await scene.register({ ...worst, version: 3, active: false });
    const [left] = await scene.database.query<{ count: number }>(
      `SELECT count(*)::int FROM proposal WHERE offering_id = $1 AND status = 'proposed'`, [worst.id],
    );
    expect(left!.count).toBe(0);
    const rematched = await proposals();
    await matchAll();
    expect(await proposals()).toEqual(rematched);
  });

  it('lacks nothing that was committed, though the index has not heard of it', async () => {
    await loaded();
    armFailPoint('replica.before-change', 'throw');
    const best = enterprise('Unheard', {}, { leadTimeDays: 1, priceHint: { amount: 0.5, currency: 'USD' } });
    await scene.register(best);
    const posted = await scene.post();
    const [run] = await scene.database.query<{ search: MatchRun['search'] }>('SELECT search FROM match_run WHERE lot_id = $1 ORDER BY id DESC LIMIT 1', [posted.lotId]);
    expect(run!.search).toMatchObject({ by: 'index', late: 1 });
    expect(posted.proposals.map(({ enterpriseId }) => enterpriseId)).toContain(best.id);
    disarmFailPoints();
    await waitFor(() => replica().loaded?.clusters.get(cluster.id)?.index.versionOf(best.id), { what: 'the index hears of it' });
    await scene.cancel(posted);
  });

  it('is answered as ever while a thread makes the index anew, though that fails, and by the new one', async () => {
    await loaded();
    const cannot = armFailPoint('replica.before-adoption', 'throw');
    const its = () => replica().loaded!.clusters.get(cluster.id)!;
    const before = await foldsOf();
    const others = manyMakers(40, roll);
    const isPlain = ({ formerIds, mergedInto }: (typeof others)[0]) => !formerIds?.length && !mergedInto;
    const those = [...scene.registry.enterprises.values()].filter(isPlain).slice(0, others.length);
    await scene.register(...those.map((each, at) => ({ ...others[at]!, id: each.id, version: each.version + 1 })));
    await waitFor(() => cannot.hits() > 1, { what: 'making it anew is tried again' });
    expect(its().isDue).toBe(true);
    await matchAll();
    const found = await proposals();
    expect((await runsNow()).map(({ search }) => search?.by)).toEqual(lotIds.map(() => 'index'));
    disarmFailPoints();
    await waitFor(() => !its().isDue, { what: 'the index is made anew' });
    expect(await foldsOf()).toBeGreaterThan(before);
    await matchAll();
    expect({ seed, proposals: await proposals() }).toEqual({ seed, proposals: found });
    expect(await bothWays()).toBeGreaterThan(20);
  });

  it('says its watermark, which rises, and shows in the figures who asked it', async () => {
    await loaded();
    const read = async () => (await scene.post()).requirement.lots[0]!.id;
    const watermarkOf = async (lotId: string) => {
      const [run] = await scene.database.query<{ search: MatchRun['search'] }>('SELECT search FROM match_run WHERE lot_id = $1', [lotId]);
      return BigInt(run!.search!.watermark!);
    };
    const before = await watermarkOf(await read());
    await scene.register(enterprise('Another'));
    await waitFor(async () => BigInt(replica().loaded!.snapshot.split(':')[0]!) > before, { what: 'the index follows' });
    expect(await watermarkOf(await read())).toBeGreaterThan(before);
    const figures = await scene.service.app.get(Metrics).text();
    expect(figures).toMatch(/replica_match_runs_total\{by="index",because="",app="matching"\} [1-9]/);
    expect(figures).toMatch(/replica_enterprises\{app="matching"\} 1\d\d/);
    expect(figures).toMatch(/replica_lag_seconds\{app="matching"\} \d/);
  });
});

describe('tables answer', () => {
  it('where few claim the code', async () => {
    await scene.restart({ MATCHING_REPLICA_FROM: '5000' });
    await loaded();
    await matchAll();
    expect((await runsNow()).map(({ search }) => search)).toEqual(lotIds.map(() => expect.objectContaining({ by: 'tables', because: 'few', watermark: null })));
  });

  it('while the index is loading, and the service is ready all the same', async () => {
    armFailPoint('replica.before-load', 'throw');
    await scene.restart(byIndex);
    await matchAll();
    expect((await runsNow()).map(({ search }) => search?.because)).toEqual(lotIds.map(() => 'loading'));
    expect(await readiness()).toMatchObject({ ok: true, notes: { replica: expect.stringContaining('loading') } });
    disarmFailPoints();
    await loaded();
    await waitFor(async () => (await readiness()).notes.replica.includes('enterprises in 1 clusters'), { what: 'it says that it is loaded' });
    await matchAll();
    expect((await runsNow()).map(({ search }) => search?.by)).toEqual(lotIds.map(() => 'index'));
  });
});
