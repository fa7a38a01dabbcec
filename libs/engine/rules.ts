// All hard rules together: which of them a pair fails, and the full account of each.
import { capabilityRules } from './capability-rules.js';
import { activeRule, enterpriseRules } from './enterprise-rules.js';
import type { PairFacts } from './facts.js';
import type { LotFrame } from './lot-frame.js';
import type { Outcome, RuleResult } from './results.js';
import type { Rule } from './rule.js';
import { ruleNames, type RuleName } from './types.js';

/** All rules in the order of `ruleNames`. */
const rules: readonly Rule[] = [activeRule, ...capabilityRules, ...enterpriseRules];
const ownRules: readonly Rule[] = [activeRule, ...enterpriseRules];
const ruleOf = Object.fromEntries(rules.map((rule) => [rule.name, rule])) as Record<RuleName, Rule>;
const bit = Object.fromEntries(ruleNames.map((name, at) => [name, 1 << at])) as Record<RuleName, number>;

/** A set of failed rules, one bit each in the order of `ruleNames`. */
export type Failures = number;

/** Failures that do not depend on the capability. */
export const enterpriseFailures = (facts: PairFacts): Failures => failuresOf(ownRules, facts);

/** Failures of the capability alone. */
export const capabilityFailures = (facts: PairFacts): Failures => failuresOf(capabilityRules, facts);

export function bitsOf(names: readonly RuleName[]): Failures {
  return names.reduce((bits, name) => bits | bit[name], 0);
}

export function countOf(failures: Failures): number {
  let count = 0;
  for (let left = failures; left !== 0; left &= left - 1) count += 1;
  return count;
}

export function namesOf(failures: Failures): RuleName[] {
  return ruleNames.filter((name) => (failures & bit[name]) !== 0);
}

/** Of hours speaks only who needs a service: where a lot states none, that rule is no part of its account. */
export function isAsked(name: RuleName, { times }: LotFrame): boolean {
  return name !== 'times' || times.length > 0;
}

/** Every rule that concerns the lot, with its arithmetic, in the order of `ruleNames`. */
export function explainRules(facts: PairFacts): RuleResult[] {
  return rules.filter(({ name }) => isAsked(name, facts.lot)).map((rule) => {
    const outcome = outcomeOf(rule, facts);
    const shown = rule.show(facts, outcome);
    // Said in the explanation, because the data alone would not have excluded.
    if (outcome === 'fail' && rule.judge(facts) === 'unknown') shown.params['unknownExcludes'] = true;
    return { rule: rule.name, outcome, ...shown };
  });
}

/** False where only the policy lets it fail, because a datum is missing. */
export function restsOnData(name: RuleName, facts: PairFacts): boolean {
  return ruleOf[name].judge(facts) === 'fail';
}

function failuresOf(some: readonly Rule[], facts: PairFacts): Failures {
  let failures = 0;
  for (const rule of some) if (outcomeOf(rule, facts) === 'fail') failures |= bit[rule.name];
  return failures;
}

function outcomeOf(rule: Rule, facts: PairFacts): Outcome {
  const outcome = rule.judge(facts);
  return outcome === 'unknown' && facts.lot.unknownExcludes.has(rule.name) ? 'fail' : outcome;
}
