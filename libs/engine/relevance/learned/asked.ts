// A lot as earlier work is compared with it under learned weights: its marks with their rarity, ready to be looked up.
import type { CodeTree } from '../../codes.js';
import type { LotNeed } from '../../types.js';
import { wordsIn } from '../../words-in-text.js';
import { frozenOf, labelsOf, type Frozen, type Rarity } from './frozen.js';
import { letterMarks, numberOf, wordMarks } from './marks.js';
import type { RelevanceWeights } from '../weights.js';

/** Marks of a lot by number: open addressing, a quarter full at most, small enough for the innermost cache. */
export class MarkTable {
  private readonly keys: Uint32Array;
  private readonly weights: Float64Array;
  private readonly mask: number;
  /** Sum, and sum of the squares, of all weights. */
  readonly sum: number;
  readonly square: number;

  constructor(marks: ReadonlySet<string>, rarity: Rarity) {
    const numbers = [...new Set([...marks].map(numberOf))].sort((a, b) => a - b);
    let size = 16;
    while (size < numbers.length * 4) size *= 2;
    this.mask = size - 1;
    this.keys = new Uint32Array(size);
    this.weights = new Float64Array(size);
    let [sum, square] = [0, 0];
    for (const number of numbers) {
      const weight = rarity.of(number);
      sum += weight;
      square += weight * weight;
      let slot = number & this.mask;
      while (this.keys[slot] !== 0) slot = (slot + 1) & this.mask;
      this.keys[slot] = number;
      this.weights[slot] = weight;
    }
    this.sum = sum;
    this.square = square;
  }

  /** 0 for what the lot does not have. */
  of(number: number): number {
    const { keys, mask } = this;
    for (let slot = number & mask; keys[slot] !== 0; slot = (slot + 1) & mask) if (keys[slot] === number) return this.weights[slot]!;
    return 0;
  }
}

/** What is compared of a lot; `code` may be null where nobody knows it. */
export interface Question extends Pick<LotNeed, 'title' | 'text' | 'buyerName' | 'value'> {
  code: string | null;
  /** Days since 1970. */
  today: number;
}

export interface Asked {
  question: Question;
  frozen: Frozen;
  tree: CodeTree;
  words: MarkTable;
  letters: MarkTable;
  buyer: string | null;
  /** Logarithm of the value, and its currency. */
  value: { log: number; currency: string } | null;
  dayOf(date: string): number;
  similarityOf(code: string): number;
  likenessOf(code: string): CodeLikeness;
}

export function asked(question: Question, weights: RelevanceWeights, tree: CodeTree, dayOf: (date: string) => number): Asked {
  const frozen = frozenOf(weights);
  const text = [question.title, question.text, question.code === null ? '' : labelsOf(question.code, tree)].filter(Boolean).join(' ');
  const words = new MarkTable(wordMarks(text), frozen.words);
  const letters = new MarkTable(letterMarks(text), frozen.letters);
  const similarities = new Map<string, number>();
  const similarityOf = (code: string): number => {
    let known = similarities.get(code);
    if (known === undefined) {
      known = question.code !== null && tree.has(question.code) && tree.has(code) ? tree.similarity(question.code, code) : 0;
      similarities.set(code, known);
    }
    return known;
  };
  const likes = new Map<string, CodeLikeness>();
  return {
    question, frozen, tree, words, letters, dayOf, similarityOf,
    buyer: buyerKey(question.buyerName),
    value: valueOf(question.value),
    likenessOf: (code) => {
      let known = likes.get(code);
      if (known === undefined) likes.set(code, (known = likenessOf(code)));
      return known;
    },
  };

  function likenessOf(code: string): CodeLikeness {
    const text = frozen.textOf(code, tree);
    let [shared, sum] = [0, 0];
    for (const [number, share] of text.shares) {
      const weight = words.of(number);
      if (weight === 0) continue;
      shared += weight * weight * share;
      sum += (weight * share) / (share + saturation);
    }
    return {
      code: similarityOf(code),
      typical: shared === 0 ? 0 : Math.min(1, shared / (text.length * Math.sqrt(words.square))),
      words: sum === 0 ? 0 : Math.sqrt(sum / words.sum),
    };
  }
}

/** How soon more of the same word adds little. */
export const saturation = 1.2;

/** Of a code that somebody claims to the lot, each 0 to 1. */
export interface CodeLikeness {
  /** To its code, as the tree says. */
  code: number;
  /** Cosine of its words and those that requirements of this code usually have. */
  typical: number;
  /** As of a piece of work with these words. */
  words: number;
}

/** Codes of the classification, each once, in an order of their own: sums of floating numbers depend on it. */
export function claimedCodes(codes: Iterable<string>, tree: CodeTree): string[] {
  return [...new Set(codes)].filter((code) => tree.has(code)).sort();
}

/** Buyers are one when their names have the same words and numbers, as of schools; null without any. */
export function buyerKey(name: string | null | undefined): string | null {
  const words = name ? [...wordsIn(name).keys(), ...(name.match(/\p{N}+/gu) ?? [])].sort().join(' ') : '';
  return words === '' ? null : words;
}

export function valueOf(price: LotNeed['value']): Asked['value'] {
  return price && Number.isFinite(price.amount) && price.amount > 0 ? { log: Math.log(price.amount), currency: price.currency } : null;
}
