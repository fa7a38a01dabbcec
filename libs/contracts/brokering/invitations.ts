// Invitations to both sides, their replies and what both agree to, for any service that brokers, in its own words.
import { z } from 'zod';
import { defineEvent, defineJob, defineRequest, type Role } from '../message.js';
import { Id, IsoDate, IsoTime, PageQuery, Quantity, Version, pageOf, prose } from '../values.js';
import { capital, idsOf, named, sideOf, withArticle, type Words } from './words.js';

export const Answer = z.enum(['yes', 'part', 'no']);
export type Answer = z.infer<typeof Answer>;
export const Through = z.enum(['api', 'link', 'cda']).describe('`cda`: a CDA answered for this side');
export type Through = z.infer<typeof Through>;
const outcome = z.enum(['agreed', 'refused', 'lapsed', 'withdrawn']);
export type Outcome = z.infer<typeof outcome>;

/** The token of a reply link: unguessable, answers until the cut-off, shows some weeks longer; stands for the invited side. */
const ReplyToken = z.string().max(200);

type List = readonly [string, ...string[]];

/** What differs between services besides words. */
export interface InvitationTerms<Side extends string, R extends List, D extends z.ZodRawShape, K extends List, I extends List> {
  refusalReasons: R;
  /** Those that each side can have. */
  refusalReasonsOf: Record<Side, readonly R[number][]>;
  deadline: z.ZodType<string>;
  /** What else an invitation shows of its subject. */
  details: D;
  agreementKinds: K;
  initiators: I;
}

/** Everything about invitations, replies and agreements that `words.owner` says and is asked. */
export function defineInvitations<
  P extends string, S extends string, A extends Role, O extends Role, G extends string,
  const R extends List, D extends z.ZodRawShape, const K extends List, const I extends List,
