// Weight files of relevance: installed whole, once and for good; a cluster that names one is matched with it at once, and back again.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Actor } from '#contracts/message.js';
import {
  GetRelevanceWeights, ListRelevanceWeights, ReadRelevanceWeights,
} from '#contracts/matching/relevance-weights.js';
import { EvaluateEnterprise, GetProposal, type CriterionResult } from '#contracts/matching/proposals.js';
import { GetMatchRun, GetRequirement, type MatchRun } from '#contracts/matching/requirements.js';
import { canonicalJson } from '#engine';
import { newId } from '#platform/ids.js';
import { weightFile } from '#testing/weight-file.js';
import { waitFor } from '#testing/wait-for.js';
import { accountOf, startScene, type Posted, type Scene } from './linkage-scene.js';
import { admin, buyerActor, cda, enterprise, lot } from './support/garments.js';
import { contextOf } from './support/system.js';
import { choose, install as sendFile } from './support/weights.js';

const manager: Actor = { ...cda, accountId: newId(), role: 'manager' };
const record = (title: string) =>
  ({ date: '2026-01-15', codes: ['G11'], title, buyer: 'A school', value: { amount: 3000, currency: 'USD' }, onTime: null, rejectedShare: null, source: 'Invoice', verifiedBy: 'CDA' });

let scene: Scene;
let posted: Posted;
beforeAll(async () => {
  scene = await startScene();
  await scene.register(enterprise('A Newcomer'), enterprise('B Experienced', { trackRecords: [record('School T-shirts with a print'), record('Bread')] }));
  posted = await scene.post({ title: 'T-shirts for a school', lots: [lot({ text: 'with a print on the back' })] });
});
afterAll(() => scene?.stop());

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const install = (content: string, actor?: Actor, partBytes?: number) => sendFile(scene, content, actor, partBytes);
const refused = (content: string, actor?: Actor) => install(content, actor).then(() => null, (error: { code: string; message: string }) => error);
const newestRun = async (): Promise<MatchRun> => {
  const { lots } = await scene.ask(GetRequirement, { id: posted.requirement.id }, contextOf(cda));
  return scene.ask(GetMatchRun, { id: lots[0]!.lastRunId! }, contextOf(cda));
};
const relevance = ({ criteria }: { criteria: CriterionResult[] }) => criteria.find(({ criterion }) => criterion === 'relevance')!;

it('keeps a file as one version, however often and in whatever layout it is sent', async () => {
  const weights = weightFile('first');
  const first = await install(JSON.stringify(weights, null, 2), manager, 700);
  expect(first).toMatchObject({
    relevanceVersion: 'first', provenance: weights.provenance, installedBy: manager.accountId,
  });
  expect(await install(JSON.stringify(weights), admin)).toEqual(first);
  const later = { ...weights, provenance: { ...weights.provenance, trainedOn: '2026-02-02' } };
  expect(await install(JSON.stringify(later), admin)).toEqual(first);
  expect(await scene.ask(GetRelevanceWeights, { id: first.id }, contextOf(cda))).toEqual(first);
  expect(await scene.database.query('SELECT 1 FROM relevance_weights_part')).toEqual([]);
  const { text, next } = await scene.ask(ReadRelevanceWeights, { id: first.id, from: 0 }, contextOf(cda));
  expect({ json: JSON.parse(text) as unknown, next }).toEqual({ json: weights, next: null });
  expect(await scene.database.query(`SELECT details FROM audit_log WHERE action = 'relevance-weights.installed'`)).toHaveLength(1);
});

it('gives back a file that is larger than one message, to the last letter', async () => {
  const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`ሸሚዝ😀${at}`, 1]));
  const weights = weightFile('large', { words: { texts: 40, in: many } });
  const { id } = await install(JSON.stringify(weights));
  let whole = '';
  for (let next: number | null = 0; next !== null;) {
    const piece: { text: string; next: number | null } = await scene.ask(ReadRelevanceWeights, { id, from: next }, contextOf(cda));
    whole += piece.text;
    ({ next } = piece);
  }
  expect(sha256(whole)).toBe(sha256(canonicalJson(weights)));
});

it('says what is wrong with a file, and keeps nothing of it', async () => {
  const before = await scene.ask(ListRelevanceWeights, { limit: 50 }, contextOf(cda));
  expect(await refused('{"format":1')).toMatchObject({ code: 'body_invalid', message: expect.stringContaining('not JSON') });
  expect(await refused('{"format":1,"version":"x"}')).toMatchObject({ code: 'body_invalid', message: expect.stringContaining('provenance') });
  expect(await refused(JSON.stringify({ ...weightFile('x'), version: 'two words' }))).toMatchObject({ code: 'body_invalid', message: expect.stringContaining('two words') });
  expect(await refused(JSON.stringify(weightFile('first', { halfLifeDays: 1 })))).toMatchObject({ code: 'already_exists' });
  expect(await refused(JSON.stringify(weightFile('other')), cda)).toMatchObject({ code: 'role_not_allowed' });
  expect(await refused(JSON.stringify(weightFile('other')), buyerActor)).toMatchObject({ code: 'role_not_allowed' });
  expect(await scene.ask(ListRelevanceWeights, { limit: 50 }, contextOf(cda))).toEqual(before);
});

