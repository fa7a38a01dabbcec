// What enterprise, provider and agents are told of a service: the same notices as of a linkage, in the words of services.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServiceEngagementAgreed, ServiceInvitationIssued, ServiceReplyGiven } from '#contracts/service-market/invitations.js';
import { ServiceNeedEnded, ServiceNeedMatched, type MarketOpening } from '#contracts/service-market/needs.js';
import { OpeningProposed } from '#contracts/service-market/openings.js';
import { ServiceProposalAsked, ServiceProposalEnded } from '#contracts/service-market/proposals.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { Notified } from './system.js';

let notified: Notified;
const providerId = newId();

beforeAll(async () => {
  notified = await Notified.open();
  await notified.start();
  notified.world.recipients.set(providerId, [{ recipientId: providerId, name: 'Training Institute', languages: ['hi'], email: 'courses@training.example' }]);
}, 120_000);
afterAll(() => notified?.close(), 60_000);

const told = (eventId: string, count: number) => notified.told(eventId, count);

function service(status = 'invited') {
  const { clusterId, enterpriseId } = notified.scene;
  const [proposalId, needId, invitationId] = [newId(), newId(), newId()];
  const wanted = { needTitle: 'Evening course', quantity: 10, unit: 'IE', deadline: '2027-03-12' };
  const now = new Date().toISOString();
  notified.world.needs.set(needId, {
    id: needId, version: 1, status: 'open', origin: 'enterprise', clusterId, enterpriseId, enterpriseName: 'Ateliers Selam',
    title: wanted.needTitle, code: 'BS.TRN.STITCH', codeStatus: 'stated', proposedCodes: [], text: wanted.needTitle, quantity: 10,
    unit: 'IE', urgency: 'normal', wantedBy: wanted.deadline, place: null, times: [], language: null, budget: null, coveredQuantity: 0,
    opening: null, ruling: null, openingNeedId: null, lastMatchId: null, createdAt: now, updatedAt: now,
  });
  notified.world.serviceProposals.set(proposalId, {
    proposalId, clusterId, needId, ...wanted, enterpriseId, enterpriseName: 'Ateliers Selam', providerId, providerName: 'Training Institute',
    status, reason: null, engagementQuantity: 8,
  });
  notified.world.serviceInvitations.set(invitationId, {
    replyToken: `s.token-${invitationId}`,
    invitation: {
      id: invitationId, version: 1, side: 'provider', organisationId: providerId, clusterId, proposalId, needId, ...wanted,
      needText: 'Evening course', code: 'BS.TRN.STITCH', budget: null, place: null, times: [], language: null, urgency: 'normal',
      counterpartName: 'Ateliers Selam', status: 'open', outcome: null, outcomeReason: null, reply: null, counterpartReply: null,
      yesQuantity: 10, sentAt: new Date().toISOString(), closesAt: new Date(Date.now() + 3_600_000).toISOString(),
    },
  });
  return { clusterId, enterpriseId, proposalId, needId, invitationId };
}

