// Which webhook each event becomes, for whom, and that nobody reads in one what the API does not show them.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvitationIssued, LinkageAgreed, ReplyGiven } from '#contracts/matching/invitations.js';
import { ProposalAsked, ProposalDecided, ProposalEnded } from '#contracts/matching/proposals.js';
import { MatchRunFinished, RequirementEnded } from '#contracts/matching/requirements.js';
import { webhookTypes, type WebhookType } from '#contracts/notifications/webhooks.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { makeLinkage } from './fakes.js';
import { development, Hooked } from './hooked.js';
import { Receiver } from './receiver.js';
import { Notified } from './system.js';

let notified: Notified;
let hooked: Hooked;
let receiver: Receiver;
/** Endpoint ids to whom they belong. */
const owners = new Map<string, 'buyer' | 'enterprise' | 'cluster'>();
const heard = new Set<WebhookType>();

beforeAll(async () => {
  notified = await Notified.open();
  hooked = new Hooked(notified, await notified.start(development));
  receiver = await Receiver.start();
  owners.set((await hooked.create(receiver.url(), hooked.buyer, [...webhookTypes])).id, 'buyer');
  owners.set((await hooked.create(receiver.url(), hooked.enterprise, [...webhookTypes])).id, 'enterprise');
  owners.set((await hooked.create(receiver.url(), hooked.cda, [...webhookTypes])).id, 'cluster');
}, 120_000);

afterAll(async () => {
  await receiver?.stop();
  await notified?.close();
}, 60_000);

/** By owner and type, what an event led to, once everything that it leads to is there. */
async function announced(eventId: string): Promise<Record<string, unknown>> {
  await waitFor(async () => (await notified.rows('SELECT 1 FROM inbox WHERE event_id = $1', [eventId])).length === 1, { what: 'the event' });
  const rows = await notified.rows<{ id: string; recipient_id: string; template: WebhookType; facts: { data: Record<string, unknown> } }>(
    "SELECT id, recipient_id, template, facts FROM delivery WHERE event_id = $1 AND channel = 'webhook'", [eventId]);
  await waitFor(() => rows.every(({ id }) => receiver.callsWith(id).length > 0), { what: 'its calls' });
  for (const { id, template, facts } of rows) {
    heard.add(template);
    const { body } = receiver.callsWith(id)[0]!;
    expect(JSON.parse(body)).toMatchObject({ type: template, data: facts.data });
    // Ids, codes, numbers: no name, title, text or address of anybody.
    expect(body).not.toMatch(/Nordwind|Selam|Polo|piqué|@|token/);
  }
  return Object.fromEntries(rows.map(({ recipient_id, template, facts }) => [`${owners.get(recipient_id)} ${template}`, facts.data]));
}

const ended = (outcome: 'declined' | 'withdrawn' | 'refused', wasInvited: boolean) => {
  const { clusterId, buyerId, enterpriseId } = notified.scene;
  return {
    proposalId: notified.proposal().proposalId, clusterId, buyerId, enterpriseId, outcome, reason: 'other', wasInvited,
    refusedBy: outcome === 'refused' ? 'buyer' as const : null,
  };
};

