// The question about an old claim as the link in its e-mail opens it: one answer, whatever is clicked twice or at once.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Cluster } from '#contracts/registry/clusters.js';
import {
  AnswerClaimQuestion, AnswerClaimQuestionByLink, DescribeClaimQuestion, GetClaimQuestion, ListClaimQuestions, ShowClaimQuestionByLink,
  type ClaimAnswer,
} from '#contracts/registry/claim-questions.js';
import { GetEnterprise } from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { tailor } from '../src/enterprises/tailor.specimen.js';
import { as, newCluster, registerTailor, startTestRegistry, toldAbout, type TestRegistry } from './registry.js';

let registry: TestRegistry;
let cluster: Cluster;

beforeAll(async () => {
  registry = await startTestRegistry({ SWEEP_MS: '200' });
  cluster = await newCluster(registry);
});
afterAll(() => registry.stop());

const [polo] = tailor().capabilities;
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const cda = () => as('cda', { clusterIds: [cluster.id] }, newId());

/** An enterprise that was asked about its claim of long ago. */
async function asked() {
  const { id: enterpriseId, name } = await registerTailor(registry, cluster.id, {
    name: `Tailor ${newId()}`, capabilities: [{ ...polo!, statedOn: day(-400) }],
  });
  const question = await waitFor(async () =>
    (await registry.ask(ListClaimQuestions, { enterpriseId, status: 'open', limit: 1 }, cda())).items[0], { what: 'a question' });
  const { replyToken: token } = await registry.ask(DescribeClaimQuestion, { id: question.id });
  return { enterpriseId, name, question, token };
}
const answer = (token: string, said: ClaimAnswer, note?: string) =>
  registry.ask(AnswerClaimQuestionByLink, { token, reply: { answer: said, ...(note !== undefined && { note }) } });
const answers = async (questionId: string) =>
  (await toldAbout(registry, questionId)).filter(({ subject }) => subject === 'event.registry.claim-question-answered.v1');

describe('the link of a question about a claim', () => {
  it('shows what is asked and changes nothing; its token is in nothing that accounts are shown', async () => {
    const { enterpriseId, name, question, token } = await asked();
    for (let visit = 0; visit < 3; visit += 1) {
      expect(await registry.ask(ShowClaimQuestionByLink, { token })).toEqual({
        enterpriseName: name, label: question.label, perMonth: question.perMonth, confirmedOn: day(-400), code: polo!.code, unit: polo!.unit,
        answer: null, answeredAt: null,
      });
    }
    expect(await registry.ask(GetClaimQuestion, { id: question.id }, cda())).toEqual(question);
    expect(JSON.stringify(question)).not.toContain(token);
    expect(await registry.refusal(DescribeClaimQuestion, { id: question.id }, cda())).toMatchObject({ code: 'role_not_allowed' });
    expect(await registry.ask(GetEnterprise, { id: enterpriseId })).toMatchObject({ version: 1 });
    expect(await answers(question.id)).toEqual([]);
  });

  it('renews the claim with a yes, once, however often and at once it is said', async () => {
    const { enterpriseId, question, token } = await asked();
    const said = await Promise.all(Array.from({ length: 5 }, () => answer(token, 'yes')));
    for (const each of said) expect(each).toEqual(said[0]);
    expect(said[0]).toMatchObject({ answer: 'yes', answeredAt: expect.any(String) });
    const after = await registry.ask(GetEnterprise, { id: enterpriseId });
    expect(after).toMatchObject({ version: 2, capabilities: [{ code: polo!.code }] });
    expect(after.capabilities[0]!.statedOn >= day(-1)).toBe(true);
    // Whose word it is nobody knows: whoever had the link.
    expect(after.capabilities[0]).not.toHaveProperty('statedBy');
    expect(await answers(question.id)).toHaveLength(1);
    const audited = await registry.query('SELECT action, details FROM audit_log WHERE subject_id = $1', [question.id]);
    expect(audited).toMatchObject([{ action: 'claim_question.answered', details: { answer: 'yes', through: 'link' } }]);
  });

  it('takes the first answer: another one later changes nothing and is told what was answered', async () => {
    const { enterpriseId, question, token } = await asked();
    expect(await answer(token, 'changed', 'Only in winter')).toMatchObject({ answer: 'changed' });
    expect(await answer(token, 'no')).toMatchObject({ answer: 'changed' });
    expect(await registry.ask(GetEnterprise, { id: enterpriseId })).toMatchObject({ version: 1, capabilities: [{ code: polo!.code }] });
    expect(await registry.ask(GetClaimQuestion, { id: question.id }, cda())).toMatchObject({
      status: 'answered', answer: 'changed', note: 'Only in winter', answeredBy: null,
    });
    expect(await answers(question.id)).toHaveLength(1);
  });

  it('withdraws the claim with a no', async () => {
    const { enterpriseId, question, token } = await asked();
    expect(await answer(token, 'no')).toMatchObject({ answer: 'no' });
    expect(await registry.ask(GetEnterprise, { id: enterpriseId })).toMatchObject({ version: 2, capabilities: [] });
    expect(await answers(question.id)).toHaveLength(1);
  });

  it('says the same of an answer that a CDA took on the telephone, and the event says it was answered', async () => {
    const { question, token } = await asked();
    await registry.ask(AnswerClaimQuestion, { id: question.id, answer: 'yes' }, cda());
    expect(await registry.ask(ShowClaimQuestionByLink, { token })).toMatchObject({ answer: 'yes' });
    expect(await answer(token, 'no')).toMatchObject({ answer: 'yes' });
    expect(await answers(question.id)).toHaveLength(1);
  });

  it('is over once the question is, or was answered long ago; and a token of no question opens nothing', async () => {
    const [lapsed, old] = await Promise.all([asked(), asked()]);
    await registry.query("UPDATE claim_question SET status = 'lapsed' WHERE id = $1", [lapsed.question.id]);
    await answer(old.token, 'yes');
    await registry.query("UPDATE claim_question SET answered_at = answered_at - interval '31 days' WHERE id = $1", [old.question.id]);
    for (const { token } of [lapsed, old]) {
      expect(await registry.refusal(ShowClaimQuestionByLink, { token })).toMatchObject({
        code: 'link_expired', message: expect.stringContaining('Tell the cluster development agent'),
      });
      expect(await registry.refusal(AnswerClaimQuestionByLink, { token, reply: { answer: 'no' } })).toMatchObject({ code: 'link_expired' });
    }
    expect((await registry.ask(GetEnterprise, { id: lapsed.enterpriseId })).capabilities).toHaveLength(1);
    for (const guess of ['', 'a-token-of-twenty-seven-char', lapsed.question.id]) {
      expect(await registry.refusal(ShowClaimQuestionByLink, { token: guess })).toMatchObject({ code: 'link_invalid' });
      expect(await registry.refusal(AnswerClaimQuestionByLink, { token: guess, reply: { answer: 'no' } })).toMatchObject({ code: 'link_invalid' });
    }
  });
});
