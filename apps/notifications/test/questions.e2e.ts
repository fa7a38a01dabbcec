// What the CDA asks before deciding: told to the enterprise, and to the agents when nobody can be reached.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProposalAsked } from '#contracts/matching/proposals.js';
import { ListFeed } from '#contracts/notifications/deliveries.js';
import { ClaimQuestionAnswered, ClaimQuestionAsked, type ClaimQuestion } from '#contracts/registry/claim-questions.js';
import type { RunningService } from '#platform/app.js';
import { newId } from '#platform/ids.js';
import { as, Notified } from './system.js';

let notified: Notified;
let service: RunningService;

beforeAll(async () => {
  notified = await Notified.open();
  service = await notified.start();
}, 120_000);

afterAll(() => notified?.close(), 60_000);

const spaces = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const told = (eventId: string, count: number) => notified.told(eventId, count);

describe('a question before the decision', () => {
  const ask = () => {
    const { proposalId } = notified.proposal();
    const { clusterId, enterpriseId } = notified.scene;
    return { proposalId, clusterId, enterpriseId, decisionId: newId(), reason: 'capacity_unclear' };
  };

  it('reaches the enterprise with what is unclear, and neither names the buyer nor the note', async () => {
    const question = ask();
    Object.assign(notified.world.proposals.get(question.proposalId)!, { status: 'asked' });
    const eventId = await notified.publish(ProposalAsked, question);
    expect(await told(eventId, 2)).toEqual(['enterprise email question fr', 'enterprise feed question fr']);
    const { id } = await notified.settled(eventId, 'sent');
    const mail = await notified.mail.waitFor(({ messageId }) => messageId.includes(id));
    expect(spaces(mail.text)).toContain('un point est à éclaircir : la capacité dont vous disposez pour cette commande.');
    const own = as('enterprise', { organisationId: question.enterpriseId });
    const [item] = (await notified.ask(service, ListFeed, { limit: 1 }, own)).items;
    expect(item).toMatchObject({ template: 'question', reason: 'capacity_unclear', refersTo: null });
    expect(`${mail.raw}${JSON.stringify(item)}`).not.toMatch(/Nordwind|a note for the agents only/);
  });

  it('that cannot reach the enterprise is told to the agents', async () => {
    const { enterpriseId } = notified.scene;
    const before = notified.world.recipients.get(enterpriseId)!;
    notified.world.recipients.set(enterpriseId, [{ ...before[0]!, email: null }]);
    const question = ask();
    Object.assign(notified.world.proposals.get(question.proposalId)!, { status: 'asked' });
    await notified.publish(ProposalAsked, question);
    const notice = await notified.notReached(question.proposalId);
    notified.world.recipients.set(enterpriseId, before);
    expect(await told(notice, 2)).toEqual(['agent 1 feed not-reached en', 'agent 2 feed not-reached fr']);
  });

  it('that was settled meanwhile reaches nobody', async () => {
    const eventId = await notified.publish(ProposalAsked, ask());
    await notified.afterwards();
    expect(await told(eventId, 0)).toEqual([]);
  });
});

describe('a question about a claim', () => {
  const ask = (status: ClaimQuestion['status'], more: Partial<ClaimQuestion> = {}) => {
    const { clusterId, enterpriseId } = notified.scene;
    const id = newId();
    notified.world.claimQuestions.set(id, {
      id, enterpriseId, clusterId, status, label: { en: 'Bed linen', fr: 'Linge de lit' }, perMonth: 2000, confirmedOn: '2026-02-03',
      claim: { id: newId(), code: 'TX.HOM.BED', unit: 'C62', status: 'declared', statedOn: '2026-02-03', capacity: [] },
      askedAt: '2026-11-16T08:00:00.000Z', answer: null, note: null, answeredBy: null, answeredAt: null, ...more,
    });
    return { questionId: id, enterpriseId, clusterId };
  };

  it('reaches the enterprise in its language, with what it said and when', async () => {
    const question = ask('open');
    const eventId = await notified.publish(ClaimQuestionAsked, question);
    expect(await told(eventId, 2)).toEqual(['enterprise email claim-question fr', 'enterprise feed claim-question fr']);
    const { id } = await notified.settled(eventId, 'sent');
    const mail = await notified.mail.waitFor(({ messageId }) => messageId.includes(id));
    expect(spaces(mail.text)).toContain('Faites-vous toujours Linge de lit, jusqu’à 2 000 pièces par mois ?');
    const link = `https://linkwright.example/q/token-of-question-${question.questionId}?lang=fr`;
    expect(mail.text).toContain(`\n${link}\n`);
    const kept = await notified.rows('SELECT * FROM delivery WHERE event_id = $1', [eventId]);
    expect(JSON.stringify(kept)).not.toContain('token-of-question');
    const own = as('enterprise', { organisationId: question.enterpriseId });
    const [item] = (await notified.ask(service, ListFeed, { limit: 1 }, own)).items;
    expect(item).toMatchObject({ template: 'claim-question', refersTo: { type: 'claim_question', id: question.questionId } });
  });

  it('that was answered meanwhile reaches nobody', async () => {
    const eventId = await notified.publish(ClaimQuestionAsked, ask('answered'));
    await notified.afterwards();
    expect(await told(eventId, 0)).toEqual([]);
  });

  const answered = (answer: 'yes' | 'no' | 'changed', more: Partial<ClaimQuestion> = {}) => {
    const { questionId, enterpriseId, clusterId } = ask('answered', { answer, ...more });
    return { questionId, enterpriseId, clusterId, answer };
  };

  it('answered with no or changed is told to the agents, each in their language, with what was asked and answered', async () => {
    const changed = answered('changed', { note: 'Only in winter' });
    const eventId = await notified.publish(ClaimQuestionAnswered, changed);
    expect(await told(eventId, 2)).toEqual(['agent 1 feed claim-answered en', 'agent 2 feed claim-answered fr']);
    const [item] = (await notified.ask(service, ListFeed, { limit: 1 }, as('cda', { accountId: notified.scene.cdas[0]! }))).items;
    expect(item).toMatchObject({
      subject: 'Changed: Bed linen, Selam Garments', refersTo: { type: 'claim_question', id: changed.questionId },
      body: expect.stringContaining('do you still make Bed linen, up to 2,000 pieces a month?'),
    });
    expect(item!.body).toContain('In its own words: Only in winter');
    // The same event again tells nobody anything.
    await notified.publish(ClaimQuestionAnswered, changed, eventId);
    await notified.afterwards();
    expect(await told(eventId, 2)).toHaveLength(2);
    const no = await notified.publish(ClaimQuestionAnswered, answered('no'));
    expect(await told(no, 2)).toHaveLength(2);
    const [second] = (await notified.ask(service, ListFeed, { limit: 1 }, as('cda', { accountId: notified.scene.cdas[1]! }))).items;
    expect(second).toMatchObject({ subject: 'Plus maintenant\u00a0: Linge de lit, Selam Garments' });
  });

  it('answered with yes, or by a CDA on the telephone, is told to nobody', async () => {
    const byCda = { answeredBy: { accountId: newId(), role: 'cda' as const } };
    const events = [await notified.publish(ClaimQuestionAnswered, answered('yes')), await notified.publish(ClaimQuestionAnswered, answered('no', byCda))];
    await notified.afterwards();
    for (const event of events) expect(await told(event, 0)).toEqual([]);
  });
});
