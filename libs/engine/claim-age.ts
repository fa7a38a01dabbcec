// What a claim weighs by its age: in full while it is fresh, then evenly less; past its last day as little as there is.
import type { Data } from './results.js';
import type { Capability, ClaimAging } from './types.js';

export interface ClaimStanding {
  /** A verified claim past its last day counts as declared. */
  status: Capability['status'];
  /** Null when age does not count. */
  age: ClaimAge | null;
}

export interface ClaimAge {
  /** The later of the days on which it was stated and verified, ISO date. */
  confirmedOn: string;
  /** Whole days since then, 0 for a date to come; null when it is no date. */
  days: number | null;
  /** Its last day is past. */
  expired: boolean;
  /** 0 to 1. */
  weight: number;
}

type Dated = Pick<Capability, 'status' | 'statedOn' | 'verifiedOn' | 'validUntil'>;

/** `today`: ISO date; `dayOf`: days since 1970, NaN for what is no date. */
export function claimStanding(claim: Dated, aging: ClaimAging | undefined, today: string, dayOf: (date: string) => number): ClaimStanding {
  const expired = claim.validUntil ? dayOf(claim.validUntil) < dayOf(today) : false;
  const status = expired ? 'declared' : claim.status;
  if (!aging) return { status, age: null };
  const looked = status === 'verified' ? (claim.verifiedOn ?? null) : null;
  const confirmedOn = looked !== null && looked > claim.statedOn ? looked : claim.statedOn;
  const since = dayOf(today) - dayOf(confirmedOn);
  const days = Number.isNaN(since) ? null : Math.max(0, since);
  return { status, age: { confirmedOn, days, expired, weight: expired || days === null ? aging.staleWeight : weightAfter(days, aging) } };
}

export function weightAfter(days: number, { freshDays, fadingDays, staleWeight }: ClaimAging): number {
  if (days <= freshDays) return 1;
  // Also where it falls at once: nothing is divided by 0.
  if (days >= freshDays + fadingDays) return staleWeight;
  return 1 - ((1 - staleWeight) * (days - freshDays)) / fadingDays;
}

/** Everything that the weight is computed from, for the explanation. */
export function ageData(claim: Dated, age: ClaimAge | null, aging: ClaimAging | undefined): Data {
  if (!age || !aging) return {};
  return {
    statedOn: claim.statedOn,
    verifiedOn: claim.verifiedOn ?? null,
    validUntil: claim.validUntil ?? null,
    confirmedOn: age.confirmedOn,
    claimDays: age.days,
    expired: age.expired,
    freshDays: aging.freshDays,
    fadingDays: aging.fadingDays,
    staleWeight: aging.staleWeight,
    ageWeight: age.weight,
  };
}
