// The words that pages and e-mails share: quantities with their unit, and why somebody said no.
import { IntlMessageFormat } from 'intl-messageformat';
import { unitOf } from '#engine';
import { en } from './en.js';
import { fr } from './fr.js';
import type { AnyRefusalReason, Words } from './words.js';

export type { AnyRefusalReason } from './words.js';

export const languages = { en, fr } satisfies Record<string, Words>;
export type LanguageName = keyof typeof languages;

/** The words of a language, else English. */
const wordsIn = (language: string): Words =>
  Object.hasOwn(languages, language) ? languages[language as LanguageName] : languages.en;

const messages = new Map<string, IntlMessageFormat>();

/** A quantity with its unit in words, e.g. 1,500 pieces; the unit may be a code or any name the engine knows. */
export function amountIn(language: string, quantity: number, unit: string): string {
  const { units, unknownUnit } = wordsIn(language);
  const message = units[unitOf(unit)?.code ?? ''] ?? unknownUnit;
  const key = `${language} ${message}`;
  const format = messages.get(key) ?? new IntlMessageFormat(message, language);
  messages.set(key, format);
  return String(format.format({ n: quantity, unit }));
}

/** Why somebody said no, as part of a sentence. */
export const refusalIn = (language: string, reason: AnyRefusalReason): string => wordsIn(language).refusals[reason];
