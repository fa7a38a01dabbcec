// The lines of one file by the keys of likeness that they have, for whoever checks it: found in memory, since Postgres took a
// quarter of the check for it, and made anew from the rows after a crash.

/** A key that more rows of a file share tells nothing and is left out. */
const mostHolders = 50;
const smallest = 1 << 12;

/** Eight to sixteen bytes for a key that one line has, a list for one that more have. */
export class LinesByKey {
  /** The line up to which the file was noted, also where lines had no key. */
  through = 0;
  private keys = new Int32Array(smallest);
  /** At the place of a key: 0 for none, the only line that has it, or below 0 the place of its list. */
  private holders = new Int32Array(smallest);
  private readonly lists: number[][] = [];
  private used = 0;

  /** Lines come in the order of the file; one that was noted before is not noted again. */
  note(line: number, keys: readonly number[]): void {
    if (line <= this.through) return;
    this.through = line;
    for (const key of keys) this.add(key, line);
  }

  /**
   * Of a line with these keys `fewest` earlier ones at most, of those noted here and of `later` ones that are not yet: those that share the
   * most of them, of as many the first ones.
   */
  sharing(line: number, keys: readonly number[], fewest: number, later: LinesByKey): number[] {
    const shared = new Map<number, number>();
    for (const key of keys) {
      const [ours, theirs] = [this.having(key), later.having(key)];
      if (ours.length + theirs.length > mostHolders) continue;
      for (const others of [ours, theirs]) for (const other of others) if (other < line) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    return [...shared].sort(([one, its], [other, others]) => others - its || one - other).slice(0, fewest).map(([other]) => other);
  }

  private having(key: number): readonly number[] {
    const holder = this.holders[this.placeOf(key)]!;
    if (holder < 0) return this.lists[-holder - 1]!;
    return holder === 0 ? [] : [holder];
  }

  private add(key: number, line: number): void {
    const place = this.placeOf(key);
    const holder = this.holders[place]!;
    if (holder === 0) {
      this.keys[place] = key;
      this.holders[place] = line;
      this.used += 1;
      if (this.used * 4 > this.keys.length * 3) this.grow();
    } else if (holder > 0) {
      this.holders[place] = -this.lists.push([holder, line]);
    } else {
      const list = this.lists[-holder - 1]!;
      // One more says that there are too many.
      if (list.length <= mostHolders) list.push(line);
    }
  }

  /** Where the key is, or would be; keys are hashes, so their lowest bits spread them. */
  private placeOf(key: number): number {
    const mask = this.keys.length - 1;
    let place = key & mask;
    while (this.holders[place] !== 0 && this.keys[place] !== key) place = (place + 1) & mask;
    return place;
  }

  private grow(): void {
    const [keys, holders] = [this.keys, this.holders];
    this.keys = new Int32Array(2 * keys.length);
    this.holders = new Int32Array(2 * keys.length);
    for (const [at, holder] of holders.entries()) {
      if (holder === 0) continue;
      const place = this.placeOf(keys[at]!);
      this.keys[place] = keys[at]!;
      this.holders[place] = holder;
    }
  }
}
