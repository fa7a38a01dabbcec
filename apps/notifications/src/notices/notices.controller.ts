// The edge of notices: every event that somebody is told about.
import { Controller } from '@nestjs/common';
import { InvitationIssued, LinkageAgreed, ReminderDue, ReplyGiven } from '#contracts/matching/invitations.js';
import { ProposalAsked, ProposalEnded } from '#contracts/matching/proposals.js';
import { MatchRunFinished, RequirementEnded } from '#contracts/matching/requirements.js';
import type { Payload } from '#contracts/message.js';
import { DeliveryGivenUp } from '#contracts/notifications/deliveries.js';
import { OnEvent, type Delivery } from '#platform/bus/events.js';
import { NotReachedService } from './not-reached.service.js';
import { NoticesService } from './notices.service.js';

@Controller()
export class NoticesController {
  constructor(
    private readonly notices: NoticesService,
    private readonly notReached: NotReachedService,
  ) {}

  @OnEvent(InvitationIssued)
  invitationIssued(payload: Payload<typeof InvitationIssued>, delivery: Delivery) {
    return this.notices.askToAnswer('invitation', payload, delivery);
  }

  @OnEvent(ReminderDue)
  reminderDue(payload: Payload<typeof ReminderDue>, delivery: Delivery) {
    return this.notices.askToAnswer('reminder', payload, delivery);
  }

  @OnEvent(ProposalAsked)
  proposalAsked(payload: Payload<typeof ProposalAsked>, delivery: Delivery) {
    return this.notices.proposalAsked(payload, delivery);
  }

  @OnEvent(ProposalEnded)
  proposalEnded(payload: Payload<typeof ProposalEnded>, delivery: Delivery) {
    return this.notices.proposalEnded(payload, delivery);
  }

  @OnEvent(LinkageAgreed)
  linkageAgreed(payload: Payload<typeof LinkageAgreed>, delivery: Delivery) {
    return this.notices.linkageAgreed(payload, delivery);
  }

  @OnEvent(ReplyGiven)
  replyGiven(payload: Payload<typeof ReplyGiven>, delivery: Delivery) {
    return this.notices.replyGiven(payload, delivery);
  }

  @OnEvent(MatchRunFinished)
  matchRunFinished(payload: Payload<typeof MatchRunFinished>, delivery: Delivery) {
    return this.notices.matchRunFinished(payload, delivery);
  }

  @OnEvent(RequirementEnded)
  requirementEnded(payload: Payload<typeof RequirementEnded>, delivery: Delivery) {
    return this.notices.requirementEnded(payload, delivery);
  }

  @OnEvent(DeliveryGivenUp)
  deliveryGivenUp(payload: Payload<typeof DeliveryGivenUp>, delivery: Delivery) {
    return this.notReached.deliveryGivenUp(payload, delivery);
  }
}
