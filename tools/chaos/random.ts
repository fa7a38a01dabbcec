// Chance that can be repeated: the same seed gives the same numbers on every machine.

export interface Random {
  /** From 0 up to, and without, 1. */
  fraction(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  shuffled<T>(items: readonly T[]): T[];
  /** Endlessly: all items in random order, then all again in another, so that each gets its turn. */
  deck<T>(items: readonly T[]): () => T;
}

/** Mulberry32: small, and good enough to choose what breaks next. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + Math.floor(fraction() * (high - low + 1));
  const shuffled = <T>(items: readonly T[]): T[] => {
    const result = [...items];
    for (let last = result.length - 1; last > 0; last -= 1) {
      const other = between(0, last);
      [result[last], result[other]] = [result[other]!, result[last]!];
    }
    return result;
  };
  const deck = <T>(items: readonly T[]) => {
    let rest: T[] = [];
    return () => {
      if (rest.length === 0) rest = shuffled(items);
      return rest.pop()!;
    };
  };
  return { fraction, between, shuffled, deck };
}
