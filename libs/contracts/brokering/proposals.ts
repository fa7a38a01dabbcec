// Proposals and the CDA's decisions about them, for any service that brokers: shapes, and messages in its own words.
import { z } from 'zod';
import { errorCodeNames } from '../errors.js';
import { defineEvent, defineJob, defineRequest, type Role } from '../message.js';
import { ChangesQuery, Id, IsoDate, IsoTime, PageQuery, Quantity, Version, pageOf, prose, search } from '../values.js';
import { idsOf, named, sideOf, type Words } from './words.js';

export const proposalStatuses = [
  'proposed', 'asked', 'approved', 'declined', 'invited', 'agreed', 'refused', 'lapsed', 'withdrawn',
] as const;
export const ProposalStatus = z.enum(proposalStatuses);
export type ProposalStatus = z.infer<typeof ProposalStatus>;

const oneStatus = `(${proposalStatuses.join('|')})`;
const someStatuses = z.string().max(120)
  .regex(new RegExp(`^${oneStatus}(,${oneStatus})*$`), `must be one or more of ${proposalStatuses.join(', ')}, separated by commas`)
  .describe('One status, or several separated by commas: `proposed,asked`');

export const ProposalClaim = z.strictObject({
  accountId: Id.describe('Of the CDA who decides on it; GET /v1/colleagues has the name'), until: IsoTime,
}).describe('A courtesy to colleagues, not a lock: whoever sends the version may decide all the same');
export type ProposalClaim = z.infer<typeof ProposalClaim>;

/** For how long a proposal is claimed, in minutes. */
export const claimMinutes = 10;
export const NewClaim = z.strictObject({
  takeOver: z.boolean().default(false).describe('Also when a colleague has it'),
});
export type NewClaim = z.infer<typeof NewClaim>;
export const ClaimedProposal = z.strictObject({
  proposalId: Id, claim: ProposalClaim.nullable().describe('As it is now; null when nobody has it'),
});
export type ClaimedProposal = z.infer<typeof ClaimedProposal>;

export const ProposalCounts = z.strictObject({
  byStatus: z.strictObject(Object.fromEntries(proposalStatuses.map((status) => [status, z.int()])) as Record<ProposalStatus, z.ZodInt>)
    .describe('Every status, with 0 where there is none'),
});
export type ProposalCounts = z.infer<typeof ProposalCounts>;

/** What has happened to proposals since an instant, and how many wait now; all of the clusters of who asks. */
export const ProposalChanges = z.strictObject({
  toDecide: z.int().describe('Proposed or asked now'),
  newToDecide: z.int().describe('Of these: first proposed since'),
  toAnswer: z.int().describe('Invited now: a reply of one side or both is missing'),
  replies: z.int().describe('Invitations answered since, as they were answered last'),
  agreed: z.int().describe('Since: both sides agreed'),
  lapsed: z.int().describe('Since: the cut-off passed without an answer'),
});
export type ProposalChanges = z.infer<typeof ProposalChanges>;

const conflictOfInterest = z.enum(['none', 'declared'])
  .describe('Your declaration: `declared` keeps you from approving; another CDA decides');

export const Decision = z.strictObject({
  id: Id, proposalId: Id, ruling: z.enum(['approve', 'amend', 'decline', 'ask']), reasonCode: z.string().nullable(),
  note: z.string().nullable(), conflictOfInterest, quantity: z.number().nullable(),
  decidedBy: Id.describe('Account'), decidedAt: IsoTime,
  effectiveAt: IsoTime.describe('Until then it can be undone'), undoneAt: IsoTime.nullable(),
});
export type Decision = z.infer<typeof Decision>;

type Reasons = readonly [string, ...string[]];

/** What differs between services besides words. */
export interface ProposalTerms<E extends z.ZodType, D extends Reasons, Q extends Reasons> {
  explanation: E;
  declineReasons: D;
  askReasons: Q;
}

/** Everything about proposals that `words.owner` says and is asked. */
export function defineProposals<
  P extends string, S extends string, A extends Role, O extends Role,
  E extends z.ZodType, const D extends Reasons, const Q extends Reasons,
