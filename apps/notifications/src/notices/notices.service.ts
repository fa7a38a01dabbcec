// Who is told what about each event. Everything here happens in the transaction of the event's inbox row.
import { Injectable } from '@nestjs/common';
import {
  DescribeInvitation, DescribeProposal, type Invitation, type InvitationIssued, type LinkageAgreed, type ReplyGiven,
} from '#contracts/matching/invitations.js';
import type { ProposalAsked, ProposalEnded } from '#contracts/matching/proposals.js';
import { GetRequirement, type MatchRunFinished, type RequirementEnded } from '#contracts/matching/requirements.js';
import type { Payload } from '#contracts/message.js';
import type { Delivery } from '#platform/bus/events.js';
import { Bus } from '#platform/bus/requests.js';
import { Clusters } from './clusters.js';
import { Telling } from './telling.js';
import { isWaiting } from './waiting.js';

type Invited = Payload<typeof InvitationIssued>;
type Ended = Payload<typeof ProposalEnded>;

const sides = ['buyer', 'enterprise'] as const;
const everyChannel = ['feed', 'email'] as const;

@Injectable()
export class NoticesService {
  constructor(
    private readonly bus: Bus,
    private readonly clusters: Clusters,
    private readonly telling: Telling,
  ) {}

  /** The invited side: what, how much, by when, with whom, and until when it can answer. */
  async askToAnswer(template: 'invitation' | 'reminder', payload: Invited, delivery: Delivery): Promise<void> {
    const { invitation } = await this.bus.ask(DescribeInvitation, { id: payload.invitationId }, delivery.context);
    // An event can be late: nobody is reminded of what is answered or over.
    if (template === 'reminder' && !isWaiting(invitation)) return;
    await this.call(template === 'reminder' && invitation.reply ? 'confirm' : template, invitation, delivery);
  }

  private async call(template: 'invitation' | 'reminder' | 'confirm', invitation: Invitation, delivery: Delivery): Promise<void> {
    const { timeZone } = await this.clusters.manners(invitation.clusterId, delivery.context);
    await this.telling.tell(delivery, {
      to: { organisationId: invitation.organisationId },
      clusterId: invitation.clusterId,
      channels: everyChannel,
      refersTo: { type: 'invitation', id: invitation.id },
      notice: {
        template,
        facts: {
          side: invitation.side, title: invitation.requirementTitle, text: invitation.lotText,
          counterpart: invitation.counterpartName, unit: invitation.unit,
          quantity: template === 'confirm' ? invitation.yesQuantity : invitation.quantity,
          deadline: invitation.deadline, closesAt: invitation.closesAt, timeZone,
        },
      },
    });
  }

  /** The enterprise, without the buyer's name: nobody is introduced before the approval. */
  async proposalAsked(payload: Payload<typeof ProposalAsked>, delivery: Delivery): Promise<void> {
    const about = await this.bus.ask(DescribeProposal, { id: payload.proposalId }, delivery.context);
    // An event can be late: the question may have been settled.
    if (about.status !== 'asked') return;
    await this.telling.tell(delivery, {
      to: { organisationId: payload.enterpriseId },
      clusterId: payload.clusterId,
      channels: everyChannel,
      refersTo: { type: 'proposal', id: payload.proposalId },
      opens: null,
      notice: {
        template: 'question',
        facts: {
          title: about.requirementTitle, quantity: about.quantity, unit: about.unit, deadline: about.deadline,
          reason: payload.reason,
        },
      },
    });
  }

  /** Declined: the enterprise and the buyer. Ended after the invitation: both sides. Never invited and not declined: nobody. */
  async proposalEnded(payload: Ended, delivery: Delivery): Promise<void> {
    if (payload.outcome === 'declined') return this.declined(payload, delivery);
    if (!payload.wasInvited) return;
    const about = await this.bus.ask(DescribeProposal, { id: payload.proposalId }, delivery.context);
    for (const side of sides) {
      const facts = {
        side, title: about.requirementTitle, counterpart: side === 'buyer' ? about.enterpriseName : about.buyerName,
        quantity: about.quantity, unit: about.unit, deadline: about.deadline, reason: payload.reason,
      };
      await this.telling.tell(delivery, {
        to: { organisationId: side === 'buyer' ? payload.buyerId : payload.enterpriseId },
        clusterId: payload.clusterId,
        channels: everyChannel,
        refersTo: { type: 'proposal', id: payload.proposalId },
        notice: payload.outcome === 'refused'
          ? { template: 'outcome-refused', facts: { ...facts, refusedBy: payload.refusedBy ?? 'enterprise' } }
          : { template: `outcome-${payload.outcome}` as const, facts },
      });
    }
  }

