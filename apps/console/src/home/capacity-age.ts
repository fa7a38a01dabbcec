// How old what an enterprise stated of its capacity is.
import type { Schemas } from '../api/client.js';

/** Buyers plan by the month, so that is how long a statement is fresh. */
const freshDays = 31;

export interface OldClaim {
  code: string;
  statedOn: string;
}

/** Claims that nobody confirmed for more than a month, the oldest first. `today` is an ISO date. */
export function oldClaims(claims: readonly Pick<Schemas['CapabilityClaim'], 'code' | 'statedOn' | 'verifiedOn'>[], today: string): OldClaim[] {
  const limit = Date.parse(today) - freshDays * 86_400_000;
  return claims
    .map(({ code, statedOn, verifiedOn }) => ({ code, statedOn: verifiedOn !== undefined && verifiedOn > statedOn ? verifiedOn : statedOn }))
    .filter(({ statedOn }) => Date.parse(statedOn) < limit)
    .toSorted((one, other) => (one.statedOn < other.statedOn ? -1 : 1));
}
