// The edge of notices: every event that somebody is told about.
import { Controller } from '@nestjs/common';
import { InvitationIssued, LinkageAgreed, ReminderDue, ReplyGiven } from '#contracts/matching/invitations.js';
import { ProposalAsked, ProposalEnded } from '#contracts/matching/proposals.js';
import { MatchRunFinished, RequirementEnded } from '#contracts/matching/requirements.js';
import type { Payload } from '#contracts/message.js';
import { DeliveryGivenUp } from '#contracts/notifications/deliveries.js';
import {
  ServiceEngagementAgreed, ServiceInvitationIssued, ServiceReminderDue, ServiceReplyGiven,
} from '#contracts/service-market/invitations.js';
import { ServiceNeedMatched } from '#contracts/service-market/needs.js';
import { ServiceProposalAsked, ServiceProposalEnded } from '#contracts/service-market/proposals.js';
import { OnEvent, type Delivery } from '#platform/bus/events.js';
import { engagements, linkages } from './brokers.js';
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
    return this.notices.askToAnswer(linkages, 'invitation', payload, delivery);
  }

  @OnEvent(ReminderDue)
  reminderDue(payload: Payload<typeof ReminderDue>, delivery: Delivery) {
    return this.notices.askToAnswer(linkages, 'reminder', payload, delivery);
  }

  @OnEvent(ProposalAsked)
  proposalAsked(payload: Payload<typeof ProposalAsked>, delivery: Delivery) {
    return this.notices.proposalAsked(linkages, payload, delivery);
  }

  @OnEvent(ProposalEnded)
  proposalEnded(payload: Payload<typeof ProposalEnded>, delivery: Delivery) {
    return this.notices.proposalEnded(linkages, payload, delivery);
  }

  @OnEvent(LinkageAgreed)
  linkageAgreed(payload: Payload<typeof LinkageAgreed>, delivery: Delivery) {
    return this.notices.agreed(linkages, payload, delivery);
  }

  @OnEvent(ReplyGiven)
  replyGiven(payload: Payload<typeof ReplyGiven>, delivery: Delivery) {
    return this.notices.replyGiven(linkages, payload, delivery);
  }

  @OnEvent(MatchRunFinished)
  matchRunFinished(payload: Payload<typeof MatchRunFinished>, delivery: Delivery) {
    return this.notices.matchRunFinished(payload, delivery);
  }

  @OnEvent(RequirementEnded)
  requirementEnded(payload: Payload<typeof RequirementEnded>, delivery: Delivery) {
    return this.notices.requirementEnded(payload, delivery);
  }

  @OnEvent(ServiceInvitationIssued)
  serviceInvitationIssued(payload: Payload<typeof ServiceInvitationIssued>, delivery: Delivery) {
    return this.notices.askToAnswer(engagements, 'invitation', payload, delivery);
  }

  @OnEvent(ServiceReminderDue)
  serviceReminderDue(payload: Payload<typeof ServiceReminderDue>, delivery: Delivery) {
    return this.notices.askToAnswer(engagements, 'reminder', payload, delivery);
  }

  @OnEvent(ServiceProposalAsked)
  serviceProposalAsked(payload: Payload<typeof ServiceProposalAsked>, delivery: Delivery) {
    return this.notices.proposalAsked(engagements, payload, delivery);
  }

  @OnEvent(ServiceProposalEnded)
  serviceProposalEnded(payload: Payload<typeof ServiceProposalEnded>, delivery: Delivery) {
    return this.notices.proposalEnded(engagements, payload, delivery);
  }

  @OnEvent(ServiceEngagementAgreed)
  serviceEngagementAgreed(payload: Payload<typeof ServiceEngagementAgreed>, delivery: Delivery) {
    return this.notices.agreed(engagements, payload, delivery);
  }

  @OnEvent(ServiceReplyGiven)
  serviceReplyGiven(payload: Payload<typeof ServiceReplyGiven>, delivery: Delivery) {
    return this.notices.replyGiven(engagements, payload, delivery);
  }

  @OnEvent(ServiceNeedMatched)
  serviceNeedMatched(payload: Payload<typeof ServiceNeedMatched>, delivery: Delivery) {
    return this.notices.needMatched(payload, delivery);
  }

  @OnEvent(DeliveryGivenUp)
  deliveryGivenUp(payload: Payload<typeof DeliveryGivenUp>, delivery: Delivery) {
    return this.notReached.deliveryGivenUp(payload, delivery);
  }
}
