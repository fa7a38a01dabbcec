// How unevenly something falls on many.

/** Gini's coefficient of these numbers, none negative: 0 when all are alike, towards 1 when one has everything; 0 of nothing. O(n log n). */
export function gini(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const total = sorted.reduce((sum, each) => sum + each, 0);
  if (total === 0) return 0;
  const weighted = sorted.reduce((sum, each, at) => sum + (at + 1) * each, 0);
  return (2 * weighted) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
}
