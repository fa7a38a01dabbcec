// Names by their words: a key for each word of a name, and for each word that any name has the ways to misspell it.
import { nameWords } from '#likeness';

/** Of longer words and names the rest tells nothing new. */
const lettersUsed = 10;
const mostWords = 12;
/** A word that is not finished yet, or misspelt further on, is found by its first letters. */
const shortestBeginning = 3;
const longestBeginning = 4;

/** A word that was searched for, and by what the words are found that may have been meant. */
export interface SoughtWord {
  word: string;
  keys: number[];
  /** Null of a word that is too short to have one. */
  beginning: string | null;
}

/** Those that names are found by. */
export const wordsOfName = (name: string): string[] => nameWords(name).slice(0, mostWords);

export const nameKeysOf = (name: string): number[] => [...new Set(wordsOfName(name).map(wordKeyOf))];

/** The words of a search with what they may be found by. */
export const soughtWordsOf = (text: string): SoughtWord[] => wordsOfName(text).map((word) => ({
  word, keys: misspeltKeysOf(word), beginning: word.length < shortestBeginning ? null : word.slice(0, longestBeginning),
}));

export const wordKeyOf = (word: string): number => hashOf(`=${word.slice(0, lettersUsed)}`);

/** The word as it is and with any one letter left out: two words with one mistake between them have one of these in common. */
export function misspeltKeysOf(whole: string): number[] {
  const word = whole.slice(0, lettersUsed);
  if (word.length < 4) return [];
  return [...new Set([word, ...Array.from(word, (_, at) => `${word.slice(0, at)}${word.slice(at + 1)}`)].map(hashOf))];
}

/** FNV-1a, 32 bits: that two keys rarely have the same one only means that a name is compared for nothing. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash | 0;
}
