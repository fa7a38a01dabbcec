// Another policy on the last lots of a cluster: what the simulation says is what the cluster gets, and nothing is written.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Input } from '#contracts/message.js';
import { SimulatePolicy } from '#contracts/matching/simulations.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { SimulationsService } from '../src/simulations/simulations.service.js';
import { codeOf, makers, startScene, type Scene } from './linkage-scene.js';
import { buyerActor, cda, cluster, foreignCda, inDays } from './support/garments.js';
import { contextOf } from './support/system.js';

const verified = { trackRecords: [{ date: inDays(-30), codes: ['G11'], title: 'T-shirts for spring', onTime: null, rejectedShare: null, source: 'Invoice', verifiedBy: 'CDA' }] };
const places = 2;
let scene: Scene;
let all: EnterpriseForMatching[];

beforeAll(async () => {
  scene = await startScene({ maxProposals: places });
  all = makers(5).map((each, at) => (at < 3 ? ({ ...each, ...verified } as EnterpriseForMatching) : each));
  await scene.register(...all);
  for (let lots = 0; lots < 4; lots += 1) await scene.post();
});
afterAll(() => scene?.stop());

const simulate = (more: Partial<Input<typeof SimulatePolicy>>, actor = cda) =>
  scene.ask(SimulatePolicy, { clusterId: cluster.id, last: 4, invitedPerLot: 1, ...more }, contextOf(actor));
const exposure = { looksAt: 5, steps: [{ step: 'exposure' as const, strength: 1, periodDays: 30 }] };

