// The score: the sum of weighted criteria, added in one fixed order, so that the parts are the whole to the last bit.
import { criteria } from './criteria.js';
import type { PairFacts } from './facts.js';
import type { Basis, CriterionResult } from './results.js';

/** The score alone; the same operations in the same order as `explainScore`. */
export function scoreOf(facts: PairFacts): number {
  let score = 0;
  const { shares } = facts.lot;
  for (let at = 0; at < criteria.length; at += 1) {
    // A share of 0 adds 0: the criterion is not asked for, or weighs nothing.
    if (shares[at] !== 0) score += shares[at]! * (criteria[at]!.measure(facts) ?? criteria[at]!.prior(facts));
  }
  return score;
}

export interface ExplainedScore {
  score: number;
  /** Share of the counted weight that rests on data, 0 to 1. */
  weightOnData: number;
  criteria: CriterionResult[];
}

/** The score with every criterion, its basis, weight and contribution. */
export function explainScore(facts: PairFacts): ExplainedScore {
  const { lot } = facts;
  let score = 0;
  let known = 0;
  const results = criteria.map((criterion, at): CriterionResult => {
    const asked = lot.asked.has(criterion.name);
    const measured = asked ? criterion.measure(facts) : null;
    const basis: Basis =
      !asked ? 'none'
      : measured === null ? 'prior'
      : 'data';
    const value = measured ?? (asked ? criterion.prior(facts) : 0);
    const weight = lot.shares[at]!;
    const contribution = weight * value;
    score += contribution;
    if (basis === 'data') known += lot.setting.weights[criterion.name];
    return {
      criterion: criterion.name,
      value,
      basis,
      weight,
      contribution,
      inputs: {
        ...(asked ? criterion.inputs(facts) : {}),
        clusterWeight: lot.setting.weights[criterion.name],
        countedWeight: lot.countedWeight,
      },
    };
  });
  return { score, weightOnData: lot.countedWeight > 0 ? known / lot.countedWeight : 0, criteria: results };
}
