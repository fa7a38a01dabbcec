// Arbitrary crowds for property tests: hundreds of enterprises all over the globe, with amounts beyond all measure.
import * as fc from 'fast-check';
import type { Candidate, LotNeed } from '#engine';
import { world, type World } from './generated-clusters.js';

const degrees = (most: number) => fc.oneof(fc.double({ min: -most, max: most, noNaN: true }), fc.constantFrom(-most, 0, most));
const point = fc.record({ latitude: degrees(90), longitude: degrees(180) });
/** Near the lot, far from it, or nowhere. */
const site = fc.oneof(
  { weight: 4, arbitrary: fc.record({ near: fc.double({ min: -3, max: 3, noNaN: true }), aside: fc.double({ min: -3, max: 3, noNaN: true }) }) },
  { weight: 4, arbitrary: point },
  { weight: 1, arbitrary: fc.constantFrom({}, { latitude: NaN, longitude: 0 }, { latitude: Infinity, longitude: 1 }) },
);
/** Beyond all measure, or as small as an amount may be. */
const amount = fc.constantFrom(1e-9, 0.01, 1, 3, 999_999_999, 1e15);
const extremes = fc.record({
  quantity: fc.option(amount, { nil: undefined }), ceiling: fc.option(amount, { nil: undefined }),
  limitKm: fc.option(fc.constantFrom(1e-9, 0.3, 5, 500, 19_999, 1e15), { nil: undefined }),
});

export interface GeneratedCrowd {
  world: World;
  need: LotNeed;
  crowd: Candidate[];
}

/** `most` enterprises after the pattern of a few, each in a place of its own; some with several sites. */
export const crowds = (most: number): fc.Arbitrary<GeneratedCrowd> =>
  fc.record({ world: world(6), at: point, sites: fc.array(site, { minLength: 1, maxLength: 60 }), size: fc.integer({ min: 1, max: most }), extremes })
    .map(({ world: one, at, sites, size, extremes: { quantity, ceiling, limitKm } }) => {
      const { need, candidates } = one;
      const placed = need.place && { country: need.place.country, ...at, maxDistanceKm: limitKm ?? need.place.maxDistanceKm };
      const ceilingPrice = need.ceilingPrice && { ...need.ceilingPrice, amount: ceiling ?? need.ceilingPrice.amount };
      const siteOf = (number: number) => {
        const where = sites[number % sites.length]!;
        if (!('near' in where)) return { country: 'ET', ...where };
        return { country: 'ET', latitude: clamped(at.latitude + where.near, 90), longitude: clamped(at.longitude + where.aside, 180) };
      };
      const crowd = candidates.length === 0 ? [] : Array.from({ length: size }, (_, number): Candidate => ({
        ...candidates[number % candidates.length]!,
        enterpriseId: `enterprise-${(number * 7919) % 10_007}`,
        establishments: number % 11 === 10 ? [siteOf(number), siteOf(number + 1)] : [siteOf(number)],
      }));
      return { world: one, need: { ...need, times: null, quantity: quantity ?? need.quantity, place: placed, ceilingPrice }, crowd };
    });

const clamped = (value: number, most: number) => Math.max(-most, Math.min(most, value));