describe('a simulation', () => {
  it('of what there is changes nothing', async () => {
    const same = await simulate({});
    expect(same).toMatchObject({ replayed: 4, skipped: 0, limit: null, leftOut: [], enterprises: [], changed: 0, added: 0, dropped: 0, moved: 0, changedLots: 0, lots: [], before: { places: 8, proposed: 2, meanCost: 0, newcomersShare: 0 } });
    expect(same.after).toEqual(same.before);
    // Five belong, two of them have four places each.
    expect(same.before.gini).toBeCloseTo(0.6, 12);
    expect((await simulate({ last: 50 })).limit).toBe('lots');
  });

  it('tells who gains and loses by exposure: whoever was first makes room for the next', async () => {
    const { before, after, enterprises, changed } = await simulate({ policy: { spreading: exposure } });
    expect(after.gini).toBeLessThan(before.gini);
    expect(after.meanCost).toBeGreaterThan(0);
    expect(changed).toBe(enterprises.length);
    expect(enterprises.reduce((sum, { change }) => sum + change, 0)).toBe(0);
    expect(enterprises.find(({ enterpriseId }) => enterpriseId === all[0]!.id)!.change).toBeLessThan(0);
    expect(enterprises.every(({ enterpriseName, change, ...its }) => enterpriseName.startsWith('Maker') && its.after - its.before === change)).toBe(true);
  });

  it('tells lot by lot which proposals are added, dropped and moved, the newest lot first', async () => {
    const { before, after, added, dropped, moved, changedLots, lots } = await simulate({ policy: { spreading: exposure } });
    expect(after.places - before.places).toBe(added - dropped);
    expect(added).toBeGreaterThan(0);
    // The lot that was posted first has nobody who was invited before it.
    expect([changedLots, lots.length]).toEqual([3, 3]);
    for (const what of ['added', 'dropped', 'moved'] as const) expect(lots.reduce((sum, lot) => sum + lot[what], 0)).toBe({ added, dropped, moved }[what]);
    expect(lots.map(({ postedAt }) => postedAt)).toEqual(lots.map(({ postedAt }) => postedAt).toSorted().toReversed());
    for (const { proposals } of lots) {
      expect(proposals.every(({ enterpriseName, before: now, after: then }) => enterpriseName.startsWith('Maker') && now?.rank !== then?.rank)).toBe(true);
      expect(proposals.filter(({ after: then }) => then !== null).every(({ after: then }) => then!.score > 0 && then!.score <= 1)).toBe(true);
    }
    const fewer = await simulate({ policy: { maxProposals: 1 } });
    expect(fewer).toMatchObject({ added: 0, dropped: 4, moved: 0, changedLots: 4, lots: [{ number: 1, proposals: [{ before: { rank: 2 }, after: null }] }, {}, {}, {}] });
  });

  it('leaves the places that exposure keeps: of two only the other one moves, and none when both are kept', async () => {
    const keeping = (keep: number) => simulate({ invitedPerLot: 2, policy: { spreading: { ...exposure, steps: [{ ...exposure.steps[0]!, keep }] } } });
    const { enterprises, changed } = await keeping(1);
    expect(changed).toBeGreaterThan(0);
    expect(enterprises.find(({ enterpriseId }) => enterpriseId === all[0]!.id)?.change ?? 0).toBe(0);
    expect(enterprises.find(({ enterpriseId }) => enterpriseId === all[1]!.id)!.change).toBeLessThan(0);
    expect(await keeping(places)).toMatchObject({ changed: 0, after: { meanCost: 0 } });
  });

  it('tells what newcomers get, where a floor is missed, and what weights do', async () => {
    const some = await simulate({ policy: { spreading: { looksAt: 5, steps: [{ step: 'newcomers', share: 0.5 }] } } });
    expect(some.after).toMatchObject({ newcomersShare: 0.5, missed: 0 });
    const few = await simulate({ policy: { spreading: { looksAt: 3, steps: [{ step: 'newcomers', share: 0.5 }] } } });
    expect(few.after).toMatchObject({ newcomersShare: 0, missed: 4, meanCost: 0 });
    const cheap = await simulate({ weights: { leadTimeMargin: 0, price: 0 } });
    expect(cheap.replayed).toBe(4);
    const inclusion = await simulate({ policy: { spreading: { looksAt: 5, steps: [{ step: 'inclusion', share: 0.5, categories: ['women'] }] } } });
    expect([inclusion.leftOut, inclusion.changed, scene.registry.asked['CountTowardsPolicy']]).toEqual([['inclusion'], 0, undefined]);
  });

  it('writes nothing', async () => {
    const state = () => scene.database.query('SELECT (SELECT count(*) FROM match_run) AS runs, (SELECT max(xmin::text::bigint) FROM proposal) AS proposals, (SELECT count(*) FROM outbox) AS told');
    const before = await state();
    await simulate({ policy: { spreading: exposure } });
    expect(await state()).toEqual(before);
  });

  it('counts lots apart that neither side can match: a code that is gone, a unit that the engine does not know', async () => {
    const lots = await scene.database.query<{ id: string }>('SELECT id FROM lot ORDER BY id');
    const change = (column: 'code' | 'unit', value: string, at: number) => scene.database.query(`UPDATE lot SET ${column} = $1 WHERE id = $2`, [value, lots[at]!.id]);
    await change('code', 'GONE', 0);
    await change('unit', 'ell', 1);
    const some = await simulate({});
    expect(some).toMatchObject({ replayed: 2, skipped: 2, limit: null, before: { places: 4 }, after: { places: 4 } });
    for (const at of [2, 3]) await change('unit', 'ell', at);
    expect(await simulate({})).toMatchObject({ replayed: 0, skipped: 4, from: null, to: null, before: { places: 0, newcomersShare: 0, meanCost: 0 } });
    await scene.database.query(`UPDATE lot SET code = 'G11', unit = 'piece'`);
    expect(await simulate({})).toMatchObject({ replayed: 4, skipped: 0 });
  });

  it('takes a stored policy that says nothing of spreading for one that does not spread', async () => {
    await scene.database.query(`UPDATE cluster_projection SET document = document #- '{policy,spreading}' WHERE id = $1`, [cluster.id]);
    const same = await simulate({ policy: { maxProposals: places } });
    expect(same).toMatchObject({ replayed: 4, leftOut: [], changed: 0, before: { places: 8, meanCost: 0 } });
    expect((await simulate({ policy: { spreading: exposure } })).changed).toBeGreaterThan(0);
  });

  it('is for the people of the cluster, few at a time and in time, and refuses weights that weigh nothing or are not there', async () => {
    expect(await codeOf(simulate({}, buyerActor))).toBe('role_not_allowed');
    expect(await codeOf(simulate({}, foreignCda))).toBe('not_found');
    const none = Object.fromEntries(Object.keys(cluster.weights).map((name) => [name, 0]));
    expect(await codeOf(simulate({ weights: none }))).toBe('body_invalid');
    const refusal = await simulate({ policy: { relevanceVersion: 'nowhere-1' } }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'body_invalid', details: { fields: [{ field: 'policy.relevanceVersion' }] } });
    const service = scene.service.app.get(SimulationsService);
    const ask = () => service.simulate({ clusterId: cluster.id, last: 4, invitedPerLot: 1 }, { ...contextOf(cda) } as never);
    const asked = await Promise.allSettled([ask(), ask(), ask(), ask()]);
    expect(asked.map((each) => (each.status === 'fulfilled' ? each.value.replayed : each.reason.code)).sort()).toEqual([4, 4, 4, 'overloaded']);
    expect((await ask()).replayed).toBe(4);
    const late = service.simulate({ clusterId: cluster.id, last: 4, invitedPerLot: 1 }, { ...contextOf(cda), deadline: Date.now() } as never);
    expect(await codeOf(late)).toBe('deadline_exceeded');
  });
});

describe('a simulation after a merger', () => {
  it('takes whoever is linked under a former id for no newcomer, and counts the former one nowhere', async () => {
    const [kept, other] = makers(2, 'Merging') as [EnterpriseForMatching, EnterpriseForMatching];
    await scene.register(...all.map((each) => ({ ...each, version: 2, active: false })), kept, other);
    const { proposals } = await scene.post();
    const { buyer, enterprise } = await scene.invite(proposals.find(({ enterpriseId }) => enterpriseId === other.id)!);
    for (const each of [buyer, enterprise]) await scene.reply(each, { answer: 'yes' });
    await scene.quiet();
    await scene.post();
    // One of two is linked.
    expect((await simulate({ last: 1 })).before).toMatchObject({ places: 2, newcomersShare: 0.5 });
    const merged = { places: 1, proposed: 1, newcomersShare: 0 };
    await scene.register({ ...kept, version: 2, formerIds: [other.id] });
    expect((await simulate({ last: 1 })).before).toMatchObject(merged);
    await scene.register({ ...other, version: 2, active: false, capabilities: [], mergedInto: kept.id });
    expect((await simulate({ last: 1 })).before).toMatchObject(merged);
  });
});