>(words: Words<P, S, A, O>, { explanation, declineReasons, askReasons }: ProposalTerms<E, D, Q>) {
  const { owner, prefix, posting, subject, asking, offering } = words;
  const note = prose(2000).optional();

  const Ruling = z.discriminatedUnion('ruling', [
    z.strictObject({ ruling: z.literal('approve'), conflictOfInterest, note }),
    z.strictObject({ ruling: z.literal('amend'), conflictOfInterest, note, quantity: Quantity.describe(`Quantity to invite for, in the unit of the ${subject}`) }),
    z.strictObject({ ruling: z.literal('decline'), conflictOfInterest, note, reasonCode: z.enum(declineReasons) }),
    z.strictObject({ ruling: z.literal('ask'), conflictOfInterest, note, reasonCode: z.enum(askReasons) }),
  ]);

  const Proposal = z.strictObject({
    id: Id, version: Version, status: ProposalStatus,
    clusterId: Id, ...idsOf(posting), ...named(`${posting}Title`, z.string()), ...idsOf(subject, asking, offering),
    ...named(`${asking}Name`, z.string()), ...named(`${offering}Name`, z.string()),
    deadline: IsoDate.describe(`Of the ${subject}`),
    rank: z.int().describe('1 = best in its run'), score: z.number(), confidence: z.number(),
    offeredQuantity: z.number()
      .describe(`What the ${offering} has free, at most the ${subject}; the whole ${subject} when \`offeredKnown\` is false; in \`unit\``),
    offeredKnown: z.boolean().describe(`False when the ${offering} stated no capacity for the period: ask before you rely on the quantity`),
    quantity: z.number().describe('What is proposed, or what the CDA amended it to; in `unit`'),
    unit: z.string().describe(`Unit of the ${subject}`),
    codeStatus: z.enum(['stated', 'proposed', 'none'])
      .describe(`Of the ${subject}: \`proposed\` means that its code was read from the text and nobody has confirmed it`),
    explanation,
    decision: Decision.nullable().describe('The newest that was not undone'),
    claim: ProposalClaim.nullable().describe('Which CDA is about to decide; null when nobody is, and for both sides'),
    endReason: z.string().nullable().describe('Why it ended, as a code'),
    createdAt: IsoTime, updatedAt: IsoTime,
  });
  const { explanation: _, ...withoutExplanation } = Proposal.shape;
  /** A row of a long queue: an explanation is some 9 kB. */
  const ProposalSummary = z.strictObject(withoutExplanation);

  const filters = {
    clusterId: Id.optional(), ...named(`${posting}Id`, Id.optional()), ...named(`${subject}Id`, Id.optional()),
    minScore: z.coerce.number().min(0).max(1).optional(),
    q: search(100).optional().describe(`Words that all stand in the title of the ${posting} or in a name of either side, each in part or whole`),
  };
  const ProposalFilter = z.strictObject({
    ...PageQuery.shape, ...filters, status: someStatuses.optional(),
    order: z.enum(['score', 'newest', 'deadline']).default('score').describe('Best first, newest first, or the earliest deadline first and of these the best'),
  });
  const CountFilter = z.strictObject(filters);

  /** What a decision made of a proposal; GET …/{id} has the rest. */
  const DecidedProposal = z.strictObject({
    id: Id, status: ProposalStatus, version: Version, decision: Proposal.shape.decision,
  });
  const BatchDecision = z.strictObject({
    decisions: z.array(z.strictObject({ proposalId: Id, version: Version, decision: Ruling })).min(1).max(100),
  });

  return {
    Ruling, Proposal, ProposalSummary, ProposalFilter, CountFilter, DecidedProposal, BatchDecision,

    ListProposals: defineRequest({ owner, name: `List${prefix}Proposals`, input: ProposalFilter, output: pageOf(Proposal) }),
    ListProposalSummaries: defineRequest({
      owner, name: `List${prefix}ProposalSummaries`, input: ProposalFilter, output: pageOf(ProposalSummary),
    }),
    CountProposals: defineRequest({ owner, name: `Count${prefix}Proposals`, input: CountFilter, output: ProposalCounts }),
    CountChanges: defineRequest({ owner, name: `Count${prefix}ProposalChanges`, input: ChangesQuery, output: ProposalChanges }),
    ClaimProposal: defineRequest({
      owner, name: `Claim${prefix}Proposal`, input: z.strictObject({ id: Id, takeOver: z.boolean() }), output: ClaimedProposal,
    }),
    GiveBackProposal: defineRequest({ owner, name: `GiveBack${prefix}Proposal`, input: z.strictObject({ id: Id }), output: ClaimedProposal }),
    GetProposal: defineRequest({ owner, name: `Get${prefix}Proposal`, input: z.strictObject({ id: Id }), output: Proposal }),
    DecideProposal: defineRequest({
      owner, name: `Decide${prefix}Proposal`,
      input: z.strictObject({ id: Id, version: Version, decision: Ruling }), output: Proposal,
    }),
    UndoDecision: defineRequest({
      owner, name: `Undo${prefix}Decision`, input: z.strictObject({ id: Id, version: Version }), output: Proposal,
    }),
    DecideProposals: defineRequest({
      owner, name: `Decide${prefix}Proposals`, input: BatchDecision,
      output: z.strictObject({
        decided: z.int(), failed: z.int(),
        results: z.array(z.strictObject({
          proposalId: Id, proposal: DecidedProposal.nullable().describe('Without its explanation; null when `error` says why not'),
          error: z.strictObject({ code: z.enum(errorCodeNames), message: z.string() }).nullable(),
        })).describe('In the order given; each decision stands or falls by itself'),
      }),
    }),

    ProposalDecided: defineEvent({
      owner, name: `${prefix}ProposalDecided`,
      payload: z.strictObject({ proposalId: Id, decisionId: Id, clusterId: Id, ruling: Decision.shape.ruling }),
    }),
    /** A claim was made, taken over or given back; one that was renewed or ran out is none. Colleagues alone hear of it. */
    ProposalClaimChanged: defineEvent({
      owner, name: `${prefix}ProposalClaimChanged`, payload: z.strictObject({ proposalId: Id, clusterId: Id }),
    }),
    /** The holding period of an `ask` is over: the offering side may learn of the question. */
    ProposalAsked: defineEvent({
      owner, name: `${prefix}ProposalAsked`,
      payload: z.strictObject({
        proposalId: Id, clusterId: Id, ...idsOf(offering), decisionId: Id,
        reason: z.string().describe('What is unclear: one of askReasons'),
      }),
    }),
    ProposalEnded: defineEvent({
      owner, name: `${prefix}ProposalEnded`,
      payload: z.strictObject({
        proposalId: Id, clusterId: Id, ...idsOf(asking, offering),
        outcome: z.enum(['declined', 'refused', 'lapsed', 'withdrawn']), reason: z.string(),
        wasInvited: z.boolean(),
        refusedBy: sideOf(words).nullable().describe('The side whose no it is, and whose reason; null unless refused'),
      }),
    }),

    TakeEffect: defineJob({ owner, name: 'TakeEffect', subject: 'the id of a decision whose holding period ended' }),
  };
}
