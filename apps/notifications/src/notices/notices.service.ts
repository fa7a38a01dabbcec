// Who is told what about each event. Everything here happens in the transaction of the event's inbox row.
import { Injectable } from '@nestjs/common';
import type { PlainInvitation } from '#contracts/brokering/invitations.js';
import type { ProposalAsked, ProposalEnded } from '#contracts/matching/proposals.js';
import type { ReplyGiven } from '#contracts/matching/invitations.js';
import { GetRequirement, type MatchRunFinished, type RequirementEnded } from '#contracts/matching/requirements.js';
import type { Payload } from '#contracts/message.js';
import type { ServiceReplyGiven } from '#contracts/service-market/invitations.js';
import { GetServiceNeed, type ServiceNeedEnded, type ServiceNeedMatched } from '#contracts/service-market/needs.js';
import type { OpeningProposed } from '#contracts/service-market/openings.js';
import type { ServiceProposalAsked, ServiceProposalEnded } from '#contracts/service-market/proposals.js';
import type { Delivery } from '#platform/bus/events.js';
import { Bus } from '#platform/bus/requests.js';
import type { Notice } from '../templates/facts.js';
import { invitationOf, linkages, plainPayload, proposalOf, type Broker } from './brokers.js';
import { Clusters } from './clusters.js';
import { Telling } from './telling.js';
import { isWaiting } from './waiting.js';

type Ended = Payload<typeof ProposalEnded> | Payload<typeof ServiceProposalEnded>;

const everyChannel = ['feed', 'email'] as const;

/** The template of a broker; its facts are made from plain names, so that only the tests know they fit. */
const noticeOf = (template: string, facts: object) => ({ template, facts }) as Notice;

@Injectable()
export class NoticesService {
  constructor(
    private readonly bus: Bus,
    private readonly clusters: Clusters,
    private readonly telling: Telling,
  ) {}

  /** The invited side: what, how much, by when, with whom, and until when it can answer. */
  async askToAnswer(broker: Broker, template: 'invitation' | 'reminder', payload: { invitationId: string }, delivery: Delivery): Promise<void> {
    const { invitation } = await invitationOf(this.bus, broker, payload.invitationId, delivery.context);
    // An event can be late: nobody is reminded of what is answered or over.
    if (template === 'reminder' && !isWaiting(invitation)) return;
    await this.call(broker, template === 'reminder' && invitation.reply ? 'confirm' : template, invitation, delivery);
  }

  private async call(
    broker: Broker, template: 'invitation' | 'reminder' | 'confirm', invitation: PlainInvitation, delivery: Delivery,
  ): Promise<void> {
    const { timeZone } = await this.clusters.manners(invitation.clusterId, delivery.context);
    await this.telling.tell(delivery, {
      to: { organisationId: invitation.organisationId },
      clusterId: invitation.clusterId,
      channels: everyChannel,
      refersTo: { type: broker.types.invitation, id: invitation.id },
      notice: noticeOf(`${broker.prefix}${template}`, {
        side: invitation.side, title: invitation.postingTitle,
        // What was said in own words is the title of a need: once is enough.
        text: invitation.subjectText === invitation.postingTitle ? null : invitation.subjectText,
        counterpart: invitation.counterpartName, unit: invitation.unit,
        quantity: template === 'confirm' ? invitation.yesQuantity : invitation.quantity,
        deadline: invitation.deadline, closesAt: invitation.closesAt, timeZone,
      }),
    });
  }

  /** The offering side, without the name of the asking one: nobody is introduced before the approval. */
  async proposalAsked(
    broker: Broker, payload: Payload<typeof ProposalAsked> | Payload<typeof ServiceProposalAsked>, delivery: Delivery,
  ): Promise<void> {
    const about = await proposalOf(this.bus, broker, payload.proposalId, delivery.context);
    // An event can be late: the question may have been settled.
    if (about.status !== 'asked') return;
    await this.telling.tell(delivery, {
      to: { organisationId: about.offeringId },
      clusterId: payload.clusterId,
      channels: everyChannel,
      refersTo: { type: broker.types.proposal, id: payload.proposalId },
      opens: null,
      notice: noticeOf(`${broker.prefix}question`, {
        title: about.postingTitle, quantity: about.quantity, unit: about.unit, deadline: about.deadline, reason: payload.reason,
      }),
    });
  }

  /** Declined: both sides. Ended after the invitation: both sides. Never invited and not declined: nobody. */
  async proposalEnded(broker: Broker, payload: Ended, delivery: Delivery): Promise<void> {
    if (payload.outcome !== 'declined' && !payload.wasInvited) return;
    const about = await proposalOf(this.bus, broker, payload.proposalId, delivery.context);
    const { asking, offering } = broker.words;
    const isDeclined = payload.outcome === 'declined';
    for (const side of [asking, offering]) {
      const facts = {
        side, title: about.postingTitle, quantity: about.quantity, unit: about.unit, deadline: about.deadline, reason: payload.reason,
        ...(isDeclined ? { [offering]: about.offeringName } : { counterpart: side === asking ? about.offeringName : about.askingName }),
        ...(payload.outcome === 'refused' ? { refusedBy: payload.refusedBy ?? offering } : {}),
      };
      const refersTo = { type: broker.types.proposal, id: payload.proposalId };
      await this.telling.tell(delivery, {
        to: { organisationId: side === asking ? about.askingId : about.offeringId },
        clusterId: payload.clusterId,
        channels: isDeclined && side === asking ? ['feed'] : everyChannel,
        refersTo,
        // Nobody but the agents ever sees a declined proposal; of what was posted only who posted it.
        opens: isDeclined ? (side === asking ? { type: broker.types.posting, id: about.postingId } : null) : refersTo,
        notice: noticeOf(`${broker.prefix}outcome-${payload.outcome}`, facts),
      });
    }
  }

