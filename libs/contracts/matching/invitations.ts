// Invitations to both sides, their replies, and the linkages that follow when both say yes.
import { z } from 'zod';
import { defineEvent, defineJob, defineRequest } from '../message.js';
import { CertificationScheme, Id, IsoDate, IsoTime, Money, PageQuery, Quantity, Version, pageOf, prose } from '../values.js';
import { DeliveryPlace } from './requirements.js';

export const Side = z.enum(['buyer', 'enterprise']);
export type Side = z.infer<typeof Side>;
export const refusalReasons = [
  'no_capacity', 'price_too_low', 'deadline_too_short', 'not_our_product', 'buyer_unknown', 'price_too_high', 'quality_doubt',
  'found_another', 'changed_plans', 'other',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
/** The reasons that each side can have. */
export const refusalReasonsOf: Record<Side, readonly RefusalReason[]> = {
  enterprise: ['no_capacity', 'price_too_low', 'deadline_too_short', 'not_our_product', 'buyer_unknown', 'changed_plans', 'other'],
  buyer: ['price_too_high', 'quality_doubt', 'found_another', 'changed_plans', 'other'],
};

export const ReplyBody = z.discriminatedUnion('answer', [
  z.strictObject({
    answer: z.literal('yes'),
    quantity: Quantity.optional().describe('`yesQuantity` as it was shown; when it has changed meanwhile, the yes is refused. Left out: whatever it is now'),
    note: prose(1000).optional(),
  }),
  z.strictObject({ answer: z.literal('part'), quantity: Quantity.describe('How much, in the unit of the invitation; less than invited for'), note: prose(1000).optional() }),
  z.strictObject({
    answer: z.literal('no'),
    reasonCode: z.enum(refusalReasons)
      .describe(`An enterprise: ${refusalReasonsOf.enterprise.join(', ')}; a buyer: ${refusalReasonsOf.buyer.join(', ')}`),
    note: prose(1000).optional(),
  }),
]);
export type ReplyBody = z.infer<typeof ReplyBody>;

export const Reply = z.strictObject({
  answer: z.enum(['yes', 'part', 'no']),
  quantity: z.number().nullable().describe('What was said yes to, in the unit of the invitation; null for a no'),
  reasonCode: z.enum(refusalReasons).nullable(), note: z.string().nullable(),
  repliedAt: IsoTime, through: z.enum(['api', 'link', 'cda']).describe('`cda`: a CDA answered for this side'),
});

export const Invitation = z.strictObject({
  id: Id, version: Version, side: Side, organisationId: Id, clusterId: Id, proposalId: Id, requirementId: Id, lotId: Id,
  requirementTitle: z.string(), lotText: z.string().nullable(), code: z.string().nullable(),
  quantity: z.number(), unit: z.string(), deadline: IsoDate.describe('Last day of delivery'),
  ceilingPrice: Money.nullable().describe('Most the buyer pays per `unit`; null when none was stated'),
  place: DeliveryPlace.nullable().describe('Where the goods go; null when it does not matter'),
  mandatoryCertifications: z.array(CertificationScheme).describe('All must be valid at the deadline'),
  counterpartName: z.string().describe('The other side'),
  status: z.enum(['open', 'closed']),
  outcome: z.enum(['agreed', 'refused', 'lapsed', 'withdrawn']).nullable(), outcomeReason: z.string().nullable(),
  reply: Reply.nullable(),
  counterpartReply: z.strictObject({ answer: Reply.shape.answer, quantity: Reply.shape.quantity }).nullable()
    .describe('What the other side answered; a linkage is made when both say yes to the same quantity'),
  yesQuantity: z.number().describe('What a yes is for now: what you were invited for, at most what the other side said yes to'),
  sentAt: IsoTime, closesAt: IsoTime.describe('The cut-off: until then the reply can be changed'),
});
export type Invitation = z.infer<typeof Invitation>;

export const ListInvitations = defineRequest({
  owner: 'matching', name: 'ListInvitations',
  input: z.strictObject({ ...PageQuery.shape, clusterId: Id.optional(), proposalId: Id.optional(), status: z.enum(['open', 'closed']).optional() }),
  output: pageOf(Invitation),
});
export const GetInvitation = defineRequest({ owner: 'matching', name: 'GetInvitation', input: z.strictObject({ id: Id }), output: Invitation });
export const ReplyToInvitation = defineRequest({
  owner: 'matching', name: 'ReplyToInvitation', input: z.strictObject({ id: Id, reply: ReplyBody }), output: Invitation,
});

/** The token of a reply link: unguessable, answers until the cut-off, shows some weeks longer; stands for the invited side. */
const ReplyToken = z.string().max(200);
export const ShowInvitationByLink = defineRequest({
  owner: 'matching', name: 'ShowInvitationByLink', input: z.strictObject({ token: ReplyToken }), output: Invitation,
});
export const ReplyByLink = defineRequest({
  owner: 'matching', name: 'ReplyByLink', input: z.strictObject({ token: ReplyToken, reply: ReplyBody }), output: Invitation,
});

/** Internal: what a message about an invitation says. */
export const DescribeInvitation = defineRequest({
  owner: 'matching', name: 'DescribeInvitation', input: z.strictObject({ id: Id }),
  output: z.strictObject({ invitation: Invitation, replyToken: ReplyToken }),
});
/** Internal: what a message about the end of a proposal says. */
export const DescribeProposal = defineRequest({
  owner: 'matching', name: 'DescribeProposal', input: z.strictObject({ id: Id }),
  output: z.strictObject({
    proposalId: Id, clusterId: Id, requirementId: Id, requirementTitle: z.string(), buyerId: Id, buyerName: z.string(),
    enterpriseId: Id, enterpriseName: z.string(), quantity: z.number(), unit: z.string(), deadline: IsoDate,
    status: z.string(), reason: z.string().nullable(),
    linkageQuantity: z.number().nullable(),
  }),
});

export const Linkage = z.strictObject({
  id: Id, kind: z.enum(['vertical', 'horizontal', 'ad_hoc']), initiatedBy: z.enum(['buyer', 'supplier_network', 'intermediary', 'cda']),
  clusterId: Id, proposalId: Id, requirementId: Id, requirementTitle: z.string(), lotId: Id,
  buyerId: Id, buyerName: z.string(), enterpriseId: Id, enterpriseName: z.string(),
  quantity: z.number().describe('What both sides said yes to, at most what the lot still lacked'), unit: z.string(),
  agreedAt: IsoTime,
});
export type Linkage = z.infer<typeof Linkage>;
export const ListLinkages = defineRequest({
  owner: 'matching', name: 'ListLinkages',
  input: z.strictObject({ ...PageQuery.shape, clusterId: Id.optional(), requirementId: Id.optional() }), output: pageOf(Linkage),
});
export const GetLinkage = defineRequest({ owner: 'matching', name: 'GetLinkage', input: z.strictObject({ id: Id }), output: Linkage });

const invitationIds = { invitationId: Id, proposalId: Id, clusterId: Id, side: Side, organisationId: Id };
export const InvitationIssued = defineEvent({ owner: 'matching', name: 'InvitationIssued', payload: z.strictObject(invitationIds) });
export const ReminderDue = defineEvent({ owner: 'matching', name: 'ReminderDue', payload: z.strictObject(invitationIds) });
export const ReplyGiven = defineEvent({
  owner: 'matching', name: 'ReplyGiven',
  payload: z.strictObject({
    ...invitationIds, answer: Reply.shape.answer, invitationVersion: z.int(),
    toConfirm: z.strictObject({ invitationId: Id, side: Side, organisationId: Id }).nullable()
      .describe('The other side, when it had said yes to another quantity: its answer counts when it is given again'),
  }),
});
export const LinkageAgreed = defineEvent({
  owner: 'matching', name: 'LinkageAgreed',
  payload: z.strictObject({ linkageId: Id, proposalId: Id, requirementId: Id, clusterId: Id, buyerId: Id, enterpriseId: Id }),
});

export const RemindInvitation = defineJob({ owner: 'matching', name: 'RemindInvitation', subject: 'the id of an invitation that waits for a reply' });
export const SettleProposal = defineJob({ owner: 'matching', name: 'SettleProposal', subject: 'the id of an invited proposal whose cut-off passed' });

export type Reply = z.infer<typeof Reply>;
