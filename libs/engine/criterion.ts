// What a criterion is.
import type { PairFacts } from './facts.js';
import type { Data } from './results.js';
import type { CriterionName } from './types.js';

export interface Criterion {
  name: CriterionName;
  /** The value from data, or null when there is none. */
  measure(facts: PairFacts): number | null;
  /** What stands in for it. */
  prior(facts: PairFacts): number;
  inputs(facts: PairFacts): Data;
}
