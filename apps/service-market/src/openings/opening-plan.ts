// What becomes of the needs that the system proposes when the openings were looked at again: plain comparing.
import type { MissedOpening } from '#contracts/matching/openings.js';
import { canonicalJson } from '#engine';

/** A need that the system proposed, and what it was born from. */
export interface OpeningNeed<O extends MissedOpening = MissedOpening> {
  id: string;
  opening: O;
}

export interface OpeningPlan<O extends MissedOpening, N> {
  /** New to the CDA. */
  propose: O[];
  /** What they say has changed. */
  refresh: { need: N; opening: O }[];
  /** They say the same, by newer runs. */
  renew: { need: N; opening: O }[];
  /** What they said no longer holds. */
  withdraw: N[];
}

/** The same thing lacking is the same opening, whoever misses what for it. */
export const thingOf = ({ rule, what }: Pick<MissedOpening, 'rule' | 'what'>): string => `${rule} ${what ?? ''}`;

/**
 * A dismissed or confirmed opening comes back only when it has grown considerably: twice as many enterprises, or twice as
 * many lots, as when the CDA ruled.
 */
export function hasGrown(now: MissedOpening, ruled: MissedOpening): boolean {
  return now.enterprises >= 2 * ruled.enterprises || now.lots >= 2 * ruled.lots;
}

/**
 * `found`: what holds now and is large enough; `isWhole`: nothing was left out of it, so what is not in it does not hold.
 * `ruled`: of each thing the one that was ruled on last.
 */
export function openingPlan<O extends MissedOpening, N extends OpeningNeed>(
  { found, isWhole, standing, ruled }: { found: readonly O[]; isWhole: boolean; standing: readonly N[]; ruled: readonly OpeningNeed[] },
): OpeningPlan<O, N> {
  const proposed = new Map(standing.map((need) => [thingOf(need.opening), need]));
  const settled = new Map(ruled.map(({ opening }) => [thingOf(opening), opening]));
  const plan: OpeningPlan<O, N> = { propose: [], refresh: [], renew: [], withdraw: [] };
  for (const opening of found) {
    const thing = thingOf(opening);
    const need = proposed.get(thing);
    proposed.delete(thing);
    const before = settled.get(thing);
    if (need) (says(opening) === says(need.opening) ? plan.renew : plan.refresh).push({ need, opening });
    else if (before === undefined || hasGrown(opening, before)) plan.propose.push(opening);
  }
  if (isWhole) plan.withdraw = [...proposed.values()];
  return plan;
}

/** All that it says but by which runs, and in which order. */
function says({ label, enterprises, enterpriseIds, lots, missedLots, lotsNobodyFits, value, lotsWithoutValue }: MissedOpening): string {
  const missed = missedLots.map((lot) => `${lot.lotId} ${lot.enterprises}`);
  return canonicalJson({
    label, enterprises, enterpriseIds: [...enterpriseIds].sort(), lots, missed: missed.sort(), lotsNobodyFits, value, lotsWithoutValue,
  });
}
