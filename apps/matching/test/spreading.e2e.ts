// Policy after scoring, in the running service: places for those asked seldom and for newcomers, told with its arithmetic, and nothing of who counts.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EvaluateEnterprise, GetProposal } from '#contracts/matching/proposals.js';
import { GetMatchRun, GetRequirement, PostRequirement, type MatchRun } from '#contracts/matching/requirements.js';
import type { Spreading } from '#contracts/registry/spreading.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { runFields } from '#brokering/proposals/explanation.js';
import { words } from '#contracts/matching/words.js';
import { waitFor } from '#testing/wait-for.js';
import { Replica } from '../src/replica/replica.js';
import { RunsRepository } from '../src/runs/runs.repository.js';
import { makers, startScene, type Posted, type Scene } from './linkage-scene.js';
import { buyerActor, cda, cluster, inDays, requirement } from './support/garments.js';
import { dice, manyLots, manyMakers } from './support/many-makers.js';
import { contextOf } from './support/system.js';

const verified = { trackRecords: [{ date: inDays(-30), codes: ['G11'], title: 'T-shirts for spring', onTime: null, rejectedShare: null, source: 'Invoice', verifiedBy: 'CDA' }] };
const places = 3;

let scene: Scene;
let all: EnterpriseForMatching[];
let version = 10;

beforeAll(async () => {
  scene = await startScene({ maxProposals: places });
  // The first four have a history, so that they are better and no newcomers.
  all = makers(8).map((each, at) => (at < 4 ? ({ ...each, ...verified } as EnterpriseForMatching) : each));
  await scene.register(...all);
});
afterAll(() => scene?.stop());

async function spreadBy(spreading: Spreading): Promise<void> {
  const [row] = await scene.database.query<{ document: typeof cluster }>('SELECT document FROM cluster_projection');
  version += 1;
  await scene.registry.putCluster({ ...row!.document, version, weightsVersion: version, policy: { ...row!.document.policy, spreading } });
  await waitFor(async () => (await scene.database.query('SELECT 1 FROM cluster_projection WHERE version = $1', [version])).length === 1, { what: 'the policy is known' });
  await scene.quiet();
}

async function setActive(id: string, active: boolean): Promise<void> {
  const its = scene.registry.enterprises.get(id)!;
  await scene.register({ ...its, version: its.version + 1, active });
}

const newestRun = async ({ requirement: { id } }: Pick<Posted, 'requirement'>, actor = cda): Promise<MatchRun> => {
  const { lots } = await scene.ask(GetRequirement, { id }, contextOf(actor));
  return scene.ask(GetMatchRun, { id: lots[0]!.lastRunId! }, contextOf(actor));
};
const live = async (lotId: string) => (await scene.proposalsOf(lotId)).filter(({ status }) => status === 'proposed').sort((one, other) => one.rank - other.rank);
const idsOf = async (lotId: string) => (await live(lotId)).map(({ enterpriseId }) => enterpriseId);
const evaluate = (lotId: string, enterpriseId: string) => scene.ask(EvaluateEnterprise, { lotId, enterpriseId }, contextOf(cda));

describe('a cluster that spreads nothing', () => {
  it('proposes the best by score and says nothing of a policy', async () => {
    const posted = await scene.post();
    const byScore = posted.proposals.map(({ enterpriseId }) => enterpriseId);
    expect(byScore).toHaveLength(places);
    expect(posted.proposals.some(({ explanation }) => 'spreading' in explanation)).toBe(false);
    expect((await newestRun(posted)).spreading).toBeNull();
    await scene.cancel(posted);
  });
});