  private async declined(payload: Ended, delivery: Delivery): Promise<void> {
    const about = await this.bus.ask(DescribeProposal, { id: payload.proposalId }, delivery.context);
    for (const side of sides) {
      await this.telling.tell(delivery, {
        to: { organisationId: side === 'buyer' ? payload.buyerId : payload.enterpriseId },
        clusterId: payload.clusterId,
        channels: side === 'buyer' ? ['feed'] : everyChannel,
        refersTo: { type: 'proposal', id: payload.proposalId },
        // Nobody but the agents ever sees a declined proposal; of the requirement only its buyer.
        opens: side === 'buyer' ? { type: 'requirement', id: about.requirementId } : null,
        notice: {
          template: 'outcome-declined',
          facts: {
            side, title: about.requirementTitle, enterprise: about.enterpriseName, quantity: about.quantity,
            unit: about.unit, deadline: about.deadline, reason: payload.reason,
          },
        },
      });
    }
  }

  /** Both sides, and the CDAs who brokered it. */
  async linkageAgreed(payload: Payload<typeof LinkageAgreed>, delivery: Delivery): Promise<void> {
    const { clusterId, buyerId, enterpriseId } = payload;
    const about = await this.bus.ask(DescribeProposal, { id: payload.proposalId }, delivery.context);
    const facts = {
      title: about.requirementTitle, buyer: about.buyerName, enterprise: about.enterpriseName,
      quantity: about.linkageQuantity ?? about.quantity, unit: about.unit, deadline: about.deadline,
    };
    const shared = { clusterId, refersTo: { type: 'linkage', id: payload.linkageId } as const };
    const template = 'linkage-agreed';
    await this.telling.tell(delivery, {
      ...shared, to: { organisationId: buyerId }, channels: everyChannel, notice: { template, facts: { side: 'buyer', ...facts } },
    });
    await this.telling.tell(delivery, {
      ...shared, to: { organisationId: enterpriseId }, channels: everyChannel,
      notice: { template, facts: { side: 'enterprise', ...facts } },
    });
    await this.telling.tell(delivery, {
      ...shared, to: { clusterId, role: 'cda' }, channels: ['feed'], notice: { template, facts: { side: 'cda', ...facts } },
    });
  }

  /** The CDAs; and the other side, when it had said yes to another quantity. */
  async replyGiven(payload: Payload<typeof ReplyGiven>, delivery: Delivery): Promise<void> {
    const about = await this.bus.ask(DescribeProposal, { id: payload.proposalId }, delivery.context);
    const { invitation } = await this.bus.ask(DescribeInvitation, { id: payload.invitationId }, delivery.context);
    // The answer may have been changed since; what went with another answer does not belong here.
    const reply = invitation.reply?.answer === payload.answer ? invitation.reply : null;
    await this.telling.tell(delivery, {
      to: { clusterId: payload.clusterId, role: 'cda' },
      clusterId: payload.clusterId,
      channels: ['feed'],
      refersTo: { type: 'invitation', id: payload.invitationId },
      notice: {
        template: 'reply-given',
        facts: {
          replier: payload.side === 'buyer' ? about.buyerName : about.enterpriseName, title: about.requirementTitle,
          answer: payload.answer, quantity: reply?.quantity ?? invitation.quantity, unit: invitation.unit,
          reason: reply?.reasonCode ?? null,
        },
      },
    });
    if (payload.toConfirm === null) return;
    const other = await this.bus.ask(DescribeInvitation, { id: payload.toConfirm.invitationId }, delivery.context);
    if (isWaiting(other.invitation)) await this.call('confirm', other.invitation, delivery);
  }

  /** The CDAs, when there is something to decide. */
  async matchRunFinished(payload: Payload<typeof MatchRunFinished>, delivery: Delivery): Promise<void> {
    if (payload.proposals === 0) return;
    const { title } = await this.bus.ask(GetRequirement, { id: payload.requirementId }, delivery.context);
    await this.telling.tell(delivery, {
      to: { clusterId: payload.clusterId, role: 'cda' },
      clusterId: payload.clusterId,
      channels: ['feed'],
      refersTo: { type: 'match_run', id: payload.runId },
      notice: { template: 'proposals-to-review', facts: { title, count: payload.proposals } },
    });
  }

  /** The buyer and the CDAs; by e-mail only when it ended by itself, for the rest was somebody's deed. */
  async requirementEnded(payload: Payload<typeof RequirementEnded>, delivery: Delivery): Promise<void> {
    const { clusterId, buyerId, how } = payload;
    const { title } = await this.bus.ask(GetRequirement, { id: payload.requirementId }, delivery.context);
    const shared = { clusterId, refersTo: { type: 'requirement', id: payload.requirementId } as const };
    await this.telling.tell(delivery, {
      ...shared, to: { organisationId: buyerId }, channels: how === 'expired' ? everyChannel : ['feed'],
      notice: { template: 'requirement-ended', facts: { side: 'buyer', title, how } },
    });
    await this.telling.tell(delivery, {
      ...shared, to: { clusterId, role: 'cda' }, channels: ['feed'],
      notice: { template: 'requirement-ended', facts: { side: 'cda', title, how } },
    });
  }
}
