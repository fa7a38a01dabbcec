// The edge of notices: every event that somebody is told about, people and webhooks.
import { Controller } from '@nestjs/common';
import { InvitationIssued, LinkageAgreed, ReminderDue, ReplyGiven } from '#contracts/matching/invitations.js';
import { ProposalAsked, ProposalDecided, ProposalEnded } from '#contracts/matching/proposals.js';
import { MatchRunFinished, RequirementEnded } from '#contracts/matching/requirements.js';
import type { Payload } from '#contracts/message.js';
import { ClaimQuestionAnswered, ClaimQuestionAsked } from '#contracts/registry/claim-questions.js';
import { DeliveryGivenUp } from '#contracts/notifications/deliveries.js';
import { PasswordLinkMade } from '#contracts/registry/sign-in.js';
import { WebhookEndpointDisabled } from '#contracts/notifications/webhooks.js';
import {
  ServiceEngagementAgreed, ServiceInvitationIssued, ServiceReminderDue, ServiceReplyGiven,
} from '#contracts/service-market/invitations.js';
import { ServiceNeedEnded, ServiceNeedMatched } from '#contracts/service-market/needs.js';
import { OpeningProposed } from '#contracts/service-market/openings.js';
import { ServiceProposalAsked, ServiceProposalEnded } from '#contracts/service-market/proposals.js';
import { OnEvent, type Delivery } from '#platform/bus/events.js';
import { AnnouncementsService } from '../webhooks/announcements.service.js';
import { ClaimQuestionNotices } from './claim-question-notices.js';
import { engagements, linkages } from './brokers.js';
import { EndpointOffService } from './endpoint-off.service.js';
import { NotReachedService } from './not-reached.service.js';
import { PasswordLinkService } from './password-link.service.js';
import { NoticesService } from './notices.service.js';

@Controller()
export class NoticesController {
  constructor(
    private readonly notices: NoticesService,
    private readonly notReached: NotReachedService,
    private readonly claims: ClaimQuestionNotices,
    private readonly endpointOff: EndpointOffService,
    private readonly passwordLink: PasswordLinkService,
    private readonly announcements: AnnouncementsService,
  ) {}

  @OnEvent(PasswordLinkMade)
  passwordLinkMade(payload: Payload<typeof PasswordLinkMade>, delivery: Delivery) {
    return this.passwordLink.linkMade(payload, delivery);
  }

  @OnEvent(InvitationIssued)
  async invitationIssued(payload: Payload<typeof InvitationIssued>, delivery: Delivery) {
    await this.notices.askToAnswer(linkages, 'invitation', payload, delivery);
    await this.announcements.invitationIssued(payload, delivery);
  }

  @OnEvent(ReminderDue)
  reminderDue(payload: Payload<typeof ReminderDue>, delivery: Delivery) {
    return this.notices.askToAnswer(linkages, 'reminder', payload, delivery);
  }

  @OnEvent(ProposalAsked)
  async proposalAsked(payload: Payload<typeof ProposalAsked>, delivery: Delivery) {
    await this.notices.proposalAsked(linkages, payload, delivery);
    await this.announcements.proposalAsked(payload, delivery);
  }

  @OnEvent(ProposalEnded)
  async proposalEnded(payload: Payload<typeof ProposalEnded>, delivery: Delivery) {
    await this.notices.proposalEnded(linkages, payload, delivery);
    await this.announcements.proposalEnded(payload, delivery);
  }

  @OnEvent(LinkageAgreed)
  async linkageAgreed(payload: Payload<typeof LinkageAgreed>, delivery: Delivery) {
    await this.notices.agreed(linkages, payload, delivery);
    await this.announcements.linkageAgreed(payload, delivery);
  }

  @OnEvent(ReplyGiven)
  async replyGiven(payload: Payload<typeof ReplyGiven>, delivery: Delivery) {
    await this.notices.replyGiven(linkages, payload, delivery);
    await this.announcements.replyGiven(payload, delivery);
  }

  @OnEvent(MatchRunFinished)
  async matchRunFinished(payload: Payload<typeof MatchRunFinished>, delivery: Delivery) {
    await this.notices.matchRunFinished(payload, delivery);
    await this.announcements.matchRunFinished(payload, delivery);
  }

  @OnEvent(RequirementEnded)
  async requirementEnded(payload: Payload<typeof RequirementEnded>, delivery: Delivery) {
    await this.notices.requirementEnded(payload, delivery);
    await this.announcements.requirementEnded(payload, delivery);
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

  @OnEvent(ServiceNeedEnded)
  serviceNeedEnded(payload: Payload<typeof ServiceNeedEnded>, delivery: Delivery) {
    return this.notices.needEnded(payload, delivery);
  }

  @OnEvent(OpeningProposed)
  openingProposed(payload: Payload<typeof OpeningProposed>, delivery: Delivery) {
    return this.notices.openingProposed(payload, delivery);
  }

  @OnEvent(ClaimQuestionAsked)
  claimQuestionAsked(payload: Payload<typeof ClaimQuestionAsked>, delivery: Delivery) {
    return this.claims.questionAsked(payload, delivery);
  }

  @OnEvent(ClaimQuestionAnswered)
  claimQuestionAnswered(payload: Payload<typeof ClaimQuestionAnswered>, delivery: Delivery) {
    return this.claims.questionAnswered(payload, delivery);
  }

  @OnEvent(DeliveryGivenUp)
  async deliveryGivenUp(payload: Payload<typeof DeliveryGivenUp>, delivery: Delivery) {
    await this.notReached.deliveryGivenUp(payload, delivery);
    await this.announcements.deliveryGivenUp(payload, delivery);
  }

  @OnEvent(ProposalDecided)
  proposalDecided(payload: Payload<typeof ProposalDecided>, delivery: Delivery) {
    return this.announcements.proposalDecided(payload, delivery);
  }

  @OnEvent(WebhookEndpointDisabled)
  webhookEndpointDisabled(payload: Payload<typeof WebhookEndpointDisabled>, delivery: Delivery) {
    return this.endpointOff.webhookEndpointDisabled(payload, delivery);
  }
}
