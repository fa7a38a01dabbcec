// The languages there are, and which of them a person gets.
import { languagesIn, lastResort } from '#language';
import type { LanguageFile } from './language-file.js';

export const languages = await languagesIn<LanguageFile>(new URL('./words/', import.meta.url));

/** The words of a language; English when its file has gone since a row was made in it. */
export const wordsIn = (language: string): LanguageFile => languages.get(language) ?? languages.get(lastResort)!;

/** fr-CM → fr-CM, fr. */
const withParents = (tag: string): string[] => tag.split('-').map((_part, index, parts) => parts.slice(0, parts.length - index).join('-'));

/** The first of the person's languages that we have, or its parent; else of the cluster's languages; else English. */
export const chooseLanguage = (read: readonly string[], clusterLanguages: readonly string[] = []): string =>
  [...read, ...clusterLanguages].flatMap(withParents).find((tag) => languages.has(tag)) ?? lastResort;

/** The language a row was made in; English when its file has gone since. */
export const languageOf = (name: string): string => (languages.has(name) ? name : lastResort);
