// Repeatable chance and the distributions of the synthetic registry.

/** From 0 (included) to 1 (excluded); one seed always gives the same numbers (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Marsaglia and Tsang. */
export function gamma(shape: number, random: () => number): number {
  if (shape < 1) return gamma(shape + 1, random) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

export function beta(a: number, b: number, random: () => number): number {
  const x = gamma(a, random);
  return x / (x + gamma(b, random));
}

/** Draws places in proportion to their weights in O(1) (alias method). */
export function drawer(weights: readonly number[], random: () => number): () => number {
  const size = weights.length;
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const share = weights.map((weight) => (weight * size) / sum);
  const alias = new Int32Array(size);
  const small = share.flatMap((part, at) => (part < 1 ? [at] : []));
  const large = share.flatMap((part, at) => (part < 1 ? [] : [at]));
  while (small.length > 0 && large.length > 0) {
    const [less, more] = [small.pop()!, large.pop()!];
    alias[less] = more;
    share[more]! -= 1 - share[less]!;
    (share[more]! < 1 ? small : large).push(more);
  }
  for (const at of [...small, ...large]) share[at] = 1;
  return () => {
    const at = Math.floor(random() * size);
    return random() < share[at]! ? at : alias[at]!;
  };
}
