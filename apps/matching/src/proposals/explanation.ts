// The engine's evaluation of a pair as the contract shows it: every number as computed, each with its sentence.
import type { Explanation } from '#contracts/matching/proposals.js';
import { claimInWords, confidenceInWords, criterionInWords, ruleInWords, type Claim, type CriterionResult, type PairEvaluation } from '#engine';

/** What the whole run has in common. */
export type ExplanationHeader =
  Pick<Explanation, 'algorithmVersion' | 'weightsVersion' | 'watermark' | 'inputHash' | 'runId'>;

/** Whoever claims nothing has nothing to explain but that. */
export type Explained = PairEvaluation & { claim: Claim };

/** Complete: every number in it can be computed again from what else is in it. */
export function explanationOf(evaluation: Explained, header: ExplanationHeader): Explanation {
  return {
    ...arithmeticOf(evaluation),
    claim: claimView(evaluation.claim),
    algorithmVersion: header.algorithmVersion, weightsVersion: header.weightsVersion,
    watermark: header.watermark, inputHash: header.inputHash, runId: header.runId,
  };
}

/** Every criterion, every rule and what they were computed from, each with its sentence. */
export function arithmeticOf(evaluation: PairEvaluation) {
  return {
    score: evaluation.score,
    confidence: evaluation.confidence,
    confidenceParts: { ...evaluation.confidenceParts, words: confidenceInWords(evaluation) },
    criteria: evaluation.criteria.map((result) => ({ ...result, words: criterionInWords(result) })),
    rules: evaluation.rules.map((result) => ({ ...result, words: ruleInWords(result) })),
    asOf: evaluation.asOf, lotId: evaluation.lotId, quantity: evaluation.quantity, unit: evaluation.unit,
    enterpriseVersion: evaluation.enterpriseVersion,
  };
}

/**
 * For the buyer: how far away the enterprise is, not where, since a home worker's site is a home; how like the lot its
 * earlier work is, not what it was called, since that was somebody else's order.
 */
export function forBuyer(explanation: Explanation): Explanation {
  return {
    ...explanation,
    criteria: explanation.criteria.map((result) =>
      result.criterion === 'relevance' ? withoutTitles(result) : { ...result, inputs: withoutSite(result.inputs) }),
    rules: explanation.rules.map((result) => ({ ...result, params: withoutSite(result.params) })),
  };
}

const withoutSite = <D extends Record<string, unknown>>(data: D): D =>
  'nearestLatitude' in data ? { ...data, nearestLatitude: null, nearestLongitude: null } : data;

function withoutTitles(result: Explanation['criteria'][number]): Explanation['criteria'][number] {
  const { alikeInWords } = result.inputs;
  if (!Array.isArray(alikeInWords)) return result;
  const hidden = { ...result, inputs: { ...result.inputs, alikeInWords: alikeInWords.map((row) => ({ ...row, title: null })) } };
  return { ...hidden, words: criterionInWords(hidden as CriterionResult) };
}

export const claimView = (claim: Claim): Explanation['claim'] => ({ ...claim, words: claimInWords(claim) });

/** Fields that differ from run to run although nothing of the proposal has changed. */
export const runFields = ['watermark', 'inputHash', 'runId', 'enterpriseVersion'] as const;
