// Keys by which names are found though they are misspelt, and how like a name is to what was searched for.
import { mistakesBetween, nameWords, wordsAlike } from '#likeness';

/** Of longer words and names the rest tells nothing new. */
const lettersUsed = 10;
const mostWords = 12;
/** A word that is not finished yet is found from so many letters on. */
const shortestBeginning = 3;
const longestBeginning = 4;

/** The keys that a word may share with what was meant, when one of the two is misspelt or not finished. */
export interface WordKeys {
  word: string;
  exact: number;
  alike: number[];
}

/** All keys of a name: each of its words as it is, with any one letter left out, and its beginnings. */
export function nameKeysOf(name: string): number[] {
  return [...new Set(nameWords(name).slice(0, mostWords).flatMap((word) => [exactKey(word), ...alikeKeys(word, beginningsOf(word))]))];
}

/** For each word searched for. Two words with one mistake between them have a key in common: what is left without that letter. */
export const soughtKeysOf = (text: string): WordKeys[] => nameWords(text).slice(0, mostWords).map((word) => ({
  word, exact: exactKey(word), alike: [exactKey(word), ...alikeKeys(word, beginningsOf(word).slice(-1))],
}));

/**
 * From 0 to 1, and 1 only for the same words: what share of the letters searched for agrees with a word of the name, a
 * little less when the name has further words. A word that is begun or misspelt agrees in part.
 */
export function similarityTo(sought: readonly string[]): (name: string) => number {
  const known = new Map<string, number>();
  const alike = (word: string, other: string): number => {
    const key = `${word} ${other}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = alikeness(word, other);
    known.set(key, value);
    return value;
  };
  const letters = sought.reduce((sum, word) => sum + word.length, 0);
  return (name) => {
    const words = nameWords(name);
    let agreed = 0;
    const met = new Set<string>();
    for (const word of sought) {
      let [best, nearest] = [0, ''];
      for (const other of words) {
        const value = alike(word, other);
        if (value > best) [best, nearest] = [value, other];
      }
      agreed += best * word.length;
      met.add(nearest);
    }
    const all = words.reduce((sum, word) => sum + word.length, 0);
    const covered = words.reduce((sum, word) => sum + (met.has(word) ? word.length : 0), 0) / (all || 1);
    return Math.round((agreed / (letters || 1)) * (0.85 + 0.15 * covered) * 10_000) / 10_000;
  };
}

/** More forgiving than for duplicates, where nobody looks at what came out: up to three mistakes in a long word. */
function alikeness(word: string, other: string): number {
  const longer = Math.max(word.length, other.length);
  const most = longer >= 9 ? 3 : longer >= 5 ? 2 : 1;
  const mistakes = Math.abs(word.length - other.length) > most ? most + 1 : mistakesBetween(word, other, most);
  return Math.max(wordsAlike(word, other), mistakes > most ? 0 : 1 - mistakes / longer);
}

const exactKey = (word: string) => hashOf(`=${word.slice(0, lettersUsed)}`);

function alikeKeys(whole: string, beginnings: readonly string[]): number[] {
  const word = whole.slice(0, lettersUsed);
  const keys = beginnings.map((beginning) => hashOf(`^${beginning}`));
  if (word.length < 4) return keys;
  keys.push(hashOf(`-${word}`));
  for (let at = 0; at < word.length; at += 1) keys.push(hashOf(`-${word.slice(0, at)}${word.slice(at + 1)}`));
  return keys;
}

function beginningsOf(word: string): string[] {
  const beginnings: string[] = [];
  for (let length = shortestBeginning; length <= Math.min(longestBeginning, word.length); length += 1) beginnings.push(word.slice(0, length));
  return beginnings;
}

/** FNV-1a, 32 bits: that two keys rarely have the same one only means that a name is compared for nothing. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash | 0;
}
