// The languages there are, and which of them a person gets.
import { en } from './en.js';
import { fr } from './fr.js';
import type { LanguageFile } from './language-file.js';

export const languages = { en, fr } satisfies Record<string, LanguageFile>;
export type LanguageName = keyof typeof languages;

const isKnown = (tag: string): tag is LanguageName => Object.hasOwn(languages, tag);

/** fr-CM → fr-CM, fr. */
const withParents = (tag: string): string[] => tag.split('-').map((_part, index, parts) => parts.slice(0, parts.length - index).join('-'));

/** The person's language or its parent, else the first language of the cluster that we have, else English. */
export function chooseLanguage(wanted: string, clusterLanguages: readonly string[] = []): LanguageName {
  for (const tag of [wanted, ...clusterLanguages].flatMap(withParents)) if (isKnown(tag)) return tag;
  return 'en';
}

/** The language a row was made in; English when its file has gone since. */
export const languageOf = (name: string): LanguageName => (isKnown(name) ? name : 'en');
