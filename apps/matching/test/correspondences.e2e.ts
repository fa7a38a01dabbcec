// A lot with a code of one classification finds who claims a corresponding code of another, and says through what.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { LinkageProposal } from '#contracts/matching/proposals.js';
import { EvaluateEnterprise } from '#contracts/matching/proposals.js';
import { ListMatchRuns, type MatchRun } from '#contracts/matching/requirements.js';
import type { ClassifiedCode } from '#contracts/registry/codes.js';
import { recompute } from '#testing/calculator.js';
import { waitFor } from '#testing/wait-for.js';
import { Replica } from '../src/replica/replica.js';
import { startScene, type Posted, type Scene } from './linkage-scene.js';
import { cda, codes, enterprise } from './support/garments.js';
import { contextOf } from './support/system.js';

const isic = [['I', null, 'Manufacturing'], ['I14', 'I', 'Wearing apparel'], ['I141', 'I14', 'Apparel, except fur'], ['I1410', 'I141', 'Making of wearing apparel']] as const;
const bothSchemes: ClassifiedCode[] = [
  ...codes,
  ...isic.map(([code, parent, label]) => ({ scheme: 'ISIC', code, parent, labels: { en: label }, synonyms: {}, unit: 'C62' })),
];
const corresponding = (from: string, to: string, kind: 'exact' | 'partial') =>
  bothSchemes.map((one) => (one.code === from ? { ...one, corresponds: [{ code: to, kind }] } : one));

const byIndex = { MATCHING_REPLICA: 'on', MATCHING_REPLICA_FROM: '0', MATCHING_REPLICA_NEAREST: '2' };
const byTables = { MATCHING_REPLICA: 'off' };
const same = enterprise('A Same code');
const tailor = enterprise('B Tailor', {}, { code: 'I1410' });
const group = enterprise('C Whole group', {}, { code: 'I141' });

let scene: Scene;
let posted: Posted;
beforeAll(async () => {
  scene = await startScene({}, byTables);
  await scene.registry.putCodes(2, bothSchemes);
  await scene.register(same, tailor, group);
  posted = await scene.post();
});
afterAll(() => scene?.stop());

const live = async () => (await scene.proposalsOf(posted.lotId)).filter(({ status }) => status === 'proposed');
const namesNow = async () => (await live()).map(({ enterpriseName }) => enterpriseName);
const runsSince = async (last: string) => {
  const { items } = await scene.ask(ListMatchRuns, { requirementId: posted.requirement.id, limit: 50 }, contextOf(cda));
  return items.slice(0, items.findIndex(({ id }) => id === last));
};
const lastRun = async (): Promise<MatchRun> =>
  (await scene.ask(ListMatchRuns, { requirementId: posted.requirement.id, limit: 1 }, contextOf(cda))).items[0]!;
/** Another version of what corresponds, and the run that it causes. */
async function changed(version: number, items: ClassifiedCode[]): Promise<void> {
  const { id } = await lastRun();
  await scene.registry.putCorrespondences(version, items);
  await waitFor(async () => (await runsSince(id)).some(({ trigger, status }) => trigger === 'classification_changed' && status === 'done'), {
    what: 'the open lot is matched again',
  });
  await scene.quiet();
}
const ruleOf = ({ explanation }: LinkageProposal, name: string) => explanation.rules.find(({ rule }) => rule === name)!;
const fitOf = ({ explanation }: LinkageProposal) => explanation.criteria.find(({ criterion }) => criterion === 'capabilityFit')!;
const of = (proposals: LinkageProposal[], name: string) => proposals.find(({ enterpriseName }) => enterpriseName === name)!;

it('does not while nothing corresponds', async () => {
  expect(await namesNow()).toEqual(['A Same code']);
});

it('does as soon as something corresponds: the open lot is matched again, and every digit says through what', async () => {
  await changed(3, corresponding('G11', 'I1410', 'partial'));
  const proposals = await live();
  expect(proposals.map(({ enterpriseName }) => enterpriseName)).toEqual(['A Same code', 'B Tailor']);
  const found = of(proposals, 'B Tailor');
  expect(ruleOf(found, 'code')).toMatchObject({
    outcome: 'pass', actual: 0.8, text: 'code.similar',
    params: {
      wanted: 'G11', offered: 'I1410', correspondence: 'partial', correspondenceWeight: 0.8, correspondingWanted: 'G11', correspondingOffered: 'I1410',
    },
  });
  expect(ruleOf(found, 'code').words).toBe(
    'I1410 (Making of wearing apparel) is 2 × 4 / (4 + 4) × 0.8 = 0.8 alike to G11 (T-shirts) (through I1410 ↔ G11, partial), at least 0.7 is asked.',
  );
  expect(fitOf(found).words).toContain('codes 0.8 alike (through I1410 ↔ G11, partial) × 1 for a verified capability');
  for (const { explanation } of proposals) {
    const again = recompute(explanation);
    expect(again.score).toBe(explanation.score);
    expect(again.criteria['capabilityFit']!.value).toBe(explanation.criteria.find(({ criterion }) => criterion === 'capabilityFit')!.value);
    expect(again.rules['code']).toEqual({ outcome: 'pass', margin: explanation.rules.find(({ rule }) => rule === 'code')!.margin });
  }
  // Asked for, an enterprise that is just too far away says how far.
  const { rules } = await scene.ask(EvaluateEnterprise, { lotId: posted.lotId, enterpriseId: group.id }, contextOf(cda));
  expect(rules.find(({ rule }) => rule === 'code')).toMatchObject({ outcome: 'fail', text: 'code.unlike', params: { correspondence: 'partial' } });
});

it('is found from the other side too: who begins to claim a corresponding code meets the open lot', async () => {
  await scene.register(enterprise('D New tailor', {}, { code: 'I1410' }));
  expect(await namesNow()).toEqual(['A Same code', 'B Tailor', 'D New tailor']);
});

it('goes by the kind: what corresponds exactly counts as the code itself, and relatives come with it', async () => {
  await changed(4, corresponding('I1410', 'G11', 'exact'));
  const proposals = await live();
  expect(fitOf(of(proposals, 'B Tailor')).value).toBe(fitOf(of(proposals, 'A Same code')).value);
  expect(ruleOf(of(proposals, 'B Tailor'), 'code').words).toContain('× 1 = 1 alike to G11 (T-shirts) (through I1410 ↔ G11, exact)');
  expect(proposals.map(({ enterpriseName }) => enterpriseName)).toContain('C Whole group');
});

it('finds the same through the index in memory', async () => {
  const proposals = await live();
  await scene.restart(byIndex);
  await waitFor(() => scene.service.app.get(Replica).loaded !== null, { what: 'the index is loaded' });
  const again = await scene.post();
  expect((await lastRunOf(again)).search).toMatchObject({ by: 'index' });
  const what = ({ enterpriseName, score, explanation: { criteria } }: LinkageProposal) => ({ enterpriseName, score, fit: criteria[0] });
  expect(again.proposals.map(what)).toEqual(proposals.map(what));
  expect(again.proposals).toHaveLength(4);
  await scene.cancel(again);
});
const lastRunOf = async ({ requirement: { id } }: Posted) =>
  (await scene.ask(ListMatchRuns, { requirementId: id, limit: 1 }, contextOf(cda))).items[0]!;

it('withdraws what no longer corresponds', async () => {
  await changed(5, bothSchemes);
  expect(await namesNow()).toEqual(['A Same code']);
  expect((await scene.proposalsOf(posted.lotId)).find(({ enterpriseName }) => enterpriseName === 'B Tailor')).toMatchObject({ status: 'withdrawn', endReason: 'code' });
});
