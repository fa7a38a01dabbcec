// The engine's evaluation of a pair as the contract shows it: every number as computed, each with its sentence.
import type { Explanation } from '#contracts/matching/proposals.js';
import { criterionInWords, ruleInWords, type PairEvaluation } from '#engine';

/** What the whole run has in common. */
export type ExplanationHeader =
  Pick<Explanation, 'algorithmVersion' | 'weightsVersion' | 'watermark' | 'inputHash' | 'runId'>;

export function explanationOf(evaluation: PairEvaluation, header: ExplanationHeader): Explanation {
  return {
    score: evaluation.score,
    confidence: evaluation.confidence,
    ...partsOf(evaluation),
    algorithmVersion: header.algorithmVersion, weightsVersion: header.weightsVersion,
    watermark: header.watermark, inputHash: header.inputHash, runId: header.runId,
  };
}

/** What it consists of: every criterion and every rule. */
export function partsOf({ criteria, rules }: PairEvaluation): Pick<Explanation, 'criteria' | 'rules'> {
  return {
    criteria: criteria.map((result) => ({
      criterion: result.criterion, value: result.value, basis: result.basis, weight: result.weight,
      contribution: result.contribution, inputs: result.inputs, words: criterionInWords(result),
    })),
    rules: rules.map((result) => ({
      rule: result.rule, outcome: result.outcome, required: result.required, actual: result.actual,
      margin: result.margin, unit: result.unit, words: ruleInWords(result),
    })),
  };
}

/** Fields that differ from run to run although nothing of the proposal has changed. */
export const runFields = ['watermark', 'inputHash', 'runId'] as const;