>(words: Words<P, S, A, O, string, G>, terms: InvitationTerms<A | O, R, D, K, I>) {
  const { owner, prefix, posting, subject, asking, offering, agreement } = words;
  const { refusalReasons, deadline, details } = terms;
  const reasonsOf: Record<string, readonly string[]> = terms.refusalReasonsOf;
  const Side = sideOf(words);

  const ReplyBody = z.discriminatedUnion('answer', [
    z.strictObject({
      answer: z.literal('yes'),
      quantity: Quantity.optional().describe('`yesQuantity` as it was shown; when it has changed meanwhile, the yes is refused. Left out: whatever it is now'),
      note: prose(1000).optional(),
    }),
    z.strictObject({ answer: z.literal('part'), quantity: Quantity.describe('How much, in the unit of the invitation; less than invited for'), note: prose(1000).optional() }),
    z.strictObject({
      answer: z.literal('no'),
      reasonCode: z.enum(refusalReasons).describe(
        `${capital(withArticle(offering))}: ${reasonsOf[offering]!.join(', ')}; ${withArticle(asking)}: ${reasonsOf[asking]!.join(', ')}`,
      ),
      note: prose(1000).optional(),
    }),
  ]);

  const Reply = z.strictObject({
    answer: Answer,
    quantity: z.number().nullable().describe('What was said yes to, in the unit of the invitation; null for a no'),
    reasonCode: z.enum(refusalReasons).nullable(), note: z.string().nullable(),
    repliedAt: IsoTime, through: Through,
  });

  const Invitation = z.strictObject({
    id: Id, version: Version, side: Side, organisationId: Id, clusterId: Id, proposalId: Id, ...idsOf(posting, subject),
    ...named(`${posting}Title`, z.string()), ...named(`${subject}Text`, z.string().nullable()), code: z.string().nullable(),
    quantity: z.number(), unit: z.string(), deadline,
    ...details,
    counterpartName: z.string().describe('The other side'),
    status: z.enum(['open', 'closed']),
    outcome: outcome.nullable(), outcomeReason: z.string().nullable(),
    reply: Reply.nullable(),
    counterpartReply: z.strictObject({ answer: Answer, quantity: Reply.shape.quantity }).nullable()
      .describe(`What the other side answered; ${withArticle(agreement)} is made when both say yes to the same quantity`),
    yesQuantity: z.number().describe('What a yes is for now: what you were invited for, at most what the other side said yes to'),
    sentAt: IsoTime, closesAt: IsoTime.describe('The cut-off: until then the reply can be changed'),
  });

  const Agreement = z.strictObject({
    id: Id, kind: z.enum(terms.agreementKinds), initiatedBy: z.enum(terms.initiators),
    clusterId: Id, proposalId: Id, ...idsOf(posting), ...named(`${posting}Title`, z.string()), ...idsOf(subject),
    ...idsOf(asking), ...named(`${asking}Name`, z.string()), ...idsOf(offering), ...named(`${offering}Name`, z.string()),
    quantity: z.number().describe(`What both sides said yes to, at most what the ${subject} still lacked`), unit: z.string(),
    agreedAt: IsoTime,
  });

  const invitationIds = { invitationId: Id, proposalId: Id, clusterId: Id, side: Side, organisationId: Id };
  return {
    Side, ReplyBody, Reply, Invitation, Agreement,

    ListInvitations: defineRequest({
      owner, name: `List${prefix}Invitations`,
      input: z.strictObject({
        ...PageQuery.shape, clusterId: Id.optional(), proposalId: Id.optional(), ...named(`${subject}Id`, Id.optional()), status: z.enum(['open', 'closed']).optional(),
      }),
      output: pageOf(Invitation),
    }),
    GetInvitation: defineRequest({ owner, name: `Get${prefix}Invitation`, input: z.strictObject({ id: Id }), output: Invitation }),
    ReplyToInvitation: defineRequest({
      owner, name: `ReplyTo${prefix}Invitation`, input: z.strictObject({ id: Id, reply: ReplyBody }), output: Invitation,
    }),
    ShowInvitationByLink: defineRequest({
      owner, name: `Show${prefix}InvitationByLink`, input: z.strictObject({ token: ReplyToken }), output: Invitation,
    }),
    ReplyByLink: defineRequest({
      owner, name: `Reply${prefix}ByLink`, input: z.strictObject({ token: ReplyToken, reply: ReplyBody }), output: Invitation,
    }),

    /** Internal: what a message about an invitation says. */
    DescribeInvitation: defineRequest({
      owner, name: `Describe${prefix}Invitation`, input: z.strictObject({ id: Id }),
      output: z.strictObject({ invitation: Invitation, replyToken: ReplyToken }),
    }),
    /** Internal: what a message about the end of a proposal says. */
    DescribeProposal: defineRequest({
      owner, name: `Describe${prefix}Proposal`, input: z.strictObject({ id: Id }),
      output: z.strictObject({
        proposalId: Id, clusterId: Id, ...idsOf(posting), ...named(`${posting}Title`, z.string()),
        ...idsOf(asking), ...named(`${asking}Name`, z.string()), ...idsOf(offering), ...named(`${offering}Name`, z.string()),
        quantity: z.number(), unit: z.string(), deadline: IsoDate, status: z.string(), reason: z.string().nullable(),
        ...named(`${agreement}Quantity`, z.number().nullable()),
      }),
    }),

    ListAgreements: defineRequest({
      owner, name: `List${prefix}${capital(agreement)}s`,
      input: z.strictObject({ ...PageQuery.shape, clusterId: Id.optional(), ...named(`${posting}Id`, Id.optional()) }),
      output: pageOf(Agreement),
    }),
    GetAgreement: defineRequest({
      owner, name: `Get${prefix}${capital(agreement)}`, input: z.strictObject({ id: Id }), output: Agreement,
    }),

    InvitationIssued: defineEvent({ owner, name: `${prefix}InvitationIssued`, payload: z.strictObject(invitationIds) }),
    ReminderDue: defineEvent({ owner, name: `${prefix}ReminderDue`, payload: z.strictObject(invitationIds) }),
    ReplyGiven: defineEvent({
      owner, name: `${prefix}ReplyGiven`,
      payload: z.strictObject({
        ...invitationIds, answer: Answer, invitationVersion: z.int(),
        toConfirm: z.strictObject({ invitationId: Id, side: Side, organisationId: Id }).nullable()
          .describe('The other side, when it had said yes to another quantity: its answer counts when it is given again'),
      }),
    }),
    /** Both sides said yes to the same quantity. */
    AgreementMade: defineEvent({
      owner, name: `${prefix}${capital(agreement)}Agreed`,
      payload: z.strictObject({ ...idsOf(agreement), proposalId: Id, ...idsOf(posting), clusterId: Id, ...idsOf(asking, offering) }),
    }),

    RemindInvitation: defineJob({ owner, name: 'RemindInvitation', subject: 'the id of an invitation that waits for a reply' }),
    SettleProposal: defineJob({ owner, name: 'SettleProposal', subject: 'the id of an invited proposal whose cut-off passed' }),
  };
}

type Defined = ReturnType<typeof defineInvitations<
  'posting', 'subject', Role, Role, 'agreement', List, Record<never, never>, List, List
>>;
/** An invitation under plain names, as `inPlainWords` makes it of any service's; without the details of one service. */
export type PlainInvitation = z.infer<Defined['Invitation']>;
