// Who is told what about each event, on which channel, in which language.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvitationIssued, LinkageAgreed, ReminderDue, ReplyGiven } from '#contracts/matching/invitations.js';
import { ProposalEnded } from '#contracts/matching/proposals.js';
import { MatchRunFinished, RequirementEnded } from '#contracts/matching/requirements.js';
import { ListFeed } from '#contracts/notifications/deliveries.js';
import type { RunningService } from '#platform/app.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { makeLinkage } from './fakes.js';
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

const ended = (outcome: 'declined' | 'refused' | 'lapsed' | 'withdrawn', reason: string, wasInvited: boolean) => {
  const { clusterId, buyerId, enterpriseId } = notified.scene;
  return { proposalId: notified.proposal().proposalId, clusterId, buyerId, enterpriseId, outcome, reason, wasInvited, refusedBy: null };
};

describe('an invitation', () => {
  it('reaches the invited side by e-mail in its language, with the link, and in the feed', async () => {
    const { enterprise } = notified.proposal();
    const eventId = await notified.publish(InvitationIssued, enterprise);
    expect(await told(eventId, 2)).toEqual(['enterprise email invitation fr', 'enterprise feed invitation fr']);
    const { id } = await notified.settled(eventId, 'sent');
    const [mail, ...more] = notified.mail.messages.filter(({ to }) => to.includes('atelier@selam.example'));
    expect(more).toEqual([]);
    expect(spaces(mail!.subject)).toMatch(/^Commande pour vous \? 1 500 pièces, Polo shirts\. Répondre au plus tard le \d/);
    expect(mail!.text).toContain(`\nhttps://linkwright.example/r/token-${enterprise.invitationId}?lang=fr&zone=Africa/Addis_Ababa\n`);
    expect(mail!.html).toContain(`href="https://linkwright.example/r/token-${enterprise.invitationId}?lang=fr&amp;zone=Africa/Addis_Ababa"`);
    expect(mail!.headers).toMatchObject({
      'message-id': `<${id}@linkwright.example>`, 'auto-submitted': 'auto-generated', 'content-language': 'fr',
      to: 'Ateliers Selam <atelier@selam.example>', from: 'Linkwright <notifications@linkwright.example>',
      'reply-to': 'agents@cluster.example', 'list-unsubscribe': '<https://linkwright.example/u/token-of-selam-0001?lang=fr>,\r\n <mailto:agents@cluster.example?subject=STOP>',
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    });
    expect(mail!.text).toContain('\nhttps://linkwright.example/u/token-of-selam-0001?lang=fr\n');
  });

  it('speaks to the buyer in English', async () => {
    const { buyer } = notified.proposal();
    await notified.settled(await notified.publish(InvitationIssued, buyer), 'sent');
    const mail = await notified.mail.waitFor(({ to }) => to.includes('orders@nordwind.example'));
    expect(mail.subject).toMatch(/^Supplier found: Ateliers Selam, 1,500 pieces\. Answer by /);
    expect(mail.headers['content-language']).toBe('en');
  });

  it('cannot be made to carry headers of its own', async () => {
    const { enterprise } = notified.proposal();
    const { invitation } = notified.world.invitations.get(enterprise.invitationId)!;
    invitation.requirementTitle = 'Shirts\r\nBcc: everybody@evil.example\r\n\r\nHello';
    invitation.counterpartName = '"x" <y@evil.example>,\nTo: z@evil.example';
    const { id } = await notified.settled(await notified.publish(InvitationIssued, enterprise), 'sent');
    const mail = await notified.mail.waitFor(({ messageId }) => messageId.includes(id));
    expect(mail.to).toEqual(['atelier@selam.example']);
    expect(mail.headers).not.toHaveProperty('bcc');
    const head = mail.raw.slice(0, mail.raw.indexOf('\r\n\r\n'));
    expect(head).not.toMatch(/^(?!Subject:|\s).*evil\.example/m);
    expect(mail.headers['to']).toBe('Ateliers Selam <atelier@selam.example>');
  });

  it('leads to one e-mail however often its event comes, even when the inbox has forgotten it', async () => {
    const { enterprise } = notified.proposal();
    const eventId = await notified.publish(InvitationIssued, enterprise);
    await notified.settled(eventId, 'sent');
    await notified.publish(InvitationIssued, enterprise, eventId);
    await notified.rows('DELETE FROM inbox WHERE event_id = $1', [eventId]);
    await notified.publish(InvitationIssued, enterprise, eventId);
    await waitFor(async () => (await notified.rows('SELECT 1 FROM inbox WHERE event_id = $1', [eventId])).length === 1);
    expect(await told(eventId, 2)).toHaveLength(2);
    await notified.afterwards();
    expect(notified.mail.messages.filter(({ text }) => text.includes(enterprise.invitationId))).toHaveLength(1);
  });

  it('stays in the feed when there is no address with consent', async () => {
    const { enterpriseId } = notified.scene;
    const before = notified.world.recipients.get(enterpriseId)!;
    notified.world.recipients.set(enterpriseId, [{ ...before[0]!, email: null }]);
    const eventId = await notified.publish(InvitationIssued, notified.proposal().enterprise);
    await notified.settled(eventId, 'no_channel');
    notified.world.recipients.set(enterpriseId, before);
    expect(await notified.deliveries(eventId, 'feed')).toMatchObject([{ status: 'sent' }]);
  });

  it('that cannot reach somebody is told to the agents, once', async () => {
    const { enterpriseId, cdas } = notified.scene;
    const before = notified.world.recipients.get(enterpriseId)!;
    notified.world.recipients.set(enterpriseId, [{ ...before[0]!, email: null }]);
    const { enterprise } = notified.proposal();
    const eventId = await notified.publish(InvitationIssued, enterprise);
    const notice = await notified.notReached(enterprise.invitationId);
    await notified.rows('DELETE FROM inbox WHERE event_id = $1', [eventId]);
    await notified.publish(InvitationIssued, enterprise, eventId);
    await notified.afterwards();
    notified.world.recipients.set(enterpriseId, before);
    expect(await told(notice, 2)).toEqual(['agent 1 feed not-reached en', 'agent 2 feed not-reached fr']);
    const [delivery] = await notified.deliveries(eventId);
    expect(await notified.rows("SELECT 1 FROM outbox WHERE body->>'deliveryId' = $1", [delivery!.id])).toHaveLength(1);
    const { items } = await notified.ask(service, ListFeed, { limit: 50 }, as('cda', { accountId: cdas[0]! }));
    const item = items.find(({ template }) => template === 'not-reached')!;
    expect(item).toMatchObject({
      subject: 'Not reached: Ateliers Selam. Polo shirts', reason: 'no_channel', refersTo: { type: 'invitation', id: enterprise.invitationId },
    });
    expect(item.body).toMatch(/there is no e-mail address at which they agreed[^]*The answer is due by .*UTC\+3/);
  });

  it('is asked about again by a reminder, unless it was answered or has ended', async () => {
    const { enterprise } = notified.proposal();
    expect(await told(await notified.publish(ReminderDue, enterprise), 2))
      .toEqual(['enterprise email reminder fr', 'enterprise feed reminder fr']);
    const answered = notified.proposal();
    notified.world.invitations.get(answered.enterprise.invitationId)!.invitation.reply = {
      answer: 'yes', quantity: null, reasonCode: null, note: null, repliedAt: new Date().toISOString(), through: 'api',
    };
    const late = await notified.publish(ReminderDue, answered.enterprise);
    await notified.afterwards();
    expect(await told(late, 0)).toEqual([]);
  });
});

