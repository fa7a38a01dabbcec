// Which event becomes which webhook, for whom, with which data. docs/webhooks.md has the same as a table.
import { Injectable } from '@nestjs/common';
import type { InvitationIssued, LinkageAgreed, ReplyGiven } from '#contracts/matching/invitations.js';
import type { ProposalAsked, ProposalDecided, ProposalEnded } from '#contracts/matching/proposals.js';
import type { MatchRunFinished, RequirementEnded } from '#contracts/matching/requirements.js';
import type { Payload } from '#contracts/message.js';
import type { DeliveryGivenUp } from '#contracts/notifications/deliveries.js';
import type { Delivery } from '#platform/bus/events.js';
import { DeliveriesRepository } from '../deliveries/deliveries.repository.js';
import { Announcing } from './announcing.js';

@Injectable()
export class AnnouncementsService {
  constructor(
    private readonly announcing: Announcing,
    private readonly deliveries: DeliveriesRepository,
  ) {}

  /** Runs happen often and mostly find what was known: told is one that proposed or withdrew somebody. */
  async matchRunFinished({ runId, ...data }: Payload<typeof MatchRunFinished>, delivery: Delivery): Promise<void> {
    if (data.proposals === 0 && data.withdrawn === 0) return;
    await this.announcing.announce(delivery, {
      type: 'requirement.matched', to: [data.buyerId, data.clusterId], clusterId: data.clusterId,
      refersTo: { type: 'match_run', id: runId }, data: { matchRunId: runId, ...data },
    });
  }

  async requirementEnded(data: Payload<typeof RequirementEnded>, delivery: Delivery): Promise<void> {
    await this.announcing.announce(delivery, {
      type: 'requirement.ended', to: [data.buyerId, data.clusterId], clusterId: data.clusterId,
      refersTo: { type: 'requirement', id: data.requirementId }, data,
    });
  }

  /** Before it takes effect a decision is a matter of the cluster alone. */
  async proposalDecided(data: Payload<typeof ProposalDecided>, delivery: Delivery): Promise<void> {
    await this.announcing.announce(delivery, {
      type: 'proposal.decided', to: [data.clusterId], clusterId: data.clusterId,
      refersTo: { type: 'proposal', id: data.proposalId }, data,
    });
  }

  async proposalAsked(data: Payload<typeof ProposalAsked>, delivery: Delivery): Promise<void> {
    await this.announcing.announce(delivery, {
      type: 'proposal.asked', to: [data.enterpriseId, data.clusterId], clusterId: data.clusterId,
      refersTo: { type: 'proposal', id: data.proposalId }, data,
    });
  }

  /** Never invited and not declined: the cluster alone. Declined: the enterprise is not told who the buyer is. */
  async proposalEnded(event: Payload<typeof ProposalEnded>, delivery: Delivery): Promise<void> {
    const { wasInvited, ...data } = event;
    const { buyerId, ...withoutBuyer } = data;
    const { clusterId, enterpriseId, proposalId } = data;
    const shared = { type: 'proposal.ended', clusterId, refersTo: { type: 'proposal', id: proposalId } } as const;
    const isTold = wasInvited || data.outcome === 'declined';
    await this.announcing.announce(delivery, { ...shared, to: isTold ? [clusterId, buyerId] : [clusterId], data });
    if (isTold) await this.announcing.announce(delivery, { ...shared, to: [enterpriseId], data: wasInvited ? data : withoutBuyer });
  }

  async invitationIssued(data: Payload<typeof InvitationIssued>, delivery: Delivery): Promise<void> {
    await this.announcing.announce(delivery, {
      type: 'invitation.issued', to: [data.organisationId, data.clusterId], clusterId: data.clusterId,
      refersTo: { type: 'invitation', id: data.invitationId }, data,
    });
  }

  /** Who answered (perhaps a colleague by the link) and the cluster; the other side where its own answer must be given again. */
  async replyGiven({ toConfirm, ...data }: Payload<typeof ReplyGiven>, delivery: Delivery): Promise<void> {
    const { clusterId, proposalId } = data;
    await this.announcing.announce(delivery, {
      type: 'invitation.replied', to: [data.organisationId, clusterId], clusterId,
      refersTo: { type: 'invitation', id: data.invitationId }, data,
    });
    if (toConfirm === null) return;
    await this.announcing.announce(delivery, {
      type: 'invitation.to_confirm', to: [toConfirm.organisationId, clusterId], clusterId,
      refersTo: { type: 'invitation', id: toConfirm.invitationId }, data: { ...toConfirm, clusterId, proposalId },
    });
  }

  async linkageAgreed(data: Payload<typeof LinkageAgreed>, delivery: Delivery): Promise<void> {
    await this.announcing.announce(delivery, {
      type: 'linkage.agreed', to: [data.buyerId, data.enterpriseId, data.clusterId], clusterId: data.clusterId,
      refersTo: { type: 'linkage', id: data.linkageId }, data,
    });
  }

  async deliveryGivenUp({ deliveryId, status }: Payload<typeof DeliveryGivenUp>, delivery: Delivery): Promise<void> {
    const subject = await this.deliveries.subject(delivery.tx, deliveryId);
    if (!subject?.clusterId) return;
    const { clusterId, template, recipientId, refersToType: type, refersToId: id } = subject;
    await this.announcing.announce(delivery, {
      type: 'delivery.given_up', to: [clusterId], clusterId, refersTo: { type, id },
      data: { deliveryId, status, template, recipientId, clusterId },
    });
  }
}
