// A lot as earlier work is compared with it under learned weights: its marks with their rarity, ready to be looked up.
import type { CodeTree } from '../../codes.js';
import type { LotNeed } from '../../types.js';
import { buyerKey, valueOf, type Value } from './comparable.js';
import { frozenOf, type Frozen } from './frozen.js';
import { labelsOf, type KnownCodes } from './known-codes.js';
import { MarkTable } from './mark-table.js';
import { letterMarks, wordMarks } from './marks.js';
import { profilesOf, type Profiles } from './profile.js';
import type { RelevanceWeights } from '../weights.js';

/** What is compared of a lot; `code` may be null where nobody knows it. */
export interface Question extends Pick<LotNeed, 'title' | 'text' | 'buyerName' | 'value'> {
  code: string | null;
  /** Days since 1970. */
  today: number;
}

/** Of a code that somebody claims to the lot, each 0 to 1. */
export interface CodeLikeness {
  /** To its code, as the tree says. */
  code: number;
  /** Cosine of its words and those that requirements of this code usually have. */
  typical: number;
  /** As of a piece of work with these words. */
  words: number;
}

/** How soon more of the same word adds little. */
export const saturation = 1.2;
const unlike: CodeLikeness = { code: 0, typical: 0, words: 0 };

export class Asked {
  readonly frozen: Frozen;
  readonly words: MarkTable;
  /** Of the title alone. */
  readonly letters: MarkTable;
  readonly buyer: string | null;
  readonly value: Value | null;
  /** What enterprises did. */
  readonly profiles: Profiles;
  private readonly codes: KnownCodes;
  /** By number of the code; below 0 where nobody asked yet. */
  private similarities: Float64Array;
  private readonly likes: CodeLikeness[] = [];

  constructor(readonly question: Question, weights: RelevanceWeights, readonly tree: CodeTree, readonly dayOf: (date: string) => number) {
    this.frozen = frozenOf(weights);
    this.profiles = profilesOf(this.frozen, tree);
    this.codes = this.frozen.codesIn(tree);
    this.similarities = new Float64Array(this.codes.codes.length).fill(-1);
    const text = [question.title, question.text, question.code === null ? '' : labelsOf(question.code, tree)].filter(Boolean).join(' ');
    this.words = new MarkTable(wordMarks(text), this.frozen.words);
    this.letters = new MarkTable(letterMarks(question.title ?? ''), this.frozen.letters);
    this.buyer = buyerKey(question.buyerName);
    this.value = valueOf(question.value);
  }

  /** Of a code, by the number that `KnownCodes` gave to it, to that of the lot, 0 to 1. */
  similarityAt(number: number): number {
    const known = number < this.similarities.length ? this.similarities[number]! : -1;
    return known >= 0 ? known : this.similar(number);
  }

  likenessOf(code: string): CodeLikeness {
    const number = this.codes.numberOf(code);
    return number === null ? unlike : (this.likes[number] ??= this.likeness(number));
  }

  private similar(number: number): number {
    // Codes were numbered since.
    if (number >= this.similarities.length) {
      const longer = new Float64Array(this.codes.codes.length).fill(-1);
      longer.set(this.similarities);
      this.similarities = longer;
    }
    const { question: { code }, tree } = this;
    const other = this.codes.codes[number]!;
    return (this.similarities[number] = code !== null && tree.has(code) && tree.has(other) ? tree.similarity(code, other) : 0);
  }

  private likeness(number: number): CodeLikeness {
    const { words } = this;
    const { numbers, shares, length } = this.codes.textOf(number);
    const { may } = words;
    const last = may.length - 1;
    let [shared, sum] = [0, 0];
    for (let at = 0; at < numbers.length; at += 1) {
      if (may[numbers[at]! & last] === 0) continue;
      const weight = words.of(numbers[at]!);
      if (weight === 0) continue;
      const share = shares[at]!;
      shared += weight * weight * share;
      sum += (weight * share) / (share + saturation);
    }
    return {
      code: this.similarityAt(number),
      typical: shared === 0 ? 0 : Math.min(1, shared / (length * words.length)),
      words: sum === 0 ? 0 : Math.sqrt(sum / words.sum),
    };
  }
}

export const asked = (question: Question, weights: RelevanceWeights, tree: CodeTree, dayOf: (date: string) => number): Asked =>
  new Asked(question, weights, tree, dayOf);

/** Codes of the classification, each once, in an order of their own: sums of floating numbers depend on it. */
export function claimedCodes(codes: Iterable<string>, tree: CodeTree): string[] {
  return [...new Set(codes)].filter((code) => tree.has(code)).sort();
}
