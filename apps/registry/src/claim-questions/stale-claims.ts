// Which claims of an enterprise are not fresh any more, and when the next one will be: pure.
import { claimStanding, dayOf, type ClaimAging } from '#engine';
import type { MatchingPolicy } from '#contracts/registry/clusters.js';
import type { Enterprise } from '#contracts/registry/enterprises.js';

type Claim = Enterprise['capabilities'][number];

export interface StaleClaim {
  claim: Claim;
  /** ISO date of its last statement or verification. */
  confirmedOn: string;
}

export const agingOf = ({ claimFreshDays, claimFadingDays, staleClaimWeight }: MatchingPolicy): ClaimAging =>
  ({ freshDays: claimFreshDays, fadingDays: claimFadingDays, staleWeight: staleClaimWeight });

/** The claim to ask about: past its last day or not fresh any more, and of these the one confirmed longest ago; else null. */
export function stalestClaim(claims: readonly Claim[], policy: MatchingPolicy, today: string): StaleClaim | null {
  const stale = claims.flatMap((claim) => {
    const age = claimStanding(claim, agingOf(policy), today, dayOf).age!;
    const old = age.expired || (age.days ?? Infinity) > policy.claimFreshDays;
    return old ? [{ claim, confirmedOn: age.confirmedOn }] : [];
  });
  return stale.sort((a, b) => (a.confirmedOn < b.confirmedOn ? -1 : a.confirmedOn > b.confirmedOn ? 1 : a.claim.id < b.claim.id ? -1 : 1))[0] ?? null;
}

/** `days` after an ISO date. */
export const dayAfter = (date: string, days: number) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
