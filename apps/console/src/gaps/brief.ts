// A brief to providers, made of the figures of a gap: it names no enterprise and no count under 5.
import type { TFunction } from 'i18next';
import type { Formats } from '../ui/formats.js';
import { isReason, reasonsOf, type Gap } from './figures.js';

/** Fewer than so many might tell who is meant. */
export const leastTold = 5;

export interface BriefNeed {
  quantity: number;
  unit: string;
  wantedBy: string;
  language: string | null;
}

export interface BriefFacts {
  gap: Gap;
  service: string;
  clusterName: string;
  trade: string;
  /** The open needs behind the gap. */
  needs: readonly BriefNeed[];
  from: string;
}

/** Quantities by unit, the largest first; a day's needs are not added to an hour's. */
export function totalsOf(needs: readonly BriefNeed[]): [unit: string, quantity: number][] {
  const totals = new Map<string, number>();
  for (const { unit, quantity } of needs) totals.set(unit, (totals.get(unit) ?? 0) + quantity);
  return [...totals].toSorted(([, a], [, b]) => b - a);
}

/** Subject and text in the language of the page; `amount` names a quantity with its unit. */
export function briefOf({ gap, service, clusterName, trade, needs, from }: BriefFacts, t: TFunction<['gaps', 'common']>, formats: Formats, amount: (quantity: number, unit: string) => string) {
  const told = (count: number | null) => (count === null || count < leastTold ? t('fewerThan5') : formats.number(count));
  const names = { service, cluster: clusterName, trade, code: gap.code };
  const why = reasonsOf(gap).filter(([, count]) => count >= leastTold).map(([reason, count]) => `${isReason(reason) ? t(`reason.${reason}`) : reason} (${formats.number(count)})`);
  const lines = [
    t('brief.line', { name: t('figure.needs'), value: told(gap.needs) }),
    t('brief.line', { name: t('figure.urgent'), value: told(gap.urgent) }),
    t('brief.line', { name: t('figure.unmet'), value: told(gap.unmet) }),
    t('brief.line', { name: t('figure.offers'), value: formats.number(gap.offers) }),
  ];
  if (why.length > 0) lines.push(t('brief.line', { name: t('why'), value: why.join(', ') }));
  if (needs.length >= leastTold) {
    const days = needs.map(({ wantedBy }) => wantedBy).toSorted();
    const languages = [...new Set(needs.flatMap(({ language }) => (language === null ? [] : [language])))];
    lines.push(t('brief.line', { name: t('brief.total'), value: totalsOf(needs).map(([unit, quantity]) => amount(quantity, unit)).join(', ') }));
    lines.push(t('brief.line', { name: t('brief.wanted'), value: `${formats.day(days[0]!)} – ${formats.day(days.at(-1)!)}` }));
    if (languages.length > 0) lines.push(t('brief.line', { name: t('common:language'), value: languages.join(', ') }));
  }
  return {
    subject: t('brief.subject', names),
    text: [t('brief.opening', names), lines.join('\n'), t('brief.asking'), from].join('\n\n'),
  };
}

export const mailtoOf = (subject: string, text: string): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;