describe('of a service', () => {
  it('the invited provider is told in its language, with a link of the service market', async () => {
    const { clusterId, proposalId, invitationId } = service();
    const eventId = await notified.publish(ServiceInvitationIssued, { invitationId, proposalId, clusterId, side: 'provider', organisationId: providerId });
    expect(await told(eventId, 2)).toEqual(['another email service-invitation hi', 'another feed service-invitation hi']);
    await notified.settled(eventId, 'sent');
    const mail = await notified.mail.waitFor(({ to }) => to.includes('courses@training.example'));
    expect(mail.subject).toContain('10 लोग');
    expect(mail.text).toContain(`\nhttps://linkwright.example/r/s.token-${invitationId}?lang=hi&zone=Africa/Addis_Ababa\n`);
    // The title is the text of the need: it is not said twice.
    expect(mail.text).not.toContain('विस्तार से');
  });

  it('both sides and the agents learn that it was agreed, the provider for whom it works', async () => {
    const { clusterId, enterpriseId, proposalId, needId } = service();
    const engagementId = newId();
    notified.world.engagements.set(engagementId, {
      id: engagementId, kind: 'single', initiatedBy: 'enterprise', clusterId, proposalId, needId, needTitle: 'Evening course', enterpriseId,
      enterpriseName: 'Ateliers Selam', providerId, providerName: 'Training Institute', quantity: 8, unit: 'IE', agreedAt: new Date().toISOString(),
    });
    const eventId = await notified.publish(ServiceEngagementAgreed, { engagementId, proposalId, needId, clusterId, enterpriseId, providerId });
    expect(await told(eventId, 6)).toHaveLength(6);
    const mail = await notified.mail.waitFor(({ to, subject }) => to.includes('atelier@selam.example') && subject.includes('Accord avec'));
    expect(mail.subject).toBe('Accord avec Training Institute\u00a0: Evening course');
    expect(mail.text).toContain('courses@training.example');
  });

  it('a refusal, a question and an answer are told with reasons that fit a service', async () => {
    const { clusterId, enterpriseId, proposalId, needId, invitationId } = service('asked');
    const asked = await notified.publish(ServiceProposalAsked, { proposalId, clusterId, providerId, decisionId: newId(), reason: 'times_unclear' });
    await told(asked, 2);
    const ended = await notified.publish(ServiceProposalEnded, {
      proposalId, clusterId, enterpriseId, providerId, outcome: 'refused', reason: 'times_do_not_fit', wasInvited: true, refusedBy: 'provider',
    });
    expect(await told(ended, 4)).toHaveLength(4);
    const mail = await notified.mail.waitFor(({ to, text }) => to.includes('atelier@selam.example') && text.includes('Le prestataire a dit non'));
    expect(mail.text.replaceAll(/\s+/g, ' ')).toContain('les horaires ne conviennent pas');
    const replied = await notified.publish(ServiceReplyGiven, {
      invitationId, proposalId, clusterId, side: 'provider', organisationId: providerId, answer: 'yes', invitationVersion: 2, toConfirm: null,
    });
    expect(await told(replied, 2)).toHaveLength(2);
    const matched = await notified.publish(ServiceNeedMatched, { matchId: newId(), needId, clusterId, enterpriseId, proposals: 2, withdrawn: 0 });
    expect((await told(matched, 2)).every((each) => each.includes('service-proposals-to-review'))).toBe(true);
  });

  it('that a need is over reaches the enterprise and the agents, by e-mail where it ended by itself', async () => {
    const { clusterId, enterpriseId, needId } = service();
    const met = await notified.publish(ServiceNeedEnded, { needId, clusterId, enterpriseId, how: 'met' });
    expect((await told(met, 3)).every((each) => each.includes('feed service-need-ended'))).toBe(true);
    const expired = await notified.publish(ServiceNeedEnded, { needId, clusterId, enterpriseId, how: 'expired' });
    expect(await told(expired, 4)).toHaveLength(4);
    const mail = await notified.mail.waitFor(({ subject }) => subject === 'Expiré\u00a0: Evening course');
    expect(mail.text.replaceAll(/\s+/g, ' ')).toContain('Votre besoin « Evening course » a expiré');
  });

  it('a need born from missed lots waits for the agents, unless it was settled meanwhile', async () => {
    const { clusterId, needId } = service();
    const need = notified.world.needs.get(needId)!;
    const opening: MarketOpening = {
      rule: 'certifications', what: 'GOTS', label: 'GOTS', enterprises: 16, enterpriseIds: [], lots: 2, missedLots: [], lotsNobodyFits: 2,
      value: [], lotsWithoutValue: 2, words: 'GOTS: 16 enterprises, 2 lots', because: 'A certificate', computedAt: new Date().toISOString(),
    };
    Object.assign(need, { status: 'proposed', origin: 'market_opening', enterpriseId: null, enterpriseName: null, opening });
    const proposed = await notified.publish(OpeningProposed, { needId, clusterId });
    expect((await told(proposed, 2)).every((each) => each.includes('feed service-opening-to-review'))).toBe(true);
    const [item] = await notified.rows<{ subject: string; body: string }>(
      `SELECT subject, body FROM feed_item WHERE template = 'service-opening-to-review' AND refers_to_id = $1 AND language = 'en'`, [needId]);
    expect(item).toMatchObject({ subject: 'A need to confirm: Evening course' });
    expect(item!.body).toContain('16 enterprises miss 2 open lots');
    need.status = 'withdrawn';
    const settled = await notified.publish(OpeningProposed, { needId, clusterId });
    await waitFor(async () => (await notified.rows('SELECT 1 FROM inbox WHERE event_id = $1', [settled])).length === 1, { what: 'the event' });
    expect(await told(settled, 0)).toEqual([]);
  });
});
