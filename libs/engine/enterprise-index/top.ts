// The best few of very many, in order, each enterprise once.
import type { Ids } from './ids.js';

/** Numbers with scores, the highest score first, of equal scores the smallest id. Insertion is O(limit), and cheap for the few that are asked for. */
export class Top {
  private readonly scores: Float64Array;
  private readonly numbers: Uint32Array;
  size = 0;

  /** `least`: what a score must reach to be taken at all. */
  constructor(
    private readonly limit: number,
    private readonly least: number,
    private readonly ids: Ids,
  ) {
    const room = Math.min(limit, ids.length);
    this.scores = new Float64Array(room);
    this.numbers = new Uint32Array(room);
  }

  /** What the next one must reach; with exactly this much it also needs a smaller id than the last. */
  get wanted(): number {
    return this.size < this.limit || this.size === 0 ? this.least : Math.max(this.least, this.scores[this.size - 1]!);
  }

  /** `known`: whether the number may be in already; then the better of its scores stays. */
  add(number: number, score: number, known: boolean): void {
    if (score < this.least) return;
    if (known) {
      const at = this.numbers.subarray(0, this.size).indexOf(number);
      if (at >= 0) {
        if (this.scores[at]! >= score) return;
        this.remove(at);
      }
    }
    if (this.size === this.limit) {
      if (!this.isBefore(number, score, this.size - 1)) return;
      this.size -= 1;
    }
    let place = this.size;
    for (; place > 0 && this.isBefore(number, score, place - 1); place -= 1) {
      this.scores[place] = this.scores[place - 1]!;
      this.numbers[place] = this.numbers[place - 1]!;
    }
    this.scores[place] = score;
    this.numbers[place] = number;
    this.size += 1;
  }

  /** Puts all of them, the best first, where `at` says, and returns how many they are. */
  copyTo(numbers: Uint32Array, scores: Float64Array, at: number): number {
    numbers.set(this.numbers.subarray(0, this.size), at);
    scores.set(this.scores.subarray(0, this.size), at);
    return this.size;
  }

  list<T>(make: (number: number, id: string, score: number) => T): T[] {
    const ids = this.ids.list(this.numbers.subarray(0, this.size));
    return ids.map((id, at) => make(this.numbers[at]!, id, this.scores[at]!));
  }

  private isBefore(number: number, score: number, at: number): boolean {
    return score > this.scores[at]! || (score === this.scores[at]! && this.ids.isBefore(number, this.numbers[at]!));
  }

  private remove(at: number): void {
    this.scores.copyWithin(at, at + 1, this.size);
    this.numbers.copyWithin(at, at + 1, this.size);
    this.size -= 1;
  }
}
