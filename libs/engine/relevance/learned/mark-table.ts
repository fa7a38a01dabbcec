// The marks of a lot with their rarity, made to be asked for the many marks that a lot does not have.
import type { Rarity } from './frozen.js';
import { numbersOf } from './marks.js';

/** Of what a lot does not have so small a part is looked up all the same. */
const thirtySecond = 32;

/**
 * Marks of a lot by number. Of nearly every mark of somebody's work `may` says that the lot does not have it: a lot has a hundred, and an
 * enterprise is asked for hundreds. All of it fits into the innermost cache.
 */
export class MarkTable {
  /** By the last bits of a number: 0 where no mark of the lot ends so. Read before `of` in the loops over all marks. */
  readonly may: Uint8Array;
  /** Open addressing, half full at most. */
  private readonly keys: Uint32Array;
  private readonly weights: Float64Array;
  private readonly mask: number;
  /** Sum of all weights. */
  readonly sum: number;
  /** Of the weights as a vector. */
  readonly length: number;

  constructor(marks: ReadonlySet<string>, rarity: Rarity) {
    const numbers = new Set(numbersOf(marks));
    const size = powerOfTwo(numbers.size * 2);
    this.may = new Uint8Array(powerOfTwo(numbers.size * thirtySecond));
    this.mask = size - 1;
    this.keys = new Uint32Array(size);
    this.weights = new Float64Array(size);
    let [sum, square] = [0, 0];
    for (const number of numbers) {
      const weight = rarity.of(number);
      sum += weight;
      square += weight * weight;
      this.may[number & (this.may.length - 1)] = 1;
      let slot = number & this.mask;
      while (this.keys[slot] !== 0) slot = (slot + 1) & this.mask;
      this.keys[slot] = number;
      this.weights[slot] = weight;
    }
    this.sum = sum;
    this.length = Math.sqrt(square);
  }

  /** 0 for what the lot does not have. */
  of(number: number): number {
    const { keys, mask } = this;
    for (let slot = number & mask; keys[slot] !== 0; slot = (slot + 1) & mask) if (keys[slot] === number) return this.weights[slot]!;
    return 0;
  }
}

function powerOfTwo(least: number): number {
  let size = 16;
  while (size < least) size *= 2;
  return size;
}
