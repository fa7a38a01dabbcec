// Invitations to enterprise and provider, their replies, and the engagements that follow: brokering in the words of the
// service market.
import { z } from 'zod';
import { defineInvitations } from '../brokering/invitations.js';
import { IsoDate, Language, Money } from '../values.js';
import { NeedPlace, Urgency } from './needs.js';
import { WeeklyTimes } from './times.js';
import { serviceRefusalReasons, serviceRefusalReasonsOf } from './reasons.js';
import { words } from './words.js';

export const invitations = defineInvitations(words, {
  refusalReasons: serviceRefusalReasons, refusalReasonsOf: serviceRefusalReasonsOf,
  deadline: IsoDate.describe('Last day on which the service is of use'),
  details: {
    budget: Money.nullable().describe('Most the enterprise pays per `unit`; null when none was stated'),
    place: NeedPlace.nullable().describe('From where the enterprise comes; null when it does not matter'),
    times: z.array(WeeklyTimes).describe('When the enterprise could come; empty: whenever'),
    language: Language.nullable().describe('Language in which it must be held'),
    urgency: Urgency,
  },
  agreementKinds: ['single'],
  initiators: ['enterprise', 'cda'],
});

export const {
  ReplyBody: ServiceReplyBody, Reply: ServiceReply, Invitation: ServiceInvitation, Agreement: ServiceEngagement,
  ListInvitations: ListServiceInvitations, GetInvitation: GetServiceInvitation, ReplyToInvitation: ReplyToServiceInvitation,
  ShowInvitationByLink: ShowServiceInvitationByLink, ReplyByLink: ReplyServiceByLink,
  DescribeInvitation: DescribeServiceInvitation, DescribeProposal: DescribeServiceProposal,
  ListAgreements: ListServiceEngagements, GetAgreement: GetServiceEngagement,
  InvitationIssued: ServiceInvitationIssued, ReminderDue: ServiceReminderDue, ReplyGiven: ServiceReplyGiven,
  AgreementMade: ServiceEngagementAgreed, RemindInvitation: RemindServiceInvitation, SettleProposal: SettleServiceProposal,
} = invitations;
export type ServiceReplyBody = z.infer<typeof ServiceReplyBody>;
export type ServiceInvitation = z.infer<typeof ServiceInvitation>;
export type ServiceEngagement = z.infer<typeof ServiceEngagement>;
