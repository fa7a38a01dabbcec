// What time it is at the server, by its newest answer: a countdown must not hang on whether the clock of this computer is right.

let ahead = 0;

/** `date` is the header of an answer; it is exact to a second. */
export function noteServerTime(date: string | null, now = Date.now()): void {
  const said = Date.parse(date ?? '');
  // Clocks that agree within the second and the way of the answer are left alone.
  if (!Number.isNaN(said)) ahead = Math.abs(said - now) < 2000 ? 0 : said - now;
}

/** In ms since 1970, like Date.now(). */
export const serverNow = (): number => Date.now() + ahead;
