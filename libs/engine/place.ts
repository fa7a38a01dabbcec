// Where an enterprise is: how far its nearest site lies from the place of the lot, and the rule on that.
import { gap } from './compare.js';
import type { PairFacts } from './facts.js';
import { distanceKm, earthRadiusKm, pointOf, type Point } from './geo.js';
import type { LotFrame } from './lot-frame.js';
import type { Data } from './results.js';
import { ofMargin, type Rule } from './rule.js';
import type { Candidate } from './types.js';

export interface Whereabouts {
  /** Of the sites with coordinates the one nearest to the place of the lot; null when there is nothing to measure. */
  nearest: (Point & { km: number }) | null;
  /** Sites without coordinates: any of them may be nearer. */
  unlocated: number;
  /** How far away the enterprise is; null when not known. */
  km: number | null;
  /** Whether a site is in the country of the place; null when no site is known. */
  inCountry: boolean | null;
}

export function whereabouts({ establishments }: Candidate, lot: LotFrame): Whereabouts {
  const { place } = lot.need;
  let nearest: Whereabouts['nearest'] = null;
  let unlocated = 0;
  for (const site of establishments) {
    const point = pointOf(site);
    if (point === null) unlocated += 1;
    if (point === null || lot.point === null) continue;
    const km = distanceKm(lot.point, point);
    if (nearest === null || km < nearest.km) nearest = { ...point, km };
  }
  const limit = place?.maxDistanceKm ?? null;
  // A site beyond the limit settles nothing while another may lie within it.
  const settled = nearest !== null && (unlocated === 0 || limit === null || gap(limit, nearest.km) >= 0);
  return {
    nearest,
    unlocated,
    km: settled ? nearest!.km : null,
    inCountry:
      place && establishments.length > 0 ? establishments.some(({ country }) => country === place.country) : null,
  };
}

/** What a distance is computed from: both points and the radius, or the countries. */
export function whereaboutsData({ lot, enterprise: { where, candidate } }: PairFacts): Data {
  return {
    country: lot.need.place?.country ?? null,
    inCountry: where.inCountry,
    establishments: candidate.establishments.length,
    withoutCoordinates: where.unlocated,
    lotLatitude: lot.point?.latitude ?? null,
    lotLongitude: lot.point?.longitude ?? null,
    nearestLatitude: where.nearest?.latitude ?? null,
    nearestLongitude: where.nearest?.longitude ?? null,
    nearestKm: where.nearest?.km ?? null,
    earthRadiusKm,
  };
}

export const place: Rule = {
  name: 'place',
  judge: (facts) => (limitKm(facts) === null ? 'pass' : ofMargin(margin(facts))),
  show: (facts, outcome) => {
    const { where } = facts.enterprise;
    const limit = limitKm(facts);
    return {
      required: limit,
      actual: limit === null ? null : where.km,
      margin: limit === null ? null : margin(facts),
      unit: limit === null ? null : 'KMT',
      // A country is not a distance: it is named, and leaves the rule unknown.
      text:
        limit === null ? 'place.not_asked'
        : where.km !== null ?
          outcome === 'pass' ?
            'place.near'
          : 'place.far'
        : where.nearest !== null ? 'place.partly_known'
        : where.inCountry === false ? 'place.other_country'
        : 'place.not_known',
      params: limit === null ? {} : whereaboutsData(facts),
    };
  },
};

const limitKm = ({ lot }: PairFacts): number | null => lot.need.place?.maxDistanceKm ?? null;

const margin = (facts: PairFacts): number | null =>
  facts.enterprise.where.km === null ? null : gap(limitKm(facts)!, facts.enterprise.where.km);
