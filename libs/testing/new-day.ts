// A test that says "in three days", and the service that it asks, must mean the same day: no test file begins shortly before
// midnight (UTC).

const dayMs = 86_400_000;
/** Longer than any file takes whose tests reckon in days. */
const longestFileMs = 120_000;

/** How long a file that would begin at `now` (ms since 1970) is to wait, in ms; nearly always 0. */
export function untilTheDayIsNew(now: number): number {
  const left = dayMs - (now % dayMs);
  // A little more, for whose clock is a little behind.
  return left <= longestFileMs ? left + 100 : 0;
}
