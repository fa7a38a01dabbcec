// What is typed into a field for numbers, as a number.

/** Null for what is no number, or none yet: an empty field, a lone sign. "12." and "1.50" are numbers on the way to others. */
export function numberOf(typed: number | bigint | string): number | null {
  if (typeof typed === 'string' && !/\d/.test(typed)) return null;
  const number = Number(typed);
  return Number.isFinite(number) ? number : null;
}