describe('exposure', () => {
  it('takes off the score what an invitation weighs, names every part of it, and writes nothing again while nothing changed', async () => {
    await spreadBy({ looksAt: 8, steps: [{ step: 'exposure', strength: 0.5, periodDays: 30 }] });
    const first = await scene.post();
    const [best] = await live(first.lotId);
    expect(best!.explanation.spreading).toMatchObject({ rankByScore: 1, rank: 1, moved: 0, exposure: { invitations: 0, adjustment: 0 } });
    const sent = await scene.invite(best!);
    const second = await scene.post();
    const ranked = await live(second.lotId);
    expect(ranked.map(({ enterpriseId }) => enterpriseId)).not.toContain(best!.enterpriseId);
    const run = await newestRun(second);
    expect(run.spreading).toMatchObject({ looksAt: 8, seen: 8, places, steps: [{ step: 'exposure', required: null, met: null }] });
    expect(run.spreading!.steps[0]!.cost).toBe(run.spreading!.cost);
    // What the list gives up: the score of who left, less that of who came.
    const left = await evaluate(second.lotId, best!.enterpriseId);
    expect(run.spreading!.cost).toBeCloseTo(left.score - ranked.at(-1)!.score, 12);
    expect(left.whyNot.reasons.map(({ text }) => text)).toEqual(['why_not.cluster_policy']);
    for (const { rank, score, explanation: { spreading } } of ranked) {
      const { exposure, moved, rankByScore, steps, listCost, words: said } = spreading!;
      expect([spreading!.rank, moved, steps, listCost]).toEqual([rank, rankByScore - rank, [{ step: 'exposure', moved }], run.spreading!.cost]);
      expect('keep' in exposure!).toBe(false);
      expect(exposure!.adjusted).toBe(score - exposure!.strength * Math.log(1 + exposure!.invitations));
      expect(said).toMatch(/^Cluster policy \+1: place \d by score/);
    }
    // Found as it was: not written again.
    const runs = scene.service.app.get(RunsRepository);
    await scene.database.transaction((tx) => runs.requestForLots(tx, [second.lotId], 'enterprise_changed'));
    await scene.quiet();
    expect(await live(second.lotId)).toEqual(ranked);
    // The buyer is told of the one that was approved, and nothing of what a policy did to others.
    const shown = await scene.ask(GetProposal, { id: best!.id }, contextOf({ ...buyerActor, organisationId: sent.buyer.organisationId }));
    expect('spreading' in shown.explanation).toBe(false);
    expect((await newestRun(second, buyerActor)).spreading).toBeNull();
    await scene.cancel(first);
    await scene.cancel(second);
  });
});

describe('exposure that keeps the first', () => {
  it('leaves who was invited in the first places, spreads the last, and says which is which', async () => {
    const steps = (keep: number): Spreading => ({ looksAt: 8, steps: [{ step: 'exposure', strength: 0.5, periodDays: 30, keep }] });
    await spreadBy(steps(3));
    const first = await scene.post();
    const byScore = await live(first.lotId);
    expect(byScore.map(({ explanation }) => explanation.spreading!.rankByScore)).toEqual([1, 2, 3]);
    await scene.invite(byScore[0]!);
    await scene.invite(byScore[2]!);
    await scene.cancel(first);
    await spreadBy(steps(2));
    const second = await scene.post();
    const ranked = await live(second.lotId);
    // Invited as the third is, the first stays; the third makes room for the fourth.
    expect(ranked.map(({ explanation }) => explanation.spreading!.rankByScore)).toEqual([1, 2, 4]);
    expect(ranked[0]!.enterpriseId).toBe(byScore[0]!.enterpriseId);
    const [kept, , moved] = ranked.map(({ explanation }) => explanation.spreading!);
    expect(kept!.exposure).toMatchObject({ keep: 2, adjustment: 0, adjusted: ranked[0]!.score });
    expect(kept!.exposure!.invitations).toBeGreaterThan(0);
    expect(kept!.words).toMatch(/^Cluster policy ± 0: .* the first 2 by score are kept as they are, so nothing is taken off /);
    expect(moved!.words).toMatch(/^Cluster policy \+1: place 4 by score, place 3 after the policy\. Invited .* is taken off /);
    expect((await newestRun(second)).spreading!.steps[0]!.words).toMatch(/^Exposure: .* beyond the first 2 by score; it costs the list /);
    await scene.cancel(second);
  });
});

