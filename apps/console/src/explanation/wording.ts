// Rules and criteria in the language of the page. English has the whole arithmetic in a sentence; the others say the outcome and the numbers.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import type words from '../words/en/explanation.json';
import type { Schemas } from '../api/client.js';
import type { Rule } from './arithmetic.js';

type SentenceKey = keyof typeof words.sentence;
type RuleName = keyof typeof words.rule;
type CriterionName = keyof typeof words.criterion;

/** Rules that count days of the calendar. */
const byTheCalendar: ReadonlySet<string> = new Set(['lead_time', 'certifications']);

type Told = Pick<Rule, 'rule' | 'text' | 'words' | 'required' | 'actual' | 'margin' | 'unit'>;

const currencies = new Set(Intl.supportedValuesOf('currency'));

export function useWording() {
  const { t, i18n } = useTranslation('explanation');
  const formats = useFormats();
  const { quantity } = useQuantities();
  return useMemo(() => {
    const isKnown = (group: 'sentence' | 'rule' | 'criterion', key: string) => i18n.exists(`explanation:${group}.${key}`);
    const datum = (value: Rule['actual'], unit: string | null, rule: string): string => {
      if (typeof value !== 'number') return String(value);
      if (unit === null) return formats.number(value);
      // Services are sold in working days; until a delivery, days of the calendar pass.
      if (unit === 'DAY' && byTheCalendar.has(rule)) return t('calendarDays', { count: value, n: formats.number(value) });
      return /^[A-Z]{3}$/.test(unit) && currencies.has(unit) ? formats.money({ amount: value, currency: unit }) : quantity(value, unit);
    };
    return {
      isEnglish: i18n.language === 'en',
      rule: (name: string): string => (isKnown('rule', name) ? t(`rule.${name as RuleName}`) : name),
      criterion: (name: string): string => (isKnown('criterion', name) ? t(`criterion.${name as CriterionName}`) : name),
      /** The outcome of a rule, without its numbers; null where this language has no words for it. */
      outcome: ({ text }: Told): string | null => {
        const key = text.replace('.', '-');
        return isKnown('sentence', key) ? t(`sentence.${key as SentenceKey}`) : null;
      },
      /** Why an enterprise that passes every rule is not proposed; null where this language has no words for it. */
      whyNot: ({ text, params }: { text: string; params: Schemas['RuleResult']['params'] }): string | null => {
        const key = text.replace(/^why_not\./, '').replaceAll('_', '-');
        if (!i18n.exists(`explanation:whyNot.${key}`)) return null;
        const told = (name: string): string => {
          const value = params[name];
          return typeof value !== 'number' ? String(value ?? '') : Number.isInteger(value) ? formats.number(value) : formats.points(value);
        };
        return t(`whyNot.${key as keyof typeof words.whyNot}`, {
          rank: told('rank'), belong: told('belong'), places: told('places'), proposed: told('proposed'), score: told('score'), lastScore: told('lastScore'),
          minimumScore: told('minimumScore'), decides: told('decides'), wouldPass: told('wouldPass'),
        });
      },
      /** Asked for, had, and the difference, as far as they are numbers. */
      figures: ({ rule, required, actual, margin, unit }: Told): string[] => [
        typeof required === 'number' ? t('asked', { value: datum(required, unit, rule) }) : null,
        // The smallest order an enterprise takes is nothing that it has.
        typeof actual === 'number' && rule !== 'minimum_order' ? t('has', { value: datum(actual, unit, rule) }) : null,
        margin === null || margin === 0 ? null : t(margin > 0 ? 'toSpare' : 'short', { value: datum(Math.abs(margin), unit, rule) }),
      ].filter((part) => part !== null),
    };
  }, [t, i18n, formats, quantity]);
}
