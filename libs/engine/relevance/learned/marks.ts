// What texts are compared by: the beginnings of their words and the runs of letters within them, each as a number of 32 bits.
import { wordsIn } from '../../words-in-text.js';
import { beginningOf } from '../terms.js';

/** Runs of so many letters, with the ends of the word as letters. */
const run = 4;

/** Beginnings of the words of a text, each once. */
export const wordMarks = (text: string): Set<string> => new Set([...wordsIn(text).keys()].map(beginningOf));

/** "_polo_" has _pol, polo and olo_: words alike in part share some of them, in any script. Shorter words are one run. */
export function letterMarks(text: string): Set<string> {
  const runs = new Set<string>();
  for (const word of wordsIn(text).keys()) {
    const bounded = `_${word}_`;
    for (let at = 0; at === 0 || at + run <= bounded.length; at += 1) runs.add(bounded.slice(at, at + run));
  }
  return runs;
}

/** FNV-1a of the characters. Two marks of one number are taken for one: among a hundred thousand that is a pair or two. */
export function numberOf(mark: string): number {
  let number = 0x811c9dc5;
  for (let at = 0; at < mark.length; at += 1) number = Math.imul(number ^ mark.charCodeAt(at), 0x01000193);
  // The low bits are looked up by, and FNV mixes them least.
  return ((number ^ (number >>> 15)) >>> 0) || 1;
}

export const numbersOf = (marks: Iterable<string>): Uint32Array => Uint32Array.from(marks, numberOf).sort();
