// The number that a half-typed text stands for.

/** Null where there is none yet: an empty field, a lone sign or point. `typed` has a point before its decimals, in whatever language. */
export function numberTyped(typed: string | number): number | null {
  const value = typeof typed === 'number' ? typed : /\d/.test(typed) ? Number(typed) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}
