// Weights that need word vectors: matched with where their folder is configured, refused where it is not, and never computed without.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { EvaluateEnterprise, GetProposal, type CriterionResult } from '#contracts/matching/proposals.js';
import { ListRelevanceWeights } from '#contracts/matching/relevance-weights.js';
import { GetMatchRun, GetRequirement, type MatchRun } from '#contracts/matching/requirements.js';
import { readVectors } from '#text-vectors';
import { garments, writeVectors } from '#testing/word-vectors.js';
import { weightFile } from '#testing/weight-file.js';
import { waitFor } from '#testing/wait-for.js';
import { accountOf, startScene, type Posted, type Scene } from './linkage-scene.js';
import { cda, enterprise, lot } from './support/garments.js';
import { contextOf } from './support/system.js';
import { choose, install } from './support/weights.js';

const record = (title: string) =>
  ({ date: '2026-01-15', codes: ['G11'], title, buyer: 'A school', onTime: null, rejectedShare: null, source: 'Invoice', verifiedBy: 'CDA' });

const folder = mkdtempSync(join(tmpdir(), 'linkwright-vectors-'));
let scene: Scene;
let posted: Posted;
beforeAll(async () => {
  writeVectors(folder, 'garments.vec', garments);
  scene = await startScene({}, { RELEVANCE_VECTORS: folder });
  await scene.register(enterprise('A Banker', { trackRecords: [record('Bank')] }), enterprise('B Shirtmaker', { trackRecords: [record('Chemises brodées')] }));
  posted = await scene.post({ title: 'Polo', lots: [lot({ text: 'рубашки' })] });
});
afterAll(async () => {
  await scene?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const weightsOf = (version: string, vectors: string) => JSON.stringify({ ...weightFile(version), meaning: { vectors, share: 0.3, full: 1, usual: 0.1 } });
const newestRun = async (): Promise<MatchRun> => {
  const { lots } = await scene.ask(GetRequirement, { id: posted.requirement.id }, contextOf(cda));
  return scene.ask(GetMatchRun, { id: lots[0]!.lastRunId! }, contextOf(cda));
};
const relevance = ({ criteria }: { criteria: CriterionResult[] }) => criteria.find(({ criterion }) => criterion === 'relevance')!;
const meaningOf = (result: CriterionResult) => (result.inputs['parts'] as { part: string; adds: number; what: string | null; date: string | null }[]).find(({ part }) => part === 'meaning')!;
const matchedWith = async (version: string) => {
  const weightsVersion = await choose(scene, version);
  await waitFor(async () => (await newestRun()).weightsVersion === weightsVersion && (await newestRun()).status === 'done', { what: 'the run with other weights' });
  return scene.proposalsOf(posted.lotId);
};
const refusal = () => scene.ask(EvaluateEnterprise, { lotId: posted.lotId, enterpriseId: posted.proposals[0]!.enterpriseId }, contextOf(cda))
  .then(() => null, (error: { code: string; message: string }) => error);

it('matches by meaning, tells the nearest piece of work, and hides its title from the buyer', async () => {
  const { id } = await readVectors(folder);
  expect(await install(scene, weightsOf('meant', id))).toMatchObject({ relevanceVersion: 'meant', vectors: id, usable: true });
  const proposals = await matchedWith('meant');
  expect(proposals.map(({ enterpriseName }) => enterpriseName)).toEqual(['B Shirtmaker', 'A Banker']);
  const [best] = proposals;
  const result = relevance(best!.explanation);
  expect(meaningOf(result)).toMatchObject({ what: 'Chemises brodées', date: '2026-01-15' });
  expect(meaningOf(result).adds).toBeGreaterThan(0.05);
  expect(result.words).toContain('closest in meaning');
  expect((result.inputs['parts'] as { adds: number }[]).reduce((sum, { adds }) => sum + adds, 0.5)).toBe(result.value);
  const evaluation = await scene.ask(EvaluateEnterprise, { lotId: posted.lotId, enterpriseId: best!.enterpriseId }, contextOf(cda));
  expect(relevance(evaluation)).toEqual(result);

  const { buyer } = await scene.invite(best!);
  const shown = relevance((await scene.ask(GetProposal, { id: buyer.proposalId }, contextOf(accountOf(buyer)))).explanation);
  expect(JSON.stringify(shown)).not.toMatch(/Chemises|2026-01-15/);
  expect(shown.words).toContain('closest in meaning');
  expect(shown.words).not.toContain('null');
  expect([shown.value, meaningOf(shown).adds]).toEqual([result.value, meaningOf(result).adds]);
});

it('takes no weights that were learned with other vectors', async () => {
  const error = await install(scene, weightsOf('other', 'e'.repeat(64))).then(() => null, (each: { code: string; message: string }) => each);
  expect(error).toMatchObject({ code: 'body_invalid', message: expect.stringMatching(/learned with the word vectors eeee.*Set RELEVANCE_VECTORS/) });
  expect((await scene.ask(ListRelevanceWeights, { limit: 50 }, contextOf(cda))).items.map(({ relevanceVersion }) => relevanceVersion)).toEqual(['meant']);
});

it('holds the runs while the vectors are gone, leaves the proposals as they were, and goes on when they are back', async () => {
  const before = await scene.proposalsOf(posted.lotId);
  // One word less: other vectors.
  const { bank, ...others } = garments;
  writeVectors(folder, 'garments.vec', others);
  await scene.restart();
  expect((await scene.ask(ListRelevanceWeights, { limit: 1 }, contextOf(cda))).items[0]).toMatchObject({ relevanceVersion: 'meant', usable: false });
  // A change of the cluster asks for a run of every open lot.
  await choose(scene, 'meant');
  await waitFor(async () => (await newestRun()).status === 'pending', { what: 'the run is asked for' });
  expect(await refusal()).toMatchObject({ code: 'service_unavailable', message: expect.stringMatching(/weights meant .* has loaded the word vectors .* RELEVANCE_VECTORS/) });
  expect((await newestRun()).status).toBe('pending');
  expect(await scene.proposalsOf(posted.lotId)).toEqual(before);

  writeVectors(folder, 'garments.vec', { ...others, bank: bank! });
  await scene.restart();
  await waitFor(async () => (await newestRun()).status === 'done', { what: 'the run that was held' });
  expect(await newestRun()).toMatchObject({ relevanceVersion: 'meant' });
  expect(await refusal()).toBeNull();
});

it('does not start with a folder that cannot be read', async () => {
  writeFileSync(join(folder, 'more.vec'), '1 3\nshirt 1 2\n');
  await expect(scene.restart()).rejects.toThrow(/more\.vec line 2: has 2 numbers, not 3/);
  rmSync(join(folder, 'more.vec'));
  await scene.restart();
  expect(await refusal()).toBeNull();
});
