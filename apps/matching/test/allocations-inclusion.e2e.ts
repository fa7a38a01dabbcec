// A quota in a split is for those who owe their place to the policy, by what anybody may read of it: it tells nothing more of who counts.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AllocationQuestion, DecideAllocation, ListAllocations, SimulateAllocation, type SimulatedAllocation } from '#contracts/matching/allocations.js';
import { GetMatchRun, GetRequirement } from '#contracts/matching/requirements.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { codeOf, makers, startScene, type Posted, type Scene } from './linkage-scene.js';
import { cda, cluster } from './support/garments.js';
import { contextOf } from './support/system.js';

const places = 10;
let scene: Scene;
let all: EnterpriseForMatching[];
let posted: Posted;
let before: Posted;

beforeAll(async () => {
  scene = await startScene({ maxProposals: places });
  all = makers(16);
  await scene.register(...all);
  before = await scene.post();
  // Invited, it makes room for others by exposure: without that a step of inclusion moves nobody.
  await scene.invite(before.proposals[0]!);
  scene.registry.counting = all.slice(11).map(({ id }) => id);
  const [row] = await scene.database.query<{ document: typeof cluster }>('SELECT document FROM cluster_projection');
  await scene.registry.putCluster({ ...row!.document, version: 9, weightsVersion: 9, policy: { ...row!.document.policy, spreading: {
    looksAt: 40, steps: [{ step: 'exposure', strength: 0.5, periodDays: 30 }, { step: 'inclusion', share: 0.5, categories: ['women'] }],
  } } });
  await waitFor(async () => (await scene.database.query('SELECT 1 FROM cluster_projection WHERE version = 9')).length === 1, { what: 'the policy is known' });
  await scene.quiet();
  posted = await scene.post();
});
afterAll(() => scene?.stop());

const ask = (question: Partial<AllocationQuestion>, { lotId }: Posted = posted) =>
  scene.ask(SimulateAllocation, { lotId, question: AllocationQuestion.parse({ method: 'greedy', ...question }) }, contextOf(cda));
const decide = ({ shares }: SimulatedAllocation, inclusionQuota: number, from: Posted = posted) => scene.ask(DecideAllocation, { lotId: from.lotId, allocation: {
  shares: shares.map(({ proposalId, version, quantity }) => ({ proposalId, version, quantity })), conflictOfInterest: 'none',
  demands: { maximumEnterprises: null, shareCap: null, newcomersFloor: null, inclusionQuota, costPerEnterprise: 0.01 },
} }, contextOf(cda));
/** Of what is split, to those who owe their place to the policy. */
const partOf = ({ shares, candidates }: SimulatedAllocation) => {
  const placed = new Set(candidates.filter(({ isPlacedByPolicy }) => isPlacedByPolicy).map(({ enterpriseId }) => enterpriseId));
  return shares.filter(({ enterpriseId }) => placed.has(enterpriseId)).reduce((sum, { part }) => sum + part, 0);
};

it('is for those whose place by score is behind all places of the run, which every proposal says', async () => {
  const { lots } = await scene.ask(GetRequirement, { id: posted.requirement.id }, contextOf(cda));
  const run = await scene.ask(GetMatchRun, { id: lots[0]!.lastRunId! }, contextOf(cda));
  const { candidates } = await ask({});
  expect(candidates).toHaveLength(places);
  expect(candidates.map(({ isPlacedByPolicy }) => isPlacedByPolicy)).toEqual(
    posted.proposals.map(({ explanation }) => explanation.spreading!.rankByScore > run.spreading!.places));
  expect(candidates.filter(({ isPlacedByPolicy }) => isPlacedByPolicy)).toHaveLength(5);
});

it('gives them their part, which they would not have had, and says what that costs', async () => {
  const [free, bound] = [await ask({ costPerEnterprise: 0 }), await ask({ costPerEnterprise: 0, inclusionQuota: 0.3, method: 'exact', timeLimitSeconds: 5 })];
  expect(partOf(free)).toBe(0);
  expect(partOf(bound)).toBeCloseTo(0.3, 9);
  expect(bound.objective).toBeLessThan(free.objective);
  if (bound.isPriced) expect(bound.binding).toContainEqual(expect.objectContaining({ demand: 'inclusionQuota', value: 0.3 }));
});