  /** Both sides, and the CDAs who brokered it. */
  async agreed(broker: Broker, payload: object, delivery: Delivery): Promise<void> {
    const { clusterId, proposalId, askingId, offeringId, agreementId } = plainPayload(broker, payload);
    const about = await proposalOf(this.bus, broker, proposalId, delivery.context);
    const { asking, offering, agreement } = broker.words;
    const facts = {
      title: about.postingTitle, [asking]: about.askingName, [offering]: about.offeringName,
      quantity: about.agreementQuantity ?? about.quantity, unit: about.unit, deadline: about.deadline,
    };
    for (const [side, to] of [[asking, { organisationId: askingId }], [offering, { organisationId: offeringId }], ['cda', { clusterId, role: 'cda' }]] as const) {
      await this.telling.tell(delivery, {
        to, clusterId, refersTo: { type: broker.types.agreement, id: agreementId },
        channels: side === 'cda' ? ['feed'] : everyChannel,
        notice: noticeOf(`${broker.prefix}${agreement}-agreed`, { side, ...facts }),
      });
    }
  }

  /** The CDAs; and the other side, when it had said yes to another quantity. */
  async replyGiven(
    broker: Broker, payload: Payload<typeof ReplyGiven> | Payload<typeof ServiceReplyGiven>, delivery: Delivery,
  ): Promise<void> {
    const about = await proposalOf(this.bus, broker, payload.proposalId, delivery.context);
    const { invitation } = await invitationOf(this.bus, broker, payload.invitationId, delivery.context);
    // The answer may have been changed since; what went with another answer does not belong here.
    const reply = invitation.reply?.answer === payload.answer ? invitation.reply : null;
    await this.telling.tell(delivery, {
      to: { clusterId: payload.clusterId, role: 'cda' },
      clusterId: payload.clusterId,
      channels: ['feed'],
      refersTo: { type: broker.types.invitation, id: payload.invitationId },
      notice: {
        template: 'reply-given',
        facts: {
          replier: payload.side === broker.words.asking ? about.askingName : about.offeringName, title: about.postingTitle,
          answer: payload.answer, quantity: reply?.quantity ?? invitation.quantity, unit: invitation.unit,
          reason: reply?.reasonCode ?? null,
        },
      },
    });
    if (payload.toConfirm === null) return;
    const other = await invitationOf(this.bus, broker, payload.toConfirm.invitationId, delivery.context);
    if (isWaiting(other.invitation)) await this.call(broker, 'confirm', other.invitation, delivery);
  }

  /** The CDAs, when there is something to decide. */
  async matchRunFinished(payload: Payload<typeof MatchRunFinished>, delivery: Delivery): Promise<void> {
    if (payload.proposals === 0) return;
    const { title } = await this.bus.ask(GetRequirement, { id: payload.requirementId }, delivery.context);
    await this.toReview(delivery, payload, { type: linkages.types.run, id: payload.runId }, 'proposals-to-review', title);
  }

  async needMatched(payload: Payload<typeof ServiceNeedMatched>, delivery: Delivery): Promise<void> {
    if (payload.proposals === 0) return;
    const { title } = await this.bus.ask(GetServiceNeed, { id: payload.needId }, delivery.context);
    await this.toReview(delivery, payload, { type: 'service_need', id: payload.needId }, 'service-proposals-to-review', title);
  }

  /** The enterprise and the CDAs; by e-mail only when it ended by itself, for the rest was somebody's deed. */
  async needEnded({ needId, clusterId, enterpriseId, how }: Payload<typeof ServiceNeedEnded>, delivery: Delivery): Promise<void> {
    const { title } = await this.bus.ask(GetServiceNeed, { id: needId }, delivery.context);
    const shared = { clusterId, refersTo: { type: 'service_need', id: needId } as const };
    await this.telling.tell(delivery, {
      ...shared, to: { organisationId: enterpriseId }, channels: how === 'expired' ? everyChannel : ['feed'],
      notice: { template: 'service-need-ended', facts: { side: 'enterprise', title, how } },
    });
    await this.telling.tell(delivery, {
      ...shared, to: { clusterId, role: 'cda' }, channels: ['feed'],
      notice: { template: 'service-need-ended', facts: { side: 'cda', title, how } },
    });
  }

  /** It is nobody's need until a CDA has confirmed it. Settled meanwhile, there is nothing left to do. */
  async openingProposed({ needId, clusterId }: Payload<typeof OpeningProposed>, delivery: Delivery): Promise<void> {
    const { title, status, opening } = await this.bus.ask(GetServiceNeed, { id: needId }, delivery.context);
    if (status !== 'proposed' || opening === null) return;
    const { enterprises, lots } = opening;
    await this.telling.tell(delivery, {
      to: { clusterId, role: 'cda' }, clusterId, channels: ['feed'], refersTo: { type: 'service_need', id: needId },
      notice: { template: 'service-opening-to-review', facts: { title, enterprises, lots } },
    });
  }

  private toReview(
    delivery: Delivery, { clusterId, proposals }: { clusterId: string; proposals: number }, refersTo: Parameters<Telling['tell']>[1]['refersTo'],
    template: 'proposals-to-review' | 'service-proposals-to-review', title: string,
  ): Promise<void> {
    return this.telling.tell(delivery, {
      to: { clusterId, role: 'cda' }, clusterId, channels: ['feed'], refersTo, notice: { template, facts: { title, count: proposals } },
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
