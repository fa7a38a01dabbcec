// One English sentence with its arithmetic for a rule, a criterion or an empty result.
import type { CriterionResult, NoneReason, RuleResult } from './types.js';

export function ruleInWords(_result: RuleResult): string {
  throw new Error('to follow');
}
export function criterionInWords(_result: CriterionResult): string {
  throw new Error('to follow');
}
export function reasonInWords(_reason: NoneReason): string {
  throw new Error('to follow');
}
