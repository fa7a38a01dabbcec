// The languages there are, and which of them a person gets.
import { en } from './en.js';
import { fr } from './fr.js';
import type { LanguageFile } from './language-file.js';

export const languages = { en, fr } satisfies Record<string, LanguageFile>;
export type LanguageName = keyof typeof languages;

const isKnown = (tag: string): tag is LanguageName => Object.hasOwn(languages, tag);

/** fr-CM → fr-CM, fr. */
const withParents = (tag: string): string[] => tag.split('-').map((_part, index, parts) => parts.slice(0, parts.length - index).join('-'));

/** The first of the person's languages that we have, or its parent; else of the cluster's languages; else English. */
export function chooseLanguage(read: readonly string[], clusterLanguages: readonly string[] = []): LanguageName {
  for (const tag of [...read, ...clusterLanguages].flatMap(withParents)) if (isKnown(tag)) return tag;
  return 'en';
}

/** The language a row was made in; English when its file has gone since. */
export const languageOf = (name: string): LanguageName => (isKnown(name) ? name : 'en');
