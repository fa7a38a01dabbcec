// Certification schemes as people write them, and whether an enterprise holds one on a day.
import { dayOf } from './dates.js';
import type { Candidate } from './types.js';

/** "iso9001", "ISO-9001" and "ISO 9001:2015" are one scheme. */
export function schemeKey(scheme: string): string {
  return scheme
    .normalize('NFKD')
    .toUpperCase()
    .replace(/:\s*\d{4}\s*$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** How long a scheme is held: until a day (days since 1970), 'unstated', or not held at all (undefined). */
export type Holding = number | 'unstated' | undefined;

/** The best of the enterprise's certificates of one scheme: the last to run out; one with a date beats one without. */
export function holdingOf(
  key: string,
  certifications: Candidate['certifications'],
  keyOf: (scheme: string) => string,
  deadline: number,
): Holding {
  let best: Holding;
  for (const { scheme, validUntil } of certifications) {
    if (keyOf(scheme) !== key) continue;
    const until = validUntil === null ? NaN : dayOf(validUntil);
    // An expired certificate says less than one without a date.
    if (Number.isNaN(until)) best = typeof best === 'number' && best >= deadline ? best : 'unstated';
    else if (best === undefined) best = until;
    else if (best === 'unstated') best = until >= deadline ? until : best;
    else best = Math.max(best, until);
  }
  return best;
}
