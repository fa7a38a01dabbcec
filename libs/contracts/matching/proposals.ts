// Linkage proposals, the arithmetic behind them, and the CDA's decisions.
import { z } from 'zod';
import { errorCodeNames } from '../errors.js';
import { defineEvent, defineJob, defineRequest } from '../message.js';
import { Id, IsoDate, IsoTime, PageQuery, Quantity, Version, pageOf, prose } from '../values.js';

export const proposalStatuses = [
  'proposed', 'asked', 'approved', 'declined', 'invited', 'agreed', 'refused', 'lapsed', 'withdrawn',
] as const;
export const ProposalStatus = z.enum(proposalStatuses);
export type ProposalStatus = z.infer<typeof ProposalStatus>;

const Fact = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** Data by name; a list is a small table, one record a row. */
const Data = z.record(z.string(), z.union([Fact, z.array(z.record(z.string(), Fact))]));

export const RuleResult = z.strictObject({
  rule: z.string(), outcome: z.enum(['pass', 'fail', 'unknown']),
  required: Fact.describe('What the lot or the policy asks for, in `unit`; null when it asks for nothing'),
  actual: Fact.describe('What the enterprise has, in `unit`; null when not known'),
  margin: z.number().nullable()
    .describe('0 or more passes; in `unit`. A difference below a billionth of the larger number counts as none'),
  unit: z.string().nullable().describe('UNECE Rec 20 code or ISO 4217 currency'),
  text: z.string().describe('Key of the sentence, e.g. `capacity.part`: with `params` it can be said in any language'),
  params: Data.describe('What `actual` and `margin` were computed from; a list is a table, e.g. the capacity slots that count'),
  words: z.string().describe('One sentence with the arithmetic, in English'),
});
export const CriterionResult = z.strictObject({
  criterion: z.string(),
  value: z.number().describe('0 to 1'),
  basis: z.enum(['data', 'prior', 'none']).describe('`prior`: no data, neutral value used; `none`: not asked for, not counted'),
  weight: z.number().describe('The cluster’s weight as a share of all counted weights'),
  contribution: z.number().describe('weight × value; contributions add up to the score, to the last bit, in this order'),
  inputs: Data.describe('What `value` was computed from, and `clusterWeight` / `countedWeight` = `weight`; a list is a table'),
  words: z.string().describe('One sentence with the arithmetic, in English'),
});
export const Claim = z.strictObject({
  capabilityId: Id, code: z.string(), unit: z.string().describe('As stated'), status: z.enum(['declared', 'verified']),
  statedOn: IsoDate, daysOld: z.int().nullable().describe('Age of the claim on the day `asOf`'), words: z.string(),
}).describe('The capability claim that decides: the one nearest to the code of the lot');

/** The arithmetic of one enterprise against one lot, complete. */
const arithmetic = {
  score: z.number(),
  confidence: z.number().describe('How much of it is known, 0 to 1: weightOnData × (1 - unknownRules / rules)'),
  confidenceParts: z.strictObject({
    weightOnData: z.number().describe('Share of the counted weight whose criteria have the basis `data`, 0 to 1'),
    unknownRules: z.int().describe('Rules with the outcome `unknown`'),
    rules: z.int(),
    words: z.string(),
  }),
  criteria: z.array(CriterionResult), rules: z.array(RuleResult),
  asOf: IsoDate.describe('The day for which it was computed'),
  lotId: Id, quantity: z.number().describe('What was open of the lot, in `unit`'), unit: z.string().describe('Unit of the lot, UNECE Rec 20 code'),
  enterpriseVersion: Version.describe('Version of the enterprise that was read'),
  algorithmVersion: z.string(), weightsVersion: z.int(),
};
export const Explanation = z.strictObject({ ...arithmetic, claim: Claim, watermark: z.string(), inputHash: z.string(), runId: Id });
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
  offeredQuantity: z.number()
    .describe('What the enterprise has free, at most the lot; the whole lot when `offeredKnown` is false; in `unit`'),
  offeredKnown: z.boolean().describe('False when the enterprise stated no capacity for the period: ask before you rely on the quantity'),
  quantity: z.number().describe('What is proposed, or what the CDA amended it to; in `unit`'),
  unit: z.string().describe('Unit of the lot'),
  codeStatus: z.enum(['stated', 'proposed', 'none'])
    .describe('Of the lot: `proposed` means that its code was read from the text and nobody has confirmed it'),
  explanation: Explanation,
  decision: Decision.nullable().describe('The newest that was not undone'),
  endReason: z.string().nullable().describe('Why it ended, as a code'),
  createdAt: IsoTime, updatedAt: IsoTime,
});
export type LinkageProposal = z.infer<typeof LinkageProposal>;

