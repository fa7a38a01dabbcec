// What the last of the best scores at least, guessed before anybody is judged: twice as many as are wanted have bounds that reach
// it, and bounds are hardly above scores. Who cannot reach it is left out early. Once all are judged it is seen whether it was right.

const shelves = 256;

export class Guess {
  /** How many bounds lie in each 256th, from 0 on. */
  private readonly many = new Uint32Array(shelves);
  private enough = 0;
  /** 0 as long as too few are known. It only rises. */
  private least = 0;
  /** The most that was asked of anybody. */
  asked = 0;

  /** `limit`: how many are wanted. */
  begin(limit: number): void {
    this.many.fill(0);
    this.enough = limit * 2;
    this.least = 0;
    this.asked = 0;
  }

  /** What the next ones have to reach. */
  ask(): number {
    this.asked = this.least;
    return this.least;
  }

  /** Of the bounds from one place to another. O(their number). */
  learn(bounds: Float64Array | Float32Array, from: number, to: number): void {
    for (let at = from; at < to; at += 1) this.many[Math.min(shelves - 1, Math.max(0, (bounds[at]! * shelves) | 0))]! += 1;
    let above = 0;
    for (let shelf = shelves - 1; shelf > this.least * shelves; shelf -= 1) {
      above += this.many[shelf]!;
      if (above >= this.enough) this.least = shelf / shelves;
    }
  }
}
