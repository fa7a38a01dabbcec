// How like a word or a name is to what was searched for.
import { mistakesBetween, nameWords, wordsAlike } from '#likeness';

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

/** From 0 to 1. More forgiving than for duplicates, where nobody looks at what came out: up to three mistakes in a long word. */
export function alikeness(word: string, other: string): number {
  const longer = Math.max(word.length, other.length);
  const most = longer >= 9 ? 3 : longer >= 5 ? 2 : 1;
  const mistakes = Math.abs(word.length - other.length) > most ? most + 1 : mistakesBetween(word, other, most);
  return Math.max(wordsAlike(word, other), mistakes > most ? 0 : 1 - mistakes / longer);
}
