// The words that pages and e-mails share: quantities with their unit, dates, and why somebody said no.
import { readdirSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import type { CodeReason } from '#contracts/registry/codes.js';
import { unitOf } from '#engine';
import { briefOf, dayOf, momentOf } from './dates.js';
import type { AnyRefusalReason, Words } from './words.js';

export type { AnyRefusalReason } from './words.js';

/** Every language that has a file in a folder, by its BCP-47 tag, e.g. am for am.js; each file exports its `words`. */
export async function languagesIn<W>(folder: URL): Promise<ReadonlyMap<string, W>> {
  const tags = readdirSync(folder).filter((name) => name.endsWith('.js')).map((name) => name.slice(0, -3)).sort();
  const files = await Promise.all(tags.map((tag) => import(new URL(`${tag}.js`, folder).href) as Promise<{ words: W }>));
  return new Map(tags.map((tag, index) => [tag, files[index]!.words]));
}

/** Everybody gets this one when there is no better. */
export const lastResort = 'en';

export const languages = await languagesIn<Words>(new URL('./words/', import.meta.url));

/** The words of a language, of the one it is a form of (fr for fr-CA), else English. */
const wordsIn = (language: string): Words => languages.get(language) ?? languages.get(language.split('-', 1)[0]!) ?? languages.get(lastResort)!;

/** Languages that are written from right to left. */
const rightToLeft = new Set(['ar', 'he', 'fa', 'ur', 'ps', 'dv', 'yi']);
export const directionOf = (language: string): 'ltr' | 'rtl' => (rightToLeft.has(language.split('-', 1)[0] ?? '') ? 'rtl' : 'ltr');

const messages = new Map<string, IntlMessageFormat>();

/** A quantity with its unit in words, e.g. 1,500 pieces; the unit may be a code or any name the engine knows. */
export function amountIn(language: string, quantity: number, unit: string): string {
  const { units, unknownUnit } = wordsIn(language);
  const message = (units as Record<string, string>)[unitOf(unit)?.code ?? ''] ?? unknownUnit;
  return formatted(language, message, { n: quantity, unit });
}

function formatted(language: string, message: string, values: Record<string, string | number>): string {
  const key = `${language} ${message}`;
  const format = messages.get(key) ?? new IntlMessageFormat(message, language);
  messages.set(key, format);
  return String(format.format(values));
}

/** Why a code is suggested, e.g. label "Polo shirts", nearly "polp"; 14 similar notices used it. */
export function codeReasonsIn(language: string, reasons: readonly CodeReason[]): string {
  const { codeReasons, nameFollowedBy } = wordsIn(language);
  const written = wordsWritten(language);
  return reasons.map(({ code, text = '', near = [], missing = [], count = 0 }) => [
    formatted(written, codeReasons[code], { text, n: count }),
    ...(['near', 'missing'] as const).flatMap((kind) => {
      const words = (kind === 'near' ? near : missing).map((word) => `"${word}"`).join(' ');
      return words === '' ? [] : [formatted(written, nameFollowedBy[kind], { text: words })];
    }),
  ].join(', ')).join('; ');
}

/** The language in which it is said in the end: numbers and plurals are of the words' own. */
const wordsWritten = (language: string): string =>
  [language, language.split('-', 1)[0]!].find((each) => languages.has(each)) ?? lastResort;

/** A plain day by its ISO date, or the day of an instant in a time zone. */
export const dayIn = (language: string, date: string | Date, timeZone = 'UTC'): string =>
  dayOf(new Date(date), language, wordsIn(language).dates, timeZone);

/** The same as short as it can be said. */
export const briefIn = (language: string, date: Date, timeZone: string): string =>
  briefOf(date, language, wordsIn(language).dates, timeZone);

/** An instant in a time zone, which it names. */
export const momentIn = (language: string, instant: string | Date, timeZone: string): string =>
  momentOf(new Date(instant), language, wordsIn(language).dates, timeZone);

/** Why somebody said no, as part of a sentence, by reason. */
export const refusalsIn = (language: string): Record<AnyRefusalReason, string> => wordsIn(language).refusals;