describe('newcomers', () => {
  it('get their places in return for the last of the others; what is missing is said', async () => {
    await spreadBy({ looksAt: 8, steps: [] });
    const posted = await scene.post();
    const byScore = await idsOf(posted.lotId);
    expect(byScore).toEqual(all.slice(0, places).map(({ id }) => id));
    // A cluster that changes its policy has its open lots matched again.
    await spreadBy({ looksAt: 8, steps: [{ step: 'newcomers', share: 0.34 }] });
    expect(await idsOf(posted.lotId)).toEqual([byScore[0], all[4]!.id, all[5]!.id]);
    const run = await newestRun(posted);
    expect(run.spreading!.steps).toMatchObject([{ step: 'newcomers', required: 2, placed: 2, missing: 0, met: true }]);
    expect((await live(posted.lotId)).map(({ explanation }) => explanation.spreading!.moved)).toEqual([0, 3, 3]);
    // Proposed by the policy: nothing keeps it out, whatever its rank by score.
    expect((await evaluate(posted.lotId, all[4]!.id)).whyNot).toMatchObject({ rank: 5, reasons: [] });
    // It looks at too few to find the second one.
    await spreadBy({ looksAt: 5, steps: [{ step: 'newcomers', share: 0.34 }] });
    expect((await newestRun(posted)).spreading!.steps).toMatchObject([{ required: 2, placed: 1, missing: 1, met: false, words: expect.stringContaining('1 are missing') }]);
    await scene.cancel(posted);
  });

  it('a cap of linkages keeps out who has as many', async () => {
    await spreadBy({ looksAt: 8, steps: [{ step: 'linkage_cap', most: 1, periodDays: 90 }] });
    const first = await scene.post();
    const [best] = await live(first.lotId);
    const sent = await scene.invite(best!);
    await scene.reply(sent.enterprise, { answer: 'yes' });
    await scene.reply(sent.buyer, { answer: 'yes' });
    await waitFor(async () => (await scene.proposal(best!.id)).status === 'agreed', { what: 'a linkage' });
    const second = await scene.post();
    expect(await idsOf(second.lotId)).not.toContain(best!.enterpriseId);
    expect((await newestRun(second)).spreading!.steps).toMatchObject([{ step: 'linkage_cap', barred: 1 }]);
    await scene.cancel(second);
    // Where it keeps out all there are, the run says so, and to the buyer nothing of linkages with others.
    for (const each of all.slice(1)) await setActive(each.id, false);
    const third = await scene.post();
    expect((await newestRun(third)).noneReason).toMatch(/^The one enterprise that could be proposed has as many linkages/);
    expect((await newestRun(third, buyerActor)).noneReason).toBe('No enterprise of the cluster can be proposed for this lot now.');
    await scene.cancel(third);
    for (const each of all.slice(1)) await setActive(each.id, true);
  });
});

describe('inclusion', () => {
  const steps: Spreading['steps'] = [
    { step: 'exposure', strength: 0.5, periodDays: 30 }, { step: 'inclusion', share: 0.34, categories: ['women'] },
  ];

  const nothingSaid = {
    step: 'inclusion', cost: null, required: null, placed: null, missing: null, barred: null, met: null, words: expect.stringContaining('is not said'),
  };
  let said: string;

  it('moves places, and says only what all steps did together', async () => {
    const counting = all.slice(3).map(({ id }) => id);
    scene.registry.counting = counting;
    await spreadBy({ looksAt: 8, steps });
    const posted = await scene.post();
    const ranked = await live(posted.lotId);
    expect(ranked.filter(({ enterpriseId }) => counting.includes(enterpriseId))).toHaveLength(2);
    for (const { explanation: { spreading } } of ranked) {
      expect(spreading).toMatchObject({ exposure: null, steps: null, moved: spreading!.rankByScore - spreading!.rank });
      expect(spreading!.words).toMatch(/^Cluster policy (\+\d|−\d|± 0): place \d by score, place \d after the policy\.$/);
    }
    const { spreading } = await newestRun(posted);
    expect(spreading!.steps).toEqual([
      expect.objectContaining({ step: 'exposure', cost: null }),
      nothingSaid,
    ]);
    said = spreading!.steps[1]!.words;
    // What is kept of the question is its place in the count of questions.
    const kept = await scene.database.query<{ spreading: object }>('SELECT spreading FROM match_run WHERE lot_id = $1', [posted.lotId]);
    expect(JSON.stringify(kept)).not.toMatch(/women|counting|isNewcomer/);
    await scene.cancel(posted);
  });

  it('is left out where the other steps move nobody, and says the same', async () => {
    scene.registry.counting = all.slice(3).map(({ id }) => id);
    await spreadBy({ looksAt: 8, steps: [{ step: 'exposure', strength: 0, periodDays: 30 }, steps[1]!] });
    const posted = await scene.post();
    expect(await idsOf(posted.lotId)).toEqual(all.slice(0, places).map(({ id }) => id));
    expect((await newestRun(posted)).spreading!.steps[1]).toEqual({ ...nothingSaid, words: said });
    await scene.cancel(posted);
  });

  it.each<[string, Spreading['steps'][number], number[]]>([
    ['a cap', { step: 'linkage_cap', most: 1, periodDays: 90 }, [0, 4, 5, 6, 7]],
    ['the floor of newcomers', { step: 'newcomers', share: 0.34 }, [0, 2, 3, 6, 7]],
  ])('is left out where only %s moves somebody: whom, is known by name', async (_, step, counting) => {
    scene.registry.counting = counting.map((at) => all[at]!.id);
    await spreadBy({ looksAt: 8, steps: [step] });
    const posted = await scene.post();
    const alone = await idsOf(posted.lotId);
    expect(alone).not.toEqual(all.slice(0, places).map(({ id }) => id));
    await spreadBy({ looksAt: 8, steps: [{ step: 'exposure', strength: 0, periodDays: 30 }, step, steps[1]!] });
    expect(await idsOf(posted.lotId)).toEqual(alone);
    expect((await newestRun(posted)).spreading!.steps[2]).toEqual({ ...nothingSaid, words: said });
    await scene.cancel(posted);
  });

  it('is left out when fewer than five of those seen count, and says the same; a run whose question fails is tried again', async () => {
    scene.registry.counting = all.slice(4).map(({ id }) => id);
    await spreadBy({ looksAt: 8, steps });
    const posted = await scene.post();
    const { spreading } = await newestRun(posted);
    expect(spreading!.steps[1]).toEqual({ ...nothingSaid, words: said });
    await scene.cancel(posted);

    scene.registry.failing.add('CountTowardsPolicy');
    const before = scene.registry.asked['CountTowardsPolicy']!;
    const { lots, id } = await scene.ask(PostRequirement, requirement(), contextOf(buyerActor));
    await waitFor(async () => scene.registry.asked['CountTowardsPolicy']! > before + 1, { what: 'a second try' });
    scene.registry.failing.clear();
    await scene.quiet();
    expect(await live(lots[0]!.id)).toHaveLength(places);
    await scene.cancel({ requirement: { id } as Posted['requirement'] });
    await spreadBy({ looksAt: 8, steps: [] });
  });
});

