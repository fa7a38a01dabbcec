// Rows in the order of what they can score at most, in time proportional to their number: sorted into a thousand shelves.

const shelves = 1024;

/** Used again and again, so that a question makes no garbage. */
export class Prospects {
  private rows = new Int32Array(4096);
  private shelfOf = new Uint16Array(4096);
  private sorted = new Int32Array(4096);
  /** Rows on each shelf. */
  private readonly counts = new Uint32Array(shelves);
  private size = 0;

  clear(): void {
    this.size = 0;
    this.counts.fill(0);
  }

  /** The first `count` of `rows` whose bound reaches `least`, which is 0 or more. */
  add(rows: Int32Array, bounds: Float64Array, count: number, least: number): void {
    this.makeRoom(this.size + count);
    const { rows: own, shelfOf, counts } = this;
    let { size } = this;
    for (let at = 0; at < count; at += 1) {
      const most = bounds[at]!;
      if (!(most >= least)) continue;
      const shelf = Math.min(shelves - 1, (most * shelves) | 0);
      own[size] = rows[at]!;
      shelfOf[size] = shelf;
      counts[shelf]! += 1;
      size += 1;
    }
    this.size = size;
  }

  /** Each row with a bound that is no lower than its own, from the highest shelf down, until `take` says no. */
  inOrder(take: (row: number, most: number) => boolean): void {
    const { rows, shelfOf, sorted, counts, size } = this;
    let start = 0;
    for (let shelf = shelves - 1; shelf >= 0; shelf -= 1) {
      const count = counts[shelf]!;
      counts[shelf] = start;
      start += count;
    }
    for (let at = 0; at < size; at += 1) sorted[counts[shelfOf[at]!]!++] = rows[at]!;
    // Where a shelf began now stands where it ends.
    let shelf = shelves - 1;
    for (let at = 0; at < size; at += 1) {
      while (counts[shelf]! <= at) shelf -= 1;
      if (!take(sorted[at]!, shelf === shelves - 1 ? Infinity : (shelf + 1) / shelves)) return;
    }
  }

  private makeRoom(size: number): void {
    if (size <= this.rows.length) return;
    const length = size * 2;
    const [rows, shelfOf] = [this.rows, this.shelfOf];
    this.rows = new Int32Array(length);
    this.rows.set(rows);
    this.shelfOf = new Uint16Array(length);
    this.shelfOf.set(shelfOf);
    this.sorted = new Int32Array(length);
  }
}
