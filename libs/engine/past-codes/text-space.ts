// Texts as vectors: the words and pairs of words of a text, whole or in their parts, the rarer the heavier.
import { wordsIn } from '../words-in-text.js';

/** A text of length 1: `ids` name its features, `weights` say how much each counts. */
export interface Vector {
  ids: Int32Array;
  weights: Float32Array;
}

/** Features are told apart by a hash of so many bits: two that fall together only blur each other. */
const hashBits = 18;
/** Parts of words have so many letters; a word begins and ends with a space. */
const partLengths = [3, 4, 5];
/** Endings differ between forms of a word. */
const beginning = 6;
const beginningInPairs = 5;

/** `parts` finds other forms of a word and typing errors; `whole` keeps apart what only looks alike. */
export type Reading = 'parts' | 'whole';

/** The features that a collection of texts has, and how rare each is among them. */
export class TextSpace {
  private readonly idOf = new Int32Array(2 ** hashBits).fill(-1);
  private readonly rarities: number[] = [];

  constructor(texts: readonly string[], private readonly reading: Reading = 'parts') {
    const textsWith = new Map<number, number>();
    for (const text of texts)
      for (const feature of countsIn(text, this.reading).keys()) textsWith.set(feature, (textsWith.get(feature) ?? 0) + 1);
    for (const [feature, count] of textsWith) {
      this.idOf[feature] = this.rarities.length;
      this.rarities.push(1 + Math.log((1 + texts.length) / (1 + count)));
    }
  }

  /** How many features there are; ids are below it. */
  get size(): number {
    return this.rarities.length;
  }

  /** Features that no text of the collection has are left out; empty when none is known. */
  vector(text: string): Vector {
    const [ids, weights]: [number[], number[]] = [[], []];
    for (const [feature, count] of countsIn(text, this.reading)) {
      const id = this.idOf[feature]!;
      if (id < 0) continue;
      ids.push(id);
      weights.push((1 + Math.log(count)) * this.rarities[id]!);
    }
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
    return { ids: Int32Array.from(ids), weights: Float32Array.from(weights, (weight) => weight / length) };
  }
}

/** Hashed features with the times each occurs. */
function countsIn(text: string, reading: Reading): Map<number, number> {
  const counts = new Map<number, number>();
  const count = (kind: string, feature: string): void => {
    const hashed = hash(kind + feature);
    counts.set(hashed, (counts.get(hashed) ?? 0) + 1);
  };
  const cut = (word: string, length: number) => (reading === 'parts' ? word.slice(0, length) : word);
  let before: string | null = null;
  for (const word of wordsIn(text).keys()) {
    count('w', cut(word, beginning));
    if (before !== null) count('p', `${cut(before, beginningInPairs)} ${cut(word, beginningInPairs)}`);
    before = word;
    if (reading === 'parts') for (const part of partsOf(word)) count('c', part);
  }
  return counts;
}

function* partsOf(word: string): Generator<string> {
  const whole = ` ${word} `;
  for (const length of partLengths)
    for (let at = 0; at + length <= whole.length; at += 1) yield whole.slice(at, at + length);
}

/** FNV-1a, folded into the bits that are kept. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> hashBits)) & (2 ** hashBits - 1);
}