it('asks nobody who counts, and answers the same whoever does now', async () => {
  const asked = scene.registry.asked['CountTowardsPolicy'];
  const questions: Partial<AllocationQuestion>[] = [
    { inclusionQuota: 0.3 }, { inclusionQuota: 1 }, { inclusionQuota: 0.5, quantity: 1 }, { inclusionQuota: 0.2, maximumEnterprises: 1 },
    { inclusionQuota: 0.4, locked: [{ proposalId: posted.proposals[0]!.id, quantity: 0 }], excluded: [posted.proposals[1]!.id] },
  ];
  const answers = await Promise.all(questions.map((question) => ask(question)));
  const counting = scene.registry.counting;
  scene.registry.counting = all.slice(0, 6).map(({ id }) => id);
  expect(await Promise.all(questions.map((question) => ask(question)))).toEqual(answers);
  scene.registry.counting = counting;
  expect(scene.registry.asked['CountTowardsPolicy']).toBe(asked);
});

it('is for nobody where the policy of the run had no exposure: of who is no newcomer it would say who counts', async () => {
  const [run] = await scene.database.query<{ id: string; spreading: { steps: { step: string }[] } }>(
    'SELECT id, spreading FROM match_run WHERE lot_id = $1 ORDER BY id DESC LIMIT 1', [posted.lotId]);
  const { id, spreading } = run!;
  const put = (steps: object[]) => scene.database.query('UPDATE match_run SET spreading = $2 WHERE id = $1', [id, JSON.stringify({ ...spreading, steps })]);
  await put(spreading.steps.map((each) => (each.step === 'exposure' ? { ...each, step: 'newcomers' } : each)));
  expect((await ask({})).candidates.some(({ isPlacedByPolicy }) => isPlacedByPolicy)).toBe(false);
  expect(await codeOf(ask({ inclusionQuota: 0.2 }))).toBe('inclusion_pool_too_small');
  await put(spreading.steps);
});

it('is refused where fewer than five owe their place to the policy, simulated and decided', async () => {
  const placed = (await ask({})).candidates.find(({ isPlacedByPolicy }) => isPlacedByPolicy)!;
  const question = { inclusionQuota: 0.2, excluded: [placed.proposalId] };
  expect(await codeOf(ask(question))).toBe('inclusion_pool_too_small');
  await expect(ask(question)).rejects.toThrow(/^A quota needs 5 enterprises or more .* leave inclusionQuota out/);
  expect((await ask({ ...question, inclusionQuota: 0 })).shares).not.toHaveLength(0);
  await scene.decide(await scene.proposal(placed.proposalId), { ruling: 'decline', reasonCode: 'price' });
  const free = await ask({});
  expect(await codeOf(decide(free, 0.2))).toBe('inclusion_pool_too_small');
  // What is wrong with a share comes first.
  const unknown = { ...free, shares: free.shares.map((each) => ({ ...each, proposalId: newId() })) };
  expect(await codeOf(decide(unknown, 0.2))).toBe('not_found');
  expect(await scene.database.query('SELECT 1 FROM allocation')).toEqual([]);
});

it('is kept with a split that was decided, and whether it was met', async () => {
  const other = await scene.post();
  const bound = await ask({ inclusionQuota: 0.3 }, other);
  const kept = await decide(bound, 0.3, other);
  expect(kept).toMatchObject({ keepsDemands: true, demands: { inclusionQuota: 0.3 } });
  // Not who was in the group: nothing of it has to be held.
  const [row] = await scene.database.query<{ candidates: object[] }>('SELECT candidates FROM allocation WHERE id = $1', [kept.id]);
  expect(row!.candidates.filter((each) => 'isPlacedByPolicy' in each)).toEqual([]);
  const third = await scene.post();
  expect(await decide(await ask({}, third), 0.3, third)).toMatchObject({ keepsDemands: false });
  // Nor is it said of a split that holds it, of an earlier version.
  await scene.database.query(`UPDATE allocation SET candidates = (SELECT jsonb_agg(each || '{"isPlacedByPolicy": true}') FROM jsonb_array_elements(candidates) each) WHERE id = $1`, [kept.id]);
  const { items } = await scene.ask(ListAllocations, { lotId: other.lotId, limit: 5 }, contextOf(cda));
  expect(items[0]!.candidates.filter((each) => 'isPlacedByPolicy' in each)).toEqual([]);
});
