// Rules, criteria and what follows from them in the language of the page, with the whole arithmetic. Null: no sentence for it here, the API's own stands in English.
import i18next from 'i18next';
import { quantitiesOf } from '../fields/quantity.js';
import { formatsOf } from '../ui/formats.js';
import { byLanguage, useLanguage } from '../words/language.js';
import type words from '../words/en/explanation.json';
import { voiceOf, type Values } from '../words/voice.js';
import type { Rule } from './arithmetic.js';
import { criterionSentence } from './criterion-sentence.js';
import { ruleSentence } from './rule-sentence.js';
import { confidenceSentence, spreadSentence } from './whole-sentences.js';

type RuleName = keyof typeof words.rule;
type CriterionName = keyof typeof words.criterion;

/** Rules that count days of the calendar. */
const byTheCalendar: ReadonlySet<string> = new Set(['lead_time', 'certifications']);

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** What `f` says, with the voice given last. */
const withVoice = <A extends unknown[], R, V>(f: (...all: [...A, V]) => R, voice: V) => (...all: A): R => f(...all, voice);

/** Also the texts and formats themselves: what draws very many lines asks once and hands it on. */
export const wordingOf = byLanguage((language) => {
  const t = i18next.getFixedT(language, 'explanation');
  const formats = formatsOf(language);
  const { quantity } = quantitiesOf(language);
  const voice = voiceOf(i18next, language);
  const isKnown = (group: 'rule' | 'criterion' | 'whyNot', key: string) => i18next.exists(`explanation:${group}.${key}`, { lng: language });
  const datum = (value: number, unit: string | null, rule: string): string => {
    if (unit === null) return formats.number(value);
    // Services are sold in working days; until a delivery, days of the calendar pass.
    if (unit === 'DAY' && byTheCalendar.has(rule)) return voice.write.days(value);
    return /^[A-Z]{3}$/.test(unit) && currencies.has(unit) ? formats.money({ amount: value, currency: unit }) : quantity(value, unit);
  };
  return {
    t, formats,
    rule: (name: string): string => (isKnown('rule', name) ? t(`rule.${name as RuleName}`) : name),
    criterion: (name: string): string => (isKnown('criterion', name) ? t(`criterion.${name as CriterionName}`) : name),
    ruleSentence: withVoice(ruleSentence, voice),
    criterionSentence: withVoice(criterionSentence, voice),
    confidenceSentence: withVoice(confidenceSentence, voice),
    spreadSentence: withVoice(spreadSentence, voice),
    /** Why an enterprise that passes every rule is not proposed. */
    whyNot: ({ text, params }: { text: string; params: Values }): string | null => {
      const key = text.replace(/^why_not\./, '').replaceAll('_', '-');
      if (!isKnown('whyNot', key)) return null;
      const told = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? formats.amount(value) : value]));
      return t(`whyNot.${key as keyof typeof words.whyNot}`, { replace: told });
    },
    /** By how much a rule is kept or missed; null where that is no number. */
    margin: ({ rule, margin, unit }: Pick<Rule, 'rule' | 'margin' | 'unit'>): string | null =>
      margin === null || margin === 0 ? null : t(margin > 0 ? 'toSpare' : 'short', { value: datum(Math.abs(margin), unit, rule) }),
  };
});

export type Wording = ReturnType<typeof wordingOf>;

export const useWording = (): Wording => wordingOf(useLanguage());
