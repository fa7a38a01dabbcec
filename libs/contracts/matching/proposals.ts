// Linkage proposals, the arithmetic behind them, and the CDA's decisions.
import { z } from 'zod';
import { errorCodeNames } from '../errors.js';
import { defineEvent, defineJob, defineRequest } from '../message.js';
import { Id, IsoTime, PageQuery, Quantity, Version, pageOf, prose } from '../values.js';

export const proposalStatuses = [
  'proposed', 'asked', 'approved', 'declined', 'invited', 'agreed', 'refused', 'lapsed', 'withdrawn',
] as const;
export const ProposalStatus = z.enum(proposalStatuses);
export type ProposalStatus = z.infer<typeof ProposalStatus>;

const Fact = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const RuleResult = z.strictObject({
  rule: z.string(), outcome: z.enum(['pass', 'fail', 'unknown']),
  required: Fact, actual: Fact,
  margin: z.number().nullable().describe('0 or more passes; in `unit`'), unit: z.string().nullable(),
  words: z.string().describe('One sentence with the arithmetic'),
});
export const CriterionResult = z.strictObject({
  criterion: z.string(),
  value: z.number().describe('0 to 1'),
  basis: z.enum(['data', 'prior', 'none']).describe('`prior`: no data, neutral value used; `none`: not asked for, not counted'),
  weight: z.number().describe('The cluster’s weight as a share of all counted weights'),
  contribution: z.number().describe('Contributions add up to the score, to the last bit, in this order'),
  inputs: z.record(z.string(), Fact),
  words: z.string(),
});
export const Explanation = z.strictObject({
  score: z.number(), confidence: z.number().describe('Share of the weight that rests on data, 0 to 1'),
  criteria: z.array(CriterionResult), rules: z.array(RuleResult),
  algorithmVersion: z.string(), weightsVersion: z.int(), watermark: z.string(), inputHash: z.string(), runId: Id,
});
export type Explanation = z.infer<typeof Explanation>;

export const declineReasons = [
  'capacity_doubt', 'quality_doubt', 'price', 'better_alternative', 'buyer_preference', 'enterprise_overloaded',
  'data_outdated', 'other',
] as const;
export const askReasons = ['capacity_unclear', 'quality_unclear', 'price_unclear', 'certificate_unclear', 'contact_unclear', 'other'] as const;

const conflictOfInterest = z.enum(['none', 'declared'])
  .describe('Your declaration: `declared` keeps you from approving; another CDA decides');
const note = prose(2000).optional();

export const Ruling = z.discriminatedUnion('ruling', [
  z.strictObject({ ruling: z.literal('approve'), conflictOfInterest, note }),
  z.strictObject({ ruling: z.literal('amend'), conflictOfInterest, note, quantity: Quantity.describe('Quantity to invite for, in the unit of the lot') }),
  z.strictObject({ ruling: z.literal('decline'), conflictOfInterest, note, reasonCode: z.enum(declineReasons) }),
  z.strictObject({ ruling: z.literal('ask'), conflictOfInterest, note, reasonCode: z.enum(askReasons) }),
]);
export type Ruling = z.infer<typeof Ruling>;

export const Decision = z.strictObject({
  id: Id, proposalId: Id, ruling: z.enum(['approve', 'amend', 'decline', 'ask']), reasonCode: z.string().nullable(),
  note: z.string().nullable(), conflictOfInterest, quantity: z.number().nullable(),
  decidedBy: Id.describe('Account'), decidedAt: IsoTime,
  effectiveAt: IsoTime.describe('Until then it can be undone'), undoneAt: IsoTime.nullable(),
});

export const LinkageProposal = z.strictObject({
  id: Id, version: Version, status: ProposalStatus,
  clusterId: Id, requirementId: Id, requirementTitle: z.string(), lotId: Id, buyerId: Id, enterpriseId: Id, enterpriseName: z.string(),
  rank: z.int().describe('1 = best in its run'), score: z.number(), confidence: z.number(),
  offeredQuantity: z.number().describe('What the enterprise has free, at most the lot; in `unit`'),
  quantity: z.number().describe('What is proposed, or what the CDA amended it to; in `unit`'),
  unit: z.string().describe('Unit of the lot'),
  explanation: Explanation,
  decision: Decision.nullable().describe('The newest that was not undone'),
  endReason: z.string().nullable().describe('Why it ended, as a code'),
  createdAt: IsoTime, updatedAt: IsoTime,
});
export type LinkageProposal = z.infer<typeof LinkageProposal>;

export const ProposalFilter = z.strictObject({
  ...PageQuery.shape,
  clusterId: Id.optional(), status: ProposalStatus.optional(), requirementId: Id.optional(), lotId: Id.optional(),
  minScore: z.coerce.number().min(0).max(1).optional(),
  order: z.enum(['score', 'newest']).default('score').describe('Best first, or newest first'),
});

export const ListProposals = defineRequest({ owner: 'matching', name: 'ListProposals', input: ProposalFilter, output: pageOf(LinkageProposal) });
export const GetProposal = defineRequest({ owner: 'matching', name: 'GetProposal', input: z.strictObject({ id: Id }), output: LinkageProposal });
export const DecideProposal = defineRequest({
  owner: 'matching', name: 'DecideProposal',
  input: z.strictObject({ id: Id, version: Version, decision: Ruling }), output: LinkageProposal,
});
export const UndoDecision = defineRequest({
  owner: 'matching', name: 'UndoDecision', input: z.strictObject({ id: Id, version: Version }), output: LinkageProposal,
});
export const BatchDecision = z.strictObject({
  decisions: z.array(z.strictObject({ proposalId: Id, version: Version, decision: Ruling })).min(1).max(100),
});
export const DecideProposals = defineRequest({
  owner: 'matching', name: 'DecideProposals', input: BatchDecision,
  output: z.strictObject({
    decided: z.int(), failed: z.int(),
    results: z.array(z.strictObject({
      proposalId: Id, proposal: LinkageProposal.nullable(),
      error: z.strictObject({ code: z.enum(errorCodeNames), message: z.string() }).nullable(),
    })).describe('In the order given; each decision stands or falls by itself'),
  }),
});

export const ProposalDecided = defineEvent({
  owner: 'matching', name: 'ProposalDecided',
  payload: z.strictObject({ proposalId: Id, decisionId: Id, clusterId: Id, ruling: z.enum(['approve', 'amend', 'decline', 'ask']) }),
});
export const ProposalEnded = defineEvent({
  owner: 'matching', name: 'ProposalEnded',
  payload: z.strictObject({
    proposalId: Id, clusterId: Id, buyerId: Id, enterpriseId: Id,
    outcome: z.enum(['declined', 'refused', 'lapsed', 'withdrawn']), reason: z.string(),
    wasInvited: z.boolean(),
  }),
});

export const TakeEffect = defineJob({ owner: 'matching', name: 'TakeEffect', subject: 'the id of a decision whose holding period ended' });

export type RuleResult = z.infer<typeof RuleResult>;
export type CriterionResult = z.infer<typeof CriterionResult>;
export type Decision = z.infer<typeof Decision>;
export type ProposalFilter = z.infer<typeof ProposalFilter>;
export type BatchDecision = z.infer<typeof BatchDecision>;