it('lists the newest first, page by page, and finds a version', async () => {
  const [page, all] = [await scene.ask(ListRelevanceWeights, { limit: 1 }, contextOf(cda)), await scene.ask(ListRelevanceWeights, { limit: 50 }, contextOf(cda))];
  expect(all.items.map(({ relevanceVersion }) => relevanceVersion)).toEqual(['large', 'first']);
  const next = await scene.ask(ListRelevanceWeights, { limit: 1, cursor: page.nextCursor! }, contextOf(cda));
  expect([...page.items, ...next.items]).toEqual(all.items);
  expect((await scene.ask(ListRelevanceWeights, { limit: 1, relevanceVersion: 'first' }, contextOf(cda))).items).toEqual(next.items);
  expect((await scene.ask(ListRelevanceWeights, { limit: 1, relevanceVersion: 'none' }, contextOf(cda))).items).toEqual([]);
});

it('matches the open lots of a cluster again when it names another version, and says which one in each run', async () => {
  const runs = [await newestRun()];
  const chosen = async (relevanceVersion: string | null) => {
    const weightsVersion = await choose(scene, relevanceVersion);
    await waitFor(async () => (await newestRun()).weightsVersion === weightsVersion, { what: 'the run with other weights' });
    runs.push(await newestRun());
    return { run: runs.at(-1)!, proposals: await scene.proposalsOf(posted.lotId) };
  };
  const starter = await scene.proposalsOf(posted.lotId);
  const { run, proposals } = await chosen('first');
  expect(run).toMatchObject({ trigger: 'cluster_changed', relevanceVersion: 'first' });
  expect(proposals.map(({ enterpriseName }) => enterpriseName)).toEqual(['B Experienced', 'A Newcomer']);
  for (const { enterpriseId, explanation, enterpriseName } of proposals) {
    const evaluation = await scene.ask(EvaluateEnterprise, { lotId: posted.lotId, enterpriseId }, contextOf(cda));
    expect(relevance(evaluation)).toEqual(relevance(explanation));
    expect(evaluation.score).toBe(explanation.score);
    const { inputs, value, words } = relevance(explanation);
    const parts = inputs['parts'] as { part: string; adds: number; what: string | null; alike: number | null }[];
    // What each part adds, one after the other, is the value to the last bit.
    expect(parts.reduce((sum, { adds }) => sum + adds, inputs['neutral'] as number)).toBe(value);
    expect(inputs).toMatchObject({ learned: 'first', learnedUntil: '2025-12-31' });
    expect(words).toContain('first');
    if (enterpriseName === 'B Experienced') expect(parts.find(({ part }) => part === 'nearest')).toMatchObject({ what: 'School T-shirts with a print', date: '2026-01-15', verified: true });
    const before = starter.find((each) => each.enterpriseId === enterpriseId)!;
    if (enterpriseName === 'B Experienced') expect(relevance(explanation).value).not.toBe(relevance(before.explanation).value);
  }
  const back = await chosen(null);
  expect(back.run.relevanceVersion).toBeNull();
  expect(back.proposals.map(({ score }) => score)).toEqual(starter.map(({ score }) => score));
  expect(new Set(runs.map(({ inputHash }) => inputHash)).size).toBe(3);

  const again = await chosen('first');
  const { buyer, enterprise: side } = await scene.invite(again.proposals[0]!);
  const seenBy = async (invitation: typeof buyer) =>
    relevance((await scene.ask(GetProposal, { id: invitation.proposalId }, contextOf(accountOf(invitation)))).explanation);
  const [shown, own] = [await seenBy(buyer), await seenBy(side)];
  expect(own.words).toContain('School T-shirts with a print');
  // The buyer learns how alike, not what the order of somebody else was called.
  expect(JSON.stringify(shown)).not.toContain('School T-shirts');
  expect(shown.words).not.toContain('null');
  expect(shown.value).toBe(own.value);
});

it('holds the runs of a cluster that names what is not here, and goes on once it is installed', async () => {
  await choose(scene, 'late');
  const [one] = posted.proposals;
  await waitFor(async () => {
    const answer = await scene.ask(EvaluateEnterprise, { lotId: posted.lotId, enterpriseId: one!.enterpriseId }, contextOf(cda)).catch((error: { message: string }) => error.message);
    return typeof answer === 'string' && answer.includes('late');
  }, { what: 'the refusal' });
  expect((await newestRun()).status).toBe('pending');
  expect((await scene.proposalsOf(posted.lotId)).length).toBe(2);
  await install(JSON.stringify(weightFile('late')));
  await waitFor(async () => (await newestRun()).relevanceVersion === 'late', { what: 'the run that was held' });
});