describe('the end of a proposal', () => {
  it('declined: the enterprise by e-mail with the reason in words, the buyer in the feed', async () => {
    const eventId = await notified.publish(ProposalEnded, ended('declined', 'better_alternative', false));
    expect(await told(eventId, 3)).toEqual([
      'buyer feed outcome-declined en', 'enterprise email outcome-declined fr', 'enterprise feed outcome-declined fr',
    ]);
    const { id } = await notified.settled(eventId, 'sent');
    const mail = await notified.mail.waitFor(({ messageId }) => messageId.includes(id));
    expect(spaces(mail.text)).toContain('Raison : une autre entreprise convient mieux cette fois.');
    expect(mail.text).not.toContain('/r/');
    expect(mail.text).not.toContain('a note for the agents only');
  });

  it.each([
    ['lapsed', 'enterprise_silent', 'the enterprise did not answer in time'],
    ['withdrawn', 'certifications', 'a required certificate is missing or runs out'],
  ] as const)('%s after the invitation: both sides, with the reason in words', async (outcome, reason, words) => {
    const eventId = await notified.publish(ProposalEnded, ended(outcome, reason, true));
    const template = `outcome-${outcome}`;
    expect(await told(eventId, 4)).toEqual([
      `buyer email ${template} en`, `buyer feed ${template} en`, `enterprise email ${template} fr`, `enterprise feed ${template} fr`,
    ]);
    const email = (await notified.deliveries(eventId)).find(({ recipientId }) => recipientId === notified.scene.buyerId);
    const mail = await notified.mail.waitFor(({ messageId }) => messageId.includes(email!.id));
    expect(mail.text).toContain(words);
  });

  it.each([
    ['buyer', 'You said no.', 'L’acheteur a dit non.'], ['enterprise', 'The enterprise said no.', 'Vous avez dit non.'],
  ] as const)('refused by the %s: both sides learn who said no, and why', async (refusedBy, toBuyer, toEnterprise) => {
    const eventId = await notified.publish(ProposalEnded, { ...ended('refused', 'changed_plans', true), refusedBy });
    expect(await told(eventId, 4)).toEqual([
      'buyer email outcome-refused en', 'buyer feed outcome-refused en', 'enterprise email outcome-refused fr', 'enterprise feed outcome-refused fr',
    ]);
    const bodyFor = async (id: string) => spaces((await notified.rows<{ body: string }>(
      'SELECT body FROM feed_item JOIN delivery USING (id) WHERE event_id = $1 AND feed_item.recipient_id = $2', [eventId, id],
    ))[0]!.body);
    expect(await bodyFor(notified.scene.buyerId)).toContain(`${toBuyer} Reason given: plans have changed.`);
    expect(await bodyFor(notified.scene.enterpriseId)).toContain(`${toEnterprise} Raison donnée : les plans ont changé.`);
  });

  it('withdrawn before anybody was invited: nobody', async () => {
    const eventId = await notified.publish(ProposalEnded, ended('withdrawn', 'capacity', false));
    await notified.afterwards();
    expect(await told(eventId, 0)).toEqual([]);
  });
});

