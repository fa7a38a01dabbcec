// Figures from measured milliseconds, and what the machine's memory would need at least.
import { quantile } from '../quantile.js';

/** A service asks all day: what is measured is code that is compiled, over memory that is not near. */
export const warmRounds = 10;

export const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
export const p50 = (values: readonly number[]) => quantile(sorted(values), 0.5);
export const p95 = (values: readonly number[]) => quantile(sorted(values), 0.95);
export const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Three digits. */
export const rounded = (value: number) => Number(value.toPrecision(3));
export const describe = (ms: readonly number[]) => `p50 ${rounded(p50(ms))} ms, mean ${rounded(mean(ms))} ms, p95 ${rounded(p95(ms))} ms`;

/** Bytes per second that one thread can read, the best of five. */
export function readBandwidth(): number {
  const values = new Float64Array(2 ** 25).fill(1);
  let best = 0;
  let sum = 0;
  for (let round = 0; round < 5; round += 1) {
    const begin = performance.now();
    // Four sums at a time: one alone would wait for its own addition.
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let at = 0; at < values.length; at += 4) {
      a += values[at]!;
      b += values[at + 1]!;
      c += values[at + 2]!;
      d += values[at + 3]!;
    }
    sum += a + b + c + d;
    best = Math.max(best, values.byteLength / ((performance.now() - begin) / 1000));
  }
  return sum > 0 ? best : NaN;
}
