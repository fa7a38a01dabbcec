// Proposals and the CDA's decisions about them, for any service that brokers: shapes, and messages in its own words.
import { z } from 'zod';
import { errorCodeNames } from '../errors.js';
import { defineEvent, defineJob, defineRequest, type Role } from '../message.js';
import { Id, IsoTime, PageQuery, Quantity, Version, pageOf, prose } from '../values.js';
import { idsOf, named, sideOf, type Words } from './words.js';

export const proposalStatuses = [
  'proposed', 'asked', 'approved', 'declined', 'invited', 'agreed', 'refused', 'lapsed', 'withdrawn',
] as const;
export const ProposalStatus = z.enum(proposalStatuses);
export type ProposalStatus = z.infer<typeof ProposalStatus>;

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
    ...named(`${offering}Name`, z.string()),
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
    endReason: z.string().nullable().describe('Why it ended, as a code'),
    createdAt: IsoTime, updatedAt: IsoTime,
  });

  const ProposalFilter = z.strictObject({
    ...PageQuery.shape,
    clusterId: Id.optional(), status: ProposalStatus.optional(),
    ...named(`${posting}Id`, Id.optional()), ...named(`${subject}Id`, Id.optional()),
    minScore: z.coerce.number().min(0).max(1).optional(),
    order: z.enum(['score', 'newest']).default('score').describe('Best first, or newest first'),
  });

  /** What a decision made of a proposal; GET …/{id} has the rest. */
  const DecidedProposal = z.strictObject({
    id: Id, status: ProposalStatus, version: Version, decision: Proposal.shape.decision,
  });
  const BatchDecision = z.strictObject({
    decisions: z.array(z.strictObject({ proposalId: Id, version: Version, decision: Ruling })).min(1).max(100),
  });

  return {
    Ruling, Proposal, ProposalFilter, DecidedProposal, BatchDecision,

    ListProposals: defineRequest({ owner, name: `List${prefix}Proposals`, input: ProposalFilter, output: pageOf(Proposal) }),
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
