// The kernel in JavaScript: for indices of any size, for lots that the other one does not know, and to compare it with.
import { endOfBlock, isBeyond } from '../blocks.js';
import { bound, ratesOf, type Rates } from '../bounds.js';
import { rankOf } from '../code-order.js';
import type { EnterpriseIndex } from '../enterprise-index.js';
import type { PreparedLot } from '../prepared-lot.js';
import { siftBits, siftPlaces, sieveOf, type Sieve } from '../sieve.js';
import type { Kernel } from './kernel.js';
import { mostRows, stepRows } from './layout.js';

/** Whoever wants to know what a question costs, whatever the machine. Rows ascend within each call. */
export interface Watch {
  /** Their bits are read. */
  looked(from: number, to: number): void;
  /** Their bits are as the lot asks, and they may be within reach: what their claims say is read. */
  left(rows: Int32Array, count: number): void;
  /** Their bound is worked out to the end. */
  hopeful(rows: Int32Array, count: number): void;
  /** Their score is worked out; in no order. */
  judged(row: number): void;
}

export class ScriptKernel implements Kernel {
  readonly left = new Int32Array(mostRows);
  readonly bounds = new Float64Array(mostRows);
  count = 0;
  private index: EnterpriseIndex;
  private lot: PreparedLot;
  private sieve: Sieve;
  private rates: Rates;

  constructor(private readonly watch?: Watch) {}

  begin(index: EnterpriseIndex, lot: PreparedLot): void {
    this.index = index;
    this.lot = lot;
    this.sieve = sieveOf(index, lot);
    this.rates = ratesOf(lot);
    this.count = 0;
  }

  sift(from: number, end: number, enough: number): number {
    const { index, sieve, watch } = this;
    const { window } = sieve;
    let row = from;
    while (row < end && this.count < enough) {
      const until = Math.min(end, window === null ? row + stepRows : endOfBlock(row));
      if (window === null || !isBeyond(index.blocks, row, window)) {
        this.count = siftBits(index, row, until, sieve, this.left, this.count);
        watch?.looked(row, until);
      }
      row = until;
    }
    return row;
  }

  narrow(first: number, wanted: number): void {
    const { index, lot, sieve, watch } = this;
    const [rows, bounds] = [this.left.subarray(first), this.bounds.subarray(first)];
    const many = this.count - first;
    const near = sieve.window === null ? many : siftPlaces(index, many, sieve.window, rows);
    this.count = first;
    if (near === 0) return;
    watch?.left(rows, near);
    similaritiesOf(index, rows, near, lot, bounds);
    const hopeful = bound(index, rows, near, lot, sieve, this.rates, wanted, bounds);
    watch?.hopeful(rows, hopeful);
    this.count += hopeful;
  }
}

/** Into `similarities` how alike to the lot's the codes of the first `count` rows are. Ranks ascend with the rows. */
function similaritiesOf({ codeStarts }: EnterpriseIndex, rows: Int32Array, count: number, { alike }: PreparedLot, similarities: Float64Array): void {
  let rank = rankOf(codeStarts, rows[0]!, alike);
  for (let at = 0; at < count; at += 1) {
    while (codeStarts[rank + 1]! <= rows[at]!) rank += 1;
    similarities[at] = alike.similarities[rank - alike.first]!;
  }
}
