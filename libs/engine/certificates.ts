// Certification schemes as people write them, and whether an enterprise holds one on a day.
import { dateOf, dayOf } from './dates.js';
import type { Table } from './results.js';
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

/** What is known of a scheme on the day that counts. */
export type CertificateState = 'valid' | 'expired' | 'end_unknown' | 'missing' | 'nothing_stated';

/** One scheme that a lot names, and how the enterprise stands to it. */
export interface Certificate {
  scheme: string;
  state: CertificateState;
  /** Last day of validity (days since 1970); null when not held or not known. */
  until: number | null;
}

export function certificateOf(scheme: string, holding: Holding, deadline: number): Certificate {
  if (holding === undefined) return { scheme, state: 'missing', until: null };
  if (holding === 'unstated') return { scheme, state: 'end_unknown', until: null };
  return { scheme, state: holding >= deadline ? 'valid' : 'expired', until: holding };
}

/** Each with its last day and the days that it outlasts the deadline. */
export function certificateTable(certificates: readonly Certificate[], deadline: number): Table {
  return certificates.map(({ scheme, state, until }) => ({
    scheme,
    state,
    validUntil: until === null ? null : dateOf(until),
    daysLeft: until === null ? null : until - deadline,
  }));
}
