// Measured times as figures of the result.
import { quantile } from '../quantile.js';

/** `NAME_p50_ms` and `NAME_p95_ms`. */
export function middleAnd95(name: string, times: readonly number[]): Record<string, number> {
  const sorted = times.toSorted((one, other) => one - other);
  return { [`${name}_p50_ms`]: rounded(quantile(sorted, 0.5)), [`${name}_p95_ms`]: rounded(quantile(sorted, 0.95)) };
}

export const rounded = (value: number): number => Number(value.toFixed(1));
