// Invitations to both sides, their replies, and the linkages that follow: brokering in the words of matching.
import { z } from 'zod';
import { defineInvitations } from '../brokering/invitations.js';
import { CertificationScheme, IsoDate, Money } from '../values.js';
import { DeliveryPlace } from './requirements.js';
import { refusalReasons, refusalReasonsOf } from './reasons.js';
import { words } from './words.js';

export const invitations = defineInvitations(words, {
  refusalReasons, refusalReasonsOf,
  deadline: IsoDate.describe('Last day of delivery'),
  details: {
    ceilingPrice: Money.nullable().describe('Most the buyer pays per `unit`; null when none was stated'),
    place: DeliveryPlace.nullable().describe('Where the goods go; null when it does not matter'),
    mandatoryCertifications: z.array(CertificationScheme).describe('All must be valid at the deadline'),
  },
  agreementKinds: ['vertical', 'horizontal', 'ad_hoc'],
  initiators: ['buyer', 'supplier_network', 'intermediary', 'cda'],
});

export const { Side, ReplyBody, Reply, Invitation } = invitations;
export type Side = z.infer<typeof Side>;
export type ReplyBody = z.infer<typeof ReplyBody>;
export type Reply = z.infer<typeof Reply>;
export type Invitation = z.infer<typeof Invitation>;
export const Linkage = invitations.Agreement;
export type Linkage = z.infer<typeof Linkage>;

export const {
  ListInvitations, GetInvitation, ReplyToInvitation, ShowInvitationByLink, ReplyByLink, DescribeInvitation, DescribeProposal,
  ListAgreements: ListLinkages, GetAgreement: GetLinkage,
  InvitationIssued, ReminderDue, ReplyGiven, AgreementMade: LinkageAgreed, RemindInvitation, SettleProposal,
} = invitations;
