// Who has made such things before stands higher, for runs and questions alike, and a change of what was done is matched again.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { GetMatchRun, GetRequirement } from '#contracts/matching/requirements.js';
import { EvaluateEnterprise, GetProposal, type CriterionResult, type LinkageProposal } from '#contracts/matching/proposals.js';
import { recompute } from '#testing/calculator.js';
import { accountOf, startScene, type Posted, type Scene } from './linkage-scene.js';
import { cda, cluster, enterprise, lot } from './support/garments.js';
import { contextOf } from './support/system.js';

const record = (title: string, verifiedBy?: string) =>
  ({ date: '2026-01-15', codes: ['G11'], title, onTime: null, rejectedShare: null, source: 'Invoice', verifiedBy });
const twins = ['A Newcomer', 'B Claims', 'C Experienced', 'D Baker'].map((name) => enterprise(name));
const [newcomer, claims, experienced, baker] = twins.map((each, at) => ({
  ...each,
  trackRecords: [
    [], [record('School T-shirts with a print')], [record('School T-shirts with a print', 'CDA')], [{ ...record('Bread', 'CDA'), codes: ['F'] }],
  ][at]!,
}));
const wanted = { title: 'T-shirts for a school', lots: [lot({ text: 'with a print on the back' })] };

let scene: Scene;
let posted: Posted;
beforeAll(async () => {
  scene = await startScene();
  await scene.register(newcomer!, claims!, experienced!, baker!);
  posted = await scene.post(wanted);
});
afterAll(() => scene?.stop());

const relevance = ({ criteria }: { criteria: CriterionResult[] }) => criteria.find(({ criterion }) => criterion === 'relevance')!;
const of = (proposals: LinkageProposal[], name: string) => proposals.find(({ enterpriseName }) => enterpriseName === name)!;
const lastRun = async () => {
  const { lots } = await scene.ask(GetRequirement, { id: posted.requirement.id }, contextOf(cda));
  return scene.ask(GetMatchRun, { id: lots[0]!.lastRunId! }, contextOf(cda));
};

it('ranks what was verified before what was only said, and neither history nor its absence against anybody', async () => {
  expect(cluster.weights.relevance).toBe(2);
  const { proposals } = posted;
  expect(proposals.slice(0, 2).map(({ enterpriseName }) => enterpriseName)).toEqual(['C Experienced', 'B Claims']);
  expect(of(proposals, 'A Newcomer').score).toBe(of(proposals, 'D Baker').score);
  expect(relevance(of(proposals, 'A Newcomer').explanation)).toMatchObject({ value: 0.5, basis: 'prior' });
  expect(relevance(of(proposals, 'C Experienced').explanation).words).toMatch(
    /^Relevance: 1 earlier delivery; 1 alike in words, "School T-shirts with a print" of 2026-01-15, verified, \d+ % \(school, t, shirts, print\): /,
  );
  for (const { explanation } of proposals) {
    const again = recompute(explanation).criteria['relevance']!;
    expect(again.value).toBeCloseTo(relevance(explanation).value, 12);
  }
});

it('answers a question about an enterprise with the value of the run', async () => {
  for (const { enterpriseId, explanation } of posted.proposals) {
    const evaluation = await scene.ask(EvaluateEnterprise, { lotId: posted.lotId, enterpriseId }, contextOf(cda));
    expect(relevance(evaluation)).toEqual(relevance(explanation));
    expect(evaluation.score).toBe(explanation.score);
  }
});

it('matches again when a record is verified, with another input hash', async () => {
  const before = await lastRun();
  await scene.register({ ...claims!, version: 2, trackRecords: experienced!.trackRecords });
  const proposals = await scene.proposalsOf(posted.lotId);
  expect(of(proposals, 'B Claims').score).toBe(of(proposals, 'C Experienced').score);
  const after = await lastRun();
  expect(after.id).not.toBe(before.id);
  expect(after.inputHash).not.toBe(before.inputHash);
  expect(after).toMatchObject({ algorithmVersion: 'rules-weights/5' });
});

it('tells the buyer how alike, not what the order of somebody else was called', async () => {
  const { buyer, enterprise: side } = await scene.invite(of(await scene.proposalsOf(posted.lotId), 'C Experienced'));
  const seenBy = async (invitation: typeof buyer) =>
    relevance((await scene.ask(GetProposal, { id: invitation.proposalId }, contextOf(accountOf(invitation)))).explanation);
  const [shown, own] = [await seenBy(buyer), await seenBy(side)];
  expect(JSON.stringify(shown)).not.toContain('School');
  expect(own.words).toContain('School T-shirts');
  expect(shown.value).toBe(own.value);
});
