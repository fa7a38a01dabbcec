// Numbers that look random and are the same for the same seed.

export type Random = () => number;

/** Mulberry32 over a mixed seed: `of` names what the numbers are for, so that one thing's do not shift another's. */
export function randomFor(seed: number, of: number): Random {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(of + 1, 0xc2b2ae35)) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Standard normal. */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

export const logNormal = (random: Random, mean: number, spread: number): number => Math.exp(mean + spread * normal(random));

export const oneOf = <T>(random: Random, things: readonly T[]): T => things[Math.floor(random() * things.length)]!;

/** Draws places 0 to n − 1 by their weights, in constant time (Walker's alias method). */
export class Draw {
  private readonly keep: Float64Array;
  private readonly other: Int32Array;

  constructor(weights: readonly number[]) {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const scaled = weights.map((weight) => (weight * weights.length) / sum);
    this.keep = new Float64Array(weights.length).fill(1);
    this.other = new Int32Array(weights.length);
    const [small, large]: [number[], number[]] = [[], []];
    scaled.forEach((weight, place) => (weight < 1 ? small : large).push(place));
    while (small.length > 0 && large.length > 0) {
      const [less, more] = [small.pop()!, large.pop()!];
      this.keep[less] = scaled[less]!;
      this.other[less] = more;
      scaled[more]! -= 1 - scaled[less]!;
      (scaled[more]! < 1 ? small : large).push(more);
    }
  }

  at(random: Random): number {
    const place = Math.floor(random() * this.keep.length);
    return random() < this.keep[place]! ? place : this.other[place]!;
  }
}

/** Zipf-Mandelbrot: few are met often, most rarely. */
export const popularity = (count: number, exponent = 1.05, shift = 3): number[] =>
  Array.from({ length: count }, (_, rank) => 1 / (rank + shift) ** exponent);

/** UUID v7 of that time: ids sort by it. */
export function idAt(ms: number, random: Random): string {
  const bits = (hexDigits: number) => Math.floor(random() * 16 ** hexDigits).toString(16).padStart(hexDigits, '0');
  const time = Math.floor(ms).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${bits(3)}-${oneOf(random, ['8', '9', 'a', 'b'])}${bits(3)}-${bits(6)}${bits(6)}`;
}

/** By the method of Marsaglia and Tsang, for shapes of 1 and more. */
export function gamma(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** For shapes of 1 and more. */
export function beta(random: Random, a: number, b: number): number {
  const x = gamma(random, a);
  return x / (x + gamma(random, b));
}
