// Comparing amounts that went through conversions.

/** `has - wants`, and exactly 0 when they differ by no more than floating point does (a billionth of the larger). */
export function gap(has: number, wants: number): number {
  const difference = has - wants;
  return Math.abs(difference) <= 1e-9 * Math.max(Math.abs(has), Math.abs(wants)) ? 0 : difference;
}