describe('what else happens', () => {
  it('a linkage: both sides and the agents', async () => {
    const { buyerId, enterpriseId } = notified.scene;
    const linkage = makeLinkage(notified.world, notified.scene, notified.proposal().proposalId);
    const eventId = await notified.publish(LinkageAgreed, linkage);
    expect(await told(eventId, 6)).toEqual([
      'agent 1 feed linkage-agreed en', 'agent 2 feed linkage-agreed fr', 'buyer email linkage-agreed en',
      'buyer feed linkage-agreed en', 'enterprise email linkage-agreed fr', 'enterprise feed linkage-agreed fr',
    ]);
    const mailTo = async (id: string) => {
      const email = (await notified.deliveries(eventId)).find(({ recipientId }) => recipientId === id);
      return notified.mail.waitFor(({ messageId }) => messageId.includes(email!.id));
    };
    const { text } = await mailTo(buyerId);
    expect(text).toContain('You and Ateliers Selam both said yes to 1,200 pieces: Polo shirts.');
    expect(text).toContain('You can reach Ateliers Selam at atelier@selam.example.');
    expect((await mailTo(enterpriseId)).text).toContain('Vous pouvez joindre Nordwind Sport à l’adresse orders@nordwind.example.');
    const items = await notified.rows<{ body: string }>('SELECT body FROM feed_item JOIN delivery USING (id) WHERE event_id = $1', [eventId]);
    for (const { body } of items) expect(body).not.toContain('@');
  });

  it('a linkage with somebody who gave no consent: the agent puts them in contact', async () => {
    const { buyerId, enterpriseId } = notified.scene;
    const before = notified.world.recipients.get(enterpriseId)!;
    notified.world.recipients.set(enterpriseId, [{ ...before[0]!, email: null }]);
    const eventId = await notified.publish(LinkageAgreed, makeLinkage(notified.world, notified.scene, notified.proposal().proposalId));
    const { id } = await waitFor(async () => (await notified.deliveries(eventId)).find(({ recipientId }) => recipientId === buyerId));
    const mail = await notified.mail.waitFor(({ messageId }) => messageId.includes(id));
    notified.world.recipients.set(enterpriseId, before);
    expect(mail.text).toContain('Your agent puts you in contact.');
  });

  it('a reply: the agents', async () => {
    const { enterprise } = notified.proposal();
    const eventId = await notified.publish(ReplyGiven, { ...enterprise, answer: 'no', invitationVersion: 2, toConfirm: null });
    expect(await told(eventId, 2)).toEqual(['agent 1 feed reply-given en', 'agent 2 feed reply-given fr']);
  });

  it('a reply with another quantity than the other side’s yes: the other side too, which is to confirm it', async () => {
    const { buyer, enterprise } = notified.proposal();
    const { invitation } = notified.world.invitations.get(buyer.invitationId)!;
    const said = { reasonCode: null, note: null, repliedAt: new Date().toISOString(), through: 'api' } as const;
    Object.assign(invitation, {
      reply: { answer: 'yes', quantity: 1500, ...said }, counterpartReply: { answer: 'part', quantity: 300 }, yesQuantity: 300,
    });
    const { invitationId, side, organisationId } = buyer;
    const given = { ...enterprise, answer: 'part', invitationVersion: 2, toConfirm: { invitationId, side, organisationId } } as const;
    const eventId = await notified.publish(ReplyGiven, given);
    expect(await told(eventId, 4)).toEqual([
      'agent 1 feed reply-given en', 'agent 2 feed reply-given fr', 'buyer email confirm en', 'buyer feed confirm en',
    ]);
    const email = (await notified.deliveries(eventId)).find(({ recipientId }) => recipientId === buyer.organisationId);
    const mail = await notified.mail.waitFor(({ messageId }) => messageId.includes(email!.id));
    expect(mail.text).toContain('Ateliers Selam has said yes to 300 pieces: Polo shirts.');
    expect(mail.text).toContain(`/r/token-${invitationId}`);
    expect(await told(await notified.publish(ReminderDue, buyer), 2)).toEqual(['buyer email confirm en', 'buyer feed confirm en']);
    invitation.reply!.quantity = 300;
    const late = await notified.publish(ReplyGiven, { ...given, invitationVersion: 3 });
    await notified.afterwards();
    expect(await told(late, 2)).toEqual(['agent 1 feed reply-given en', 'agent 2 feed reply-given fr']);
  });

  it('a match run with proposals: the agents; without: nobody', async () => {
    const { clusterId, buyerId } = notified.scene;
    const { requirementId, lotId } = notified.proposal();
    const run = { runId: newId(), lotId, requirementId, clusterId, buyerId, withdrawn: 0 };
    const none = await notified.publish(MatchRunFinished, { ...run, proposals: 0 });
    const some = await notified.publish(MatchRunFinished, { ...run, proposals: 3 });
    expect(await told(some, 2)).toEqual(['agent 1 feed proposals-to-review en', 'agent 2 feed proposals-to-review fr']);
    await notified.afterwards();
    expect(await told(none, 0)).toEqual([]);
    const { items } = await notified.ask(service, ListFeed, { limit: 50 }, as('cda', { accountId: notified.scene.cdas[0]! }));
    expect(items.find(({ refersTo }) => refersTo?.id === run.runId)?.subject).toBe('3 new proposals to review: Polo shirts');
  });

  it('the end of a requirement: the buyer and the agents, by e-mail when it expired', async () => {
    const { clusterId, buyerId } = notified.scene;
    const { requirementId } = notified.proposal();
    const expired = await notified.publish(RequirementEnded, { requirementId, clusterId, buyerId, how: 'expired' });
    expect(await told(expired, 4)).toEqual([
      'agent 1 feed requirement-ended en', 'agent 2 feed requirement-ended fr', 'buyer email requirement-ended en',
      'buyer feed requirement-ended en',
    ]);
    const closed = await notified.publish(RequirementEnded, { requirementId, clusterId, buyerId, how: 'closed' });
    expect(await told(closed, 3)).toHaveLength(3);
  });
});
