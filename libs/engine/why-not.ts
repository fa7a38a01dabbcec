// Why an enterprise is not among the proposals of a lot: every failed rule, a nearer claim that decides, a score too low, or others before it.
import type { CodeTree } from './codes.js';
import { explain, standingOf } from './evaluate.js';
import { frameOf, type LotFrame } from './lot-frame.js';
import { amount } from './numbers-in-words.js';
import type { Data, PairEvaluation } from './results.js';
import { goods, type Speech } from './speech.js';
import { criterionTitles } from './titles.js';
import type { Candidate, CriterionName } from './types.js';
import type { Terms } from './what-if/changes.js';
import type { Crowd } from './what-if/crowd.js';
import { ruleInWords } from './words.js';

/** `text`: the key of a rule's sentence (`params` are then the rule's), or one of these. */
export interface WhyNotReason {
  text: string | 'why_not.nearer_claim' | 'why_not.below_minimum_score' | 'why_not.outranked';
  params: Data;
  words: string;
}

/** Of one criterion the contributions of the last one proposed and of this one, and what the first is ahead; negative when it is behind. */
export interface CriterionLead {
  criterion: CriterionName;
  own: number;
  last: number;
  lead: number;
}

export interface WhyNot {
  evaluation: PairEvaluation;
  /** Enterprises that belong to the lot's matches, this one included when it does. */
  belong: number;
  /** Its place among them, 1 is the best; null when it does not belong. */
  rank: number | null;
  /** Empty when it is among the best that are proposed. */
  reasons: WhyNotReason[];
  /** Whom it would have to overtake to be proposed; the leads are ordered by size and add up to the difference of the scores. */
  last: { enterpriseId: string; rank: number; score: number; leads: CriterionLead[] } | null;
}

/**
 * `others`: whoever the lot is matched with; the candidate itself may be among them. They are looked at only when the candidate belongs.
 * `candidateOf`: of one of the best that are proposed. EngineError as `evaluatePair`. O(those that belong × log).
 */
export function whyNot(
  question: Terms, candidate: Candidate, others: Crowd, candidateOf: (enterpriseId: string) => Candidate, tree: CodeTree, speech: Speech = goods,
): WhyNot {
  const lot = frameOf(question.need, question.setting, tree);
  const standing = standingOf(candidate, lot);
  const evaluation = explain(standing);
  if (!evaluation.passes) return { evaluation, belong: 0, rank: null, last: null, reasons: failing(evaluation, candidate, lot, speech) };
  if (!evaluation.belongs) return { evaluation, belong: 0, rank: null, last: null, reasons: [belowMinimum(evaluation, lot)] };
  const own = candidate.enterpriseId;
  const ranked = [...new Map(others.belonging(question, [])).set(own, evaluation.score)].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  const rank = ranked.findIndex(([id]) => id === own) + 1;
  const { maxProposals } = lot.policy;
  if (rank <= maxProposals) return { evaluation, belong: ranked.length, rank, last: null, reasons: [] };
  const last = lastOf(explain(standingOf(candidateOf(ranked[maxProposals - 1]![0]), lot)), evaluation, maxProposals);
  const params = { rank, belong: ranked.length, proposed: maxProposals, score: evaluation.score, lastScore: last.score, leads: last.leads.map((lead) => ({ ...lead })) };
  return { evaluation, belong: ranked.length, rank, last, reasons: [{ text: 'why_not.outranked', params, words: outrankedInWords(params, last.leads) }] };
}

function failing(evaluation: PairEvaluation, candidate: Candidate, lot: LotFrame, speech: Speech): WhyNotReason[] {
  const failed = evaluation.rules.filter(({ outcome }) => outcome === 'fail');
  const reasons = failed.map((result): WhyNotReason => ({ text: result.text, params: result.params, words: ruleInWords(result, speech) }));
  const decides = evaluation.claim?.code;
  const further = candidate.capabilities.find((capability) =>
    capability.code !== decides && standingOf({ ...candidate, capabilities: [capability] }, lot).failures === 0);
  if (decides === undefined || further === undefined) return reasons;
  const words = `Its claim of ${further.code} would pass, but that of ${decides} is nearer to what is wanted, and the nearest decides.`;
  return [...reasons, { text: 'why_not.nearer_claim', params: { decides, wouldPass: further.code }, words }];
}

function belowMinimum({ score }: PairEvaluation, { policy: { minimumScore } }: LotFrame): WhyNotReason {
  const words = `It passes every rule, but its score of ${amount(score)} is below the least score ${amount(minimumScore)}.`;
  return { text: 'why_not.below_minimum_score', params: { score, minimumScore }, words };
}

function lastOf({ enterpriseId, score, criteria }: PairEvaluation, own: PairEvaluation, rank: number): NonNullable<WhyNot['last']> {
  const leads = criteria.map(({ criterion, contribution }, at): CriterionLead => {
    const mine = own.criteria[at]!.contribution;
    return { criterion, own: mine, last: contribution, lead: contribution - mine };
  });
  return { enterpriseId, rank, score, leads: leads.filter(({ lead }) => lead !== 0).sort((a, b) => b.lead - a.lead) };
}

/** "It passes every rule and ranks 63 of 80, but only the best 50 are proposed; the last of them has 0.81, it has 0.77: price 0.03 less." */
function outrankedInWords(
  { rank, belong, proposed, score, lastScore }: { rank: number; belong: number; proposed: number; score: number; lastScore: number },
  leads: readonly CriterionLead[],
): string {
  const told = leads.map(({ criterion, lead }) => `${criterionTitles[criterion]} ${amount(Math.abs(lead))} ${lead > 0 ? 'less' : 'more'}`);
  const difference = told.length === 0 ? ', and of equals the smaller id comes first' : `: ${told.join(', ')}`;
  return (
    `It passes every rule and ranks ${amount(rank)} of ${amount(belong)}, but only ${proposed === 1 ? 'the best one is' : `the best ${amount(proposed)} are`} proposed; ` +
    `the last of them has ${amount(lastScore)}, it has ${amount(score)}${difference}.`
  );
}