export const Evaluation = z.strictObject({
  ...arithmetic,
  enterpriseId: Id, enterpriseName: z.string(), claim: Claim.nullable().describe('Null when the enterprise claims nothing'),
  proposalId: Id.nullable().describe('Its proposal for the lot; null when it was never proposed'),
  proposalStatus: ProposalStatus.nullable(),
  passes: z.boolean().describe('No rule fails'),
  belongs: z.boolean().describe('Passes and reaches the least score; only the best of these are proposed'),
  failedRules: z.array(z.string()),
  offeredQuantity: z.number().describe('Of what is open of the lot; in `unit`'),
  offeredKnown: z.boolean().describe('False when the enterprise stated no capacity for the period'),
}).describe('One enterprise against one lot by the data of this moment');
export type Evaluation = z.infer<typeof Evaluation>;

export const EvaluateEnterprise = defineRequest({
  owner: 'matching', name: 'EvaluateEnterprise', input: z.strictObject({ lotId: Id, enterpriseId: Id }), output: Evaluation,
});

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
/** What a decision made of a proposal; GET /v1/proposals/{id} has the rest. */
export const DecidedProposal = LinkageProposal.pick({ id: true, status: true, version: true, decision: true });
export const BatchDecision = z.strictObject({
  decisions: z.array(z.strictObject({ proposalId: Id, version: Version, decision: Ruling })).min(1).max(100),
});
export const DecideProposals = defineRequest({
  owner: 'matching', name: 'DecideProposals', input: BatchDecision,
  output: z.strictObject({
    decided: z.int(), failed: z.int(),
    results: z.array(z.strictObject({
      proposalId: Id, proposal: DecidedProposal.nullable().describe('Without its explanation; null when `error` says why not'),
      error: z.strictObject({ code: z.enum(errorCodeNames), message: z.string() }).nullable(),
    })).describe('In the order given; each decision stands or falls by itself'),
  }),
});

export const ProposalDecided = defineEvent({
  owner: 'matching', name: 'ProposalDecided',
  payload: z.strictObject({ proposalId: Id, decisionId: Id, clusterId: Id, ruling: z.enum(['approve', 'amend', 'decline', 'ask']) }),
});
/** The holding period of an `ask` is over: the enterprise may learn of the question. */
export const ProposalAsked = defineEvent({
  owner: 'matching', name: 'ProposalAsked',
  payload: z.strictObject({
    proposalId: Id, clusterId: Id, enterpriseId: Id, decisionId: Id, reason: z.string().describe('What is unclear: one of askReasons'),
  }),
});
export const ProposalEnded = defineEvent({
  owner: 'matching', name: 'ProposalEnded',
  payload: z.strictObject({
    proposalId: Id, clusterId: Id, buyerId: Id, enterpriseId: Id,
    outcome: z.enum(['declined', 'refused', 'lapsed', 'withdrawn']), reason: z.string(),
    wasInvited: z.boolean(),
    refusedBy: z.enum(['buyer', 'enterprise']).nullable().describe('The side whose no it is, and whose reason; null unless refused'),
  }),
});

export const TakeEffect = defineJob({ owner: 'matching', name: 'TakeEffect', subject: 'the id of a decision whose holding period ended' });

export type RuleResult = z.infer<typeof RuleResult>;
export type CriterionResult = z.infer<typeof CriterionResult>;
export type DecidedProposal = z.infer<typeof DecidedProposal>;
export type Decision = z.infer<typeof Decision>;
export type ProposalFilter = z.infer<typeof ProposalFilter>;
export type BatchDecision = z.infer<typeof BatchDecision>;
