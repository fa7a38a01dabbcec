// The texts most like another one, by the cosine of their vectors, over an inverted index.
import type { Vector } from './text-space.js';

export interface Neighbour {
  /** Which of the indexed texts. */
  at: number;
  /** Cosine, above 0 to 1. */
  alike: number;
}

export class Neighbours {
  /** Where the texts of each feature begin in `texts`. */
  private readonly starts: Int32Array;
  private readonly texts: Int32Array;
  private readonly weights: Float32Array;

  constructor(private readonly vectors: readonly Vector[], features: number) {
    this.starts = new Int32Array(features + 1);
    for (const { ids } of vectors) for (const id of ids) this.starts[id + 1]! += 1;
    for (let id = 0; id < features; id += 1) this.starts[id + 1]! += this.starts[id]!;
    const next = this.starts.slice();
    this.texts = new Int32Array(this.starts[features]!);
    this.weights = new Float32Array(this.starts[features]!);
    vectors.forEach(({ ids, weights }, at) => ids.forEach((id, index) => {
      const place = next[id]!++;
      this.texts[place] = at;
      this.weights[place] = weights[index]!;
    }));
  }

  /** The most alike first, of equals the later one; none without anything in common. */
  nearest({ ids, weights }: Vector, most: number): Neighbour[] {
    const alike = new Float64Array(this.vectors.length);
    const met: number[] = [];
    ids.forEach((id, index) => {
      const weight = weights[index]!;
      for (let place = this.starts[id]!; place < this.starts[id + 1]!; place += 1) {
        const at = this.texts[place]!;
        if (alike[at] === 0) met.push(at);
        alike[at]! += weight * this.weights[place]!;
      }
    });
    return met.sort((a, b) => alike[b]! - alike[a]! || b - a).slice(0, most).map((at) => ({ at, alike: Math.min(1, alike[at]!) }));
  }
}
