// One English sentence with its arithmetic for a rule, a criterion or an empty result.
import { criterionSentences } from './criterion-sentences.js';
import { amount, days } from './numbers-in-words.js';
import { ruleSentences } from './rule-sentences.js';
import { ruleTitles } from './titles.js';
import type { Claim, CriterionResult, NoneReason, PairEvaluation, RuleResult } from './results.js';
import { goods, type Speech } from './speech.js';
import type { RuleName } from './types.js';

/** "Free capacity 4,200 pieces of 3,000 wanted by 2027-01-15: 1.4×." */
export function ruleInWords(result: RuleResult, speech: Speech = goods): string {
  const sentence =
    ruleSentences[result.text]?.(result, speech) ?? `Rule ${ruleTitles[result.rule]}: ${result.outcome}`;
  const policy =
    result.params['unknownExcludes'] === true ? '; the cluster excludes when this is not known' : '';
  return `${sentence}${policy}.`;
}

/** "Lead-time margin: 1 - half of 30 / 60 days = 0.75; weight 1 × 0.75 / 12 = 0.0625." */
export function criterionInWords(result: CriterionResult, speech: Speech = goods): string {
  const sentence = criterionSentences[result.criterion](result, speech);
  if (result.basis === 'none') return `${sentence}.`;
  const { clusterWeight, countedWeight } = result.inputs;
  return `${sentence}; weight ${amount(clusterWeight)} × ${amount(result.value)} / ${amount(countedWeight)} = ${amount(result.contribution)}.`;
}

/** "Claim stated on 2026-10-01, 46 days old, declared." */
export function claimInWords({ statedOn, daysOld, status }: Claim): string {
  return `Claim stated on ${statedOn}${daysOld === null ? '' : `, ${days(daysOld)} old`}, ${status}.`;
}

/** "0.75 of the weight rests on data × (1 - 1 of 13 rules that could not be checked) = 0.6923." */
export function confidenceInWords({ confidence, confidenceParts }: Confident): string {
  const { weightOnData, unknownRules, rules } = confidenceParts;
  return (
    `${amount(weightOnData)} of the weight rests on data × ` +
    `(1 - ${unknownRules} of ${rules} rules that could not be checked) = ${amount(confidence)}.`
  );
}

type Confident = Pick<PairEvaluation, 'confidence' | 'confidenceParts'>;

/** Why a lot has no proposals. */
export function reasonInWords({ text, params }: NoneReason, { offering }: Speech = goods): string {
  if (text === 'none.no_candidates') return `There was no ${offering} to consider.`;
  if (text === 'none.below_minimum_score') {
    const passed =
      params['passed'] === 1 ? `1 ${offering} passed` : `${amount(params['passed'])} ${offering}s passed`;
    return `${passed} every rule, but none reached the least score ${amount(params['minimumScore'])}.`;
  }
  const rule = ruleTitles[params['rule'] as RuleName] ?? params['rule'];
  return `None of ${amount(params['considered'])} ${offering}s passed every rule; most (${amount(params['excluded'])}) failed on ${rule}.`;
}
