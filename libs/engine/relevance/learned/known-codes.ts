// Codes that may say something, by number, and the words that requirements of each usually have.
import type { CodeTree } from '../../codes.js';
import type { RelevanceWeights } from '../weights.js';
import type { Rarity } from './frozen.js';
import { numberOf, wordMarks } from './marks.js';

export interface CodeText {
  /** Words by number, each once, in an order of their own: sums of floating numbers depend on it. */
  numbers: Uint32Array;
  /** The part of the texts that have each. */
  shares: Float64Array;
  /** Of shares × rarity as a vector. */
  length: number;
}

/** Those of the classification and those that texts of the past had, numbered as they are asked for: enterprises use few of them. */
export class KnownCodes {
  /** By number. */
  readonly codes: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly texts: CodeText[] = [];

  constructor(private readonly tree: CodeTree, private readonly past: RelevanceWeights['texts'], private readonly rarity: Rarity) {}

  /** Null for a code that nothing is known of. */
  numberOf(code: string): number | null {
    const known = this.numbers.get(code);
    if (known !== undefined) return known;
    // A code may be called like something that every object has.
    if (!this.tree.has(code) && !Object.hasOwn(this.past, code)) return null;
    this.numbers.set(code, this.codes.length);
    return this.codes.push(code) - 1;
  }

  /** What requirements of the code at this number say: its labels, and the words of those of the past. */
  textOf(number: number): CodeText {
    return (this.texts[number] ??= this.text(this.codes[number]!));
  }

  private text(code: string): CodeText {
    const { texts, in: counts } = Object.hasOwn(this.past, code) ? this.past[code]! : { texts: 0, in: {} };
    const parts = new Map(Object.entries(counts));
    // A label counts as one text more.
    for (const mark of wordMarks(labelsOf(code, this.tree))) parts.set(mark, (parts.get(mark) ?? 0) + 1);
    const shares = new Map([...parts].map(([mark, count]) => [numberOf(mark), count / (texts + 1)]));
    let square = 0;
    for (const [number, share] of shares) square += (this.rarity.of(number) * share) ** 2;
    return { numbers: Uint32Array.from(shares.keys()), shares: Float64Array.from(shares.values()), length: Math.sqrt(square) };
  }
}

/** All labels of a code; nothing for one that is not in the classification. */
export function labelsOf(code: string, tree: CodeTree): string {
  return tree.has(code) ? Object.values(tree.row(code).labels).join(' ') : '';
}
