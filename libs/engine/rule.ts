// What a hard rule is.
import type { CapabilityFacts, PairFacts } from './facts.js';
import type { Outcome, RuleResult } from './results.js';
import type { RuleName } from './types.js';

export type Shown = Omit<RuleResult, 'rule' | 'outcome'>;

/** A rule judges often and cheaply; it shows its arithmetic only when somebody will read it. */
export interface Rule {
  name: RuleName;
  judge(facts: PairFacts): Outcome;
  show(facts: PairFacts, outcome: Outcome): Shown;
}

export const ofMargin = (margin: number | null): Outcome =>
  margin === null ? 'unknown'
  : margin >= 0 ? 'pass'
  : 'fail';

/** Not known because it is not stated, or because the units differ. */
export function unknownText(rule: string, { unitFit }: CapabilityFacts): string {
  return unitFit === 'same' || unitFit === 'no_capability' ? `${rule}.not_stated` : `${rule}.unit`;
}
