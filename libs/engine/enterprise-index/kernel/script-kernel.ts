// The kernel in JavaScript: for indices of any size, for lots that the other one does not know, and to compare it with.
import { endOfBlock, isBeyond } from '../blocks.js';
import { bound, ratesOf, type Rates } from '../bounds.js';
import { rankOf } from '../code-order.js';
import type { EnterpriseIndex } from '../enterprise-index.js';
import { putInOrder } from '../in-order.js';
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
  readonly ranks = new Uint32Array(mostRows);
  readonly order = new Uint16Array(mostRows);
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

  sift(from: number, end: number, room: number): number {
    const { index, sieve, watch } = this;
    const { window } = sieve;
    let row = from;
    while (row < end) {
      const until = Math.min(end, window === null ? row + stepRows : endOfBlock(row));
      if (window === null || !isBeyond(index.blocks, row, window)) {
        if (this.count + until - row > room) break;
        this.count = siftBits(index, row, until, sieve, this.left, this.count);
        watch?.looked(row, until);
      }
      row = until;
    }
    return row;
  }

  settle(wanted: number): number {
    const { index, lot, sieve, left, bounds, order, watch } = this;
    const near = sieve.window === null ? this.count : siftPlaces(index, this.count, sieve.window, left);
    this.count = 0;
    if (near === 0) return 0;
    watch?.left(left, near);
    ranksOf(index, left, near, lot, this.ranks);
    for (let at = 0; at < near; at += 1) bounds[at] = lot.alike.similarities[this.ranks[at]!]!;
    const count = bound(index, left, near, lot, sieve, this.rates, wanted, bounds);
    if (count > 0) ranksOf(index, left, count, lot, this.ranks);
    putInOrder(bounds, count, order);
    watch?.hopeful(left, count);
    return count;
  }
}

/** Into `ranks` those of the codes of the first `count` rows, from the lot's first on. They ascend with the rows. */
function ranksOf({ codeStarts }: EnterpriseIndex, rows: Int32Array, count: number, { alike }: PreparedLot, ranks: Uint32Array): void {
  let rank = rankOf(codeStarts, rows[0]!, alike);
  for (let at = 0; at < count; at += 1) {
    while (codeStarts[rank + 1]! <= rows[at]!) rank += 1;
    ranks[at] = rank - alike.first;
  }
}