describe('an event', () => {
  it('of an invitation: the invited side and the cluster', async () => {
    const { enterprise, buyer } = notified.proposal();
    const told = await announced(await notified.publish(InvitationIssued, enterprise));
    expect(told).toEqual({ 'enterprise invitation.issued': enterprise, 'cluster invitation.issued': enterprise });
    expect(Object.keys(await announced(await notified.publish(InvitationIssued, buyer))).sort())
      .toEqual(['buyer invitation.issued', 'cluster invitation.issued']);
  });

  it('of a reply: who answered and the cluster, and the other side where it must confirm', async () => {
    const { enterprise, buyer } = notified.proposal();
    const { invitationId, side, organisationId } = buyer;
    const reply = { ...enterprise, answer: 'part', invitationVersion: 2 } as const;
    expect(await announced(await notified.publish(ReplyGiven, { ...reply, toConfirm: null })))
      .toEqual({ 'enterprise invitation.replied': reply, 'cluster invitation.replied': reply });
    const told = await announced(await notified.publish(ReplyGiven, { ...reply, toConfirm: { invitationId, side, organisationId } }));
    expect(Object.keys(told).sort()).toEqual([
      'buyer invitation.to_confirm', 'cluster invitation.replied', 'cluster invitation.to_confirm', 'enterprise invitation.replied',
    ]);
    expect(told['buyer invitation.to_confirm']).toEqual(buyer);
  });

  it('of a decision: the cluster alone; of a question: the enterprise too', async () => {
    const { proposalId } = notified.proposal();
    const { clusterId, enterpriseId } = notified.scene;
    const decision = { proposalId, decisionId: newId(), clusterId, ruling: 'decline' } as const;
    expect(await announced(await notified.publish(ProposalDecided, decision))).toEqual({ 'cluster proposal.decided': decision });
    const question = { proposalId, clusterId, enterpriseId, decisionId: newId(), reason: 'other' };
    expect(await announced(await notified.publish(ProposalAsked, question)))
      .toEqual({ 'enterprise proposal.asked': question, 'cluster proposal.asked': question });
  });

  it('of the end of a proposal: both sides when they were invited', async () => {
    const { wasInvited: _, ...data } = ended('refused', true);
    const told = await announced(await notified.publish(ProposalEnded, { ...data, wasInvited: true }));
    expect(told).toEqual({ 'buyer proposal.ended': data, 'enterprise proposal.ended': data, 'cluster proposal.ended': data });
  });

  it('of a declined proposal: the enterprise is not told who the buyer is', async () => {
    const { wasInvited: _, ...data } = ended('declined', false);
    const { buyerId, ...withoutBuyer } = data;
    const told = await announced(await notified.publish(ProposalEnded, { ...data, wasInvited: false }));
    expect(told).toEqual({ 'buyer proposal.ended': data, 'enterprise proposal.ended': withoutBuyer, 'cluster proposal.ended': data });
    expect(buyerId).toBe(notified.scene.buyerId);
  });

  it('of a proposal withdrawn before anybody was invited: the cluster alone', async () => {
    expect(Object.keys(await announced(await notified.publish(ProposalEnded, ended('withdrawn', false))))).toEqual(['cluster proposal.ended']);
  });

  it('of a linkage: both sides and the cluster', async () => {
    const linkage = makeLinkage(notified.world, notified.scene, notified.proposal().proposalId);
    expect(await announced(await notified.publish(LinkageAgreed, linkage)))
      .toEqual({ 'buyer linkage.agreed': linkage, 'enterprise linkage.agreed': linkage, 'cluster linkage.agreed': linkage });
  });

  it('of a match run: the buyer and the cluster, when somebody was proposed or withdrawn', async () => {
    const { clusterId, buyerId } = notified.scene;
    const { requirementId, lotId } = notified.proposal();
    const run = { runId: newId(), lotId, requirementId, clusterId, buyerId };
    expect(await announced(await notified.publish(MatchRunFinished, { ...run, proposals: 0, withdrawn: 0 }))).toEqual({});
    const data = { matchRunId: run.runId, lotId, requirementId, clusterId, buyerId, proposals: 0, withdrawn: 1 };
    expect(await announced(await notified.publish(MatchRunFinished, { ...run, proposals: 0, withdrawn: 1 })))
      .toEqual({ 'buyer requirement.matched': data, 'cluster requirement.matched': data });
  });

  it('of the end of a requirement: the buyer and the cluster', async () => {
    const { clusterId, buyerId } = notified.scene;
    const data = { requirementId: notified.proposal().requirementId, clusterId, buyerId, how: 'closed' } as const;
    expect(await announced(await notified.publish(RequirementEnded, data)))
      .toEqual({ 'buyer requirement.ended': data, 'cluster requirement.ended': data });
  });

  it('of an e-mail that was given up: the cluster', async () => {
    const { enterpriseId, clusterId } = notified.scene;
    const before = notified.world.recipients.get(enterpriseId)!;
    notified.world.recipients.set(enterpriseId, [{ ...before[0]!, email: null }]);
    const eventId = await notified.publish(InvitationIssued, notified.proposal().enterprise);
    const { id } = await notified.settled(eventId, 'no_channel');
    notified.world.recipients.set(enterpriseId, before);
    const [given] = await waitFor(async () => {
      const found = await notified.rows<{ id: string }>("SELECT id FROM outbox WHERE body->>'deliveryId' = $1", [id]);
      return found.length === 1 ? found : null;
    });
    expect(await announced(given!.id)).toEqual({ 'cluster delivery.given_up': {
      deliveryId: id, status: 'no_channel', template: 'invitation', recipientId: enterpriseId, clusterId,
    } });
  });

  it('of every type was seen here', () => {
    expect([...heard].sort()).toEqual([...webhookTypes].sort());
  });
});