describe('by the index', () => {
  it('gives the places that tables give, and matches a lot again when somebody passed over changes', async () => {
    const byIndex = { MATCHING_REPLICA_FROM: '0', MATCHING_REPLICA_NEAREST: '2', MATCHING_REPLICA_FOLD_FROM: '20' };
    const seed = 67;
    const roll = dice(seed);
    await scene.restart(byIndex);
    await scene.register(...manyMakers(100, roll));
    await waitFor(() => (scene.service.app.get(Replica).loaded?.clusters.get(cluster.id)?.size ?? 0) >= 100, { what: 'the index has all of them' });
    await spreadBy({ looksAt: 12, steps: [{ step: 'exposure', strength: 0.05, periodDays: 30 }, { step: 'newcomers', share: 0.5 }] });
    const { lots } = await scene.ask(PostRequirement, requirement({ lots: manyLots(12, roll) }), contextOf(buyerActor));
    const lotIds = lots.map(({ id }) => id);
    await scene.quiet();
    const byIndexFound = await proposals(lotIds);
    expect({ seed, moves: byIndexFound.some(({ spreading }) => spreading.moved !== 0) }).toEqual({ seed, moves: true });
    const runs = await scene.database.query<{ lot_id: string; by: string; passed: string[]; last: object | null }>(
      `SELECT DISTINCT ON (lot_id) lot_id, search->>'by' AS by, spreading->'passedOver' AS passed, search->'last' AS last FROM match_run WHERE lot_id = ANY($1) ORDER BY lot_id, id DESC`, [lotIds]);
    expect({ seed, by: runs.map(({ by }) => by) }).toEqual({ seed, by: lotIds.map(() => 'index') });

    // Somebody who was seen and has no place leaves: others may be seen in its stead.
    const crowded = runs.find(({ last, passed }) => last !== null && passed.length > 0)!;
    const gone = scene.registry.enterprises.get(crowded.passed[0]!)!;
    await setActive(gone.id, false);
    const [again] = await scene.database.query<{ passed: string[] }>(
      `SELECT spreading->'passedOver' AS passed FROM match_run WHERE lot_id = $1 ORDER BY id DESC LIMIT 1`, [crowded.lot_id]);
    expect({ seed, again: again!.passed.includes(gone.id) }).toEqual({ seed, again: false });
    const afterwards = await proposals(lotIds);

    await scene.restart({ ...byIndex, MATCHING_REPLICA: 'off' });
    await scene.database.transaction((tx) => scene.service.app.get(RunsRepository).requestForLots(tx, lotIds, 'enterprise_changed'));
    await scene.quiet();
    expect({ seed, found: await proposals(lotIds) }).toEqual({ seed, found: afterwards });
  });

  /** All that is proposed, with every digit. */
  async function proposals(lotIds: readonly string[]) {
    const rows = await scene.database.query<{ rank: number; explanation: Record<string, unknown> & { spreading: { moved: number } } }>(
      `SELECT subject_id, offering_id, status, rank, score, explanation FROM proposal WHERE subject_id = ANY($1) AND status = 'proposed' ORDER BY subject_id, offering_id`, [lotIds]);
    const ofRuns = runFields(words);
    return rows.map(({ explanation, ...row }) => ({
      ...row, spreading: explanation.spreading, explanation: Object.fromEntries(Object.entries(explanation).filter(([name]) => !ofRuns.includes(name))),
    }));
  }
});
