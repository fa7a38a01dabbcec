// Linkage proposals, the arithmetic behind them, and the CDA's decisions: brokering in the words of matching.
import { z } from 'zod';
import { Data, explanationsOf } from '../brokering/explanations.js';
import { ProposalStatus, defineProposals } from '../brokering/proposals.js';
import { defineRequest } from '../message.js';
import { Id } from '../values.js';
import { askReasons, declineReasons } from './reasons.js';
import { words } from './words.js';

export { CriterionResult, RuleResult } from '../brokering/explanations.js';
export { ClaimedProposal, Decision, NewClaim, ProposalChanges, ProposalClaim, ProposalCounts, ProposalStatus, proposalStatuses } from '../brokering/proposals.js';

const { arithmetic, Claim, Explanation: Computed } = explanationsOf(words);
export { Claim };

export const SpreadPlace = z.strictObject({
  rankByScore: z.int().describe('1 = the best score'),
  rank: z.int().describe('After all steps of the policy, in the run that found it'),
  moved: z.int().describe('rankByScore - rank: places won by the policy, negative when lost'),
  exposure: z.strictObject({
    invitations: z.int(), periodDays: z.int(), strength: z.number(),
    keep: z.int().optional().describe('Nothing is taken off the first so many by score; left out where the policy does not state it'),
    adjustment: z.number().describe('strength × ln(1 + invitations); 0 for who is among the first `keep` by score'), adjusted: z.number().describe('score - adjustment, to the last bit'),
  }).nullable().describe('Null without a step of exposure, and beside a step of inclusion'),
  steps: z.array(z.strictObject({ step: z.string(), moved: z.int() })).nullable()
    .describe('What each step moved it, in their order; null beside a step of inclusion, where only what all of them did together is said'),
  listCost: z.number().describe('Score that the whole list gives up by the policy'),
  words: z.string(),
}).describe('What the cluster’s policy did after scoring');
export type SpreadPlace = z.infer<typeof SpreadPlace>;

export const Explanation = z.strictObject({
  ...Computed.shape,
  spreading: SpreadPlace.optional().describe('Left out where the cluster’s policy spreads nothing, and for the buyer'),
});
export type Explanation = z.infer<typeof Explanation>;

export const proposals = defineProposals(words, { explanation: Explanation, declineReasons, askReasons });

export const LinkageProposal = proposals.Proposal;
export type LinkageProposal = z.infer<typeof LinkageProposal>;
export const { Ruling, ProposalFilter, ProposalSummary, CountFilter, DecidedProposal, BatchDecision } = proposals;
export type Ruling = z.infer<typeof Ruling>;
export type ProposalSummary = z.infer<typeof ProposalSummary>;
export type ProposalFilter = z.infer<typeof ProposalFilter>;
export type DecidedProposal = z.infer<typeof DecidedProposal>;
export type BatchDecision = z.infer<typeof BatchDecision>;

export const {
  ListProposals, ListProposalSummaries, CountProposals, CountChanges, GetProposal, ClaimProposal, GiveBackProposal,
  DecideProposal, UndoDecision, DecideProposals,
  ProposalClaimChanged, ProposalDecided, ProposalAsked, ProposalEnded, TakeEffect,
} = proposals;

export const WhyNot = z.strictObject({
  rank: z.int().nullable().describe('Place by score among all that belong now, 1 is the best; null when it does not belong, or has had its answer'),
  belong: z.int().describe('How many belong, itself included; 0 when it does not, then the others are not looked at'),
  reasons: z.array(z.strictObject({
    text: z.string().describe('Key of the sentence of a failed rule, or `why_not.…`; `why_not.cluster_policy`: others got its place by it'),
    params: Data, words: z.string().describe('One sentence with the arithmetic, in English'),
  })).describe('All of them; empty when it is proposed, or the next run will propose it'),
  last: z.strictObject({
    enterpriseId: Id, enterpriseName: z.string(), rank: z.int(), score: z.number(),
    leads: z.array(z.strictObject({
      criterion: z.string(), own: z.number().describe('What the criterion contributes to this one'), last: z.number(), lead: z.number().describe('last - own'),
    })).describe('The largest first; they add up to the difference of the scores'),
  }).nullable().describe('The last one that is proposed, where this one belongs and comes after it'),
}).describe('Why it is not among the proposals');
export type WhyNot = z.infer<typeof WhyNot>;

export const Evaluation = z.strictObject({
  ...arithmetic,
  enterpriseId: Id, enterpriseName: z.string(), claim: Claim.nullable().describe('Null when the enterprise claims nothing'),
  proposalId: Id.nullable().describe('Its proposal for the lot; null when it was never proposed'),
  proposalStatus: ProposalStatus.nullable(),
  passes: z.boolean().describe('No rule fails'),
  belongs: z.boolean().describe('Passes and reaches the least score; only the best of these are proposed'),
  failedRules: z.array(z.string()),
  whyNot: WhyNot,
  offeredQuantity: z.number().describe('Of what is open of the lot; in `unit`'),
  offeredKnown: z.boolean().describe('False when the enterprise stated no capacity for the period'),
}).describe('One enterprise against one lot by the data of this moment');
export type Evaluation = z.infer<typeof Evaluation>;

export const EvaluateEnterprise = defineRequest({
  owner: 'matching', name: 'EvaluateEnterprise', input: z.strictObject({ lotId: Id, enterpriseId: Id }), output: Evaluation,
});
