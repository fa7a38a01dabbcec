// Hundreds of enterprises all over the globe: where blocks are passed over, bounds decide who is judged, and many score the same.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { world, type World } from '#testing/generated-clusters.js';
import { buildCodeTree, matchLot, type Candidate, type LotNeed } from '../engine.js';
import { bound, ratesOf } from './bounds.js';
import { buildIndex } from './build.js';
import { excluded, judge } from './judge.js';
import { PreparedLot } from './prepared-lot.js';
import { search } from './search.js';
import { sieveOf } from './sieve.js';
import { Vocabulary } from './vocabulary.js';

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

interface Crowd {
  world: World;
  need: LotNeed;
  crowd: Candidate[];
}

/** `most` enterprises after the pattern of a few, each in a place of its own; some with several sites. */
const crowds = (most: number): fc.Arbitrary<Crowd> =>
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

describe('an index of many', () => {
  it('finds the proposals of matchLot, wherever they are and however much is asked, be it fewer or more than there are', () => {
    let proposed = 0;
    fc.assert(
      fc.property(crowds(400), fc.constantFrom(1, 5, 50, 1000), ({ world: { rows, setting: usual }, need, crowd }, maxProposals) => {
        const setting = { ...usual, policy: { ...usual.policy, maxProposals } };
        const tree = buildCodeTree(rows);
        const vocabulary = new Vocabulary(tree);
        const { proposals } = matchLot(need, crowd, setting, tree);
        proposed += proposals.length;
        expect(search(buildIndex(crowd, vocabulary), new PreparedLot(need, setting, vocabulary), maxProposals)).toEqual(
          proposals.map(({ enterpriseId, enterpriseVersion, score }) => ({ enterpriseId, enterpriseVersion, score })),
        );
      }),
      { numRuns: runs(100) },
    );
    expect(proposed).toBeGreaterThan(100);
  });

  it('never bounds a claim below its score', () => {
    let scores = 0;
    fc.assert(
      fc.property(crowds(200), ({ world: { rows, setting }, need, crowd }) => {
        const vocabulary = new Vocabulary(buildCodeTree(rows));
        const index = buildIndex(crowd, vocabulary);
        const lot = new PreparedLot(need, setting, vocabulary);
        const { spans, first, similarities } = lot.alike;
        for (const { from, to } of spans) {
          for (let rank = from; rank < to; rank += 1) {
            for (let row = index.codeStarts[rank]!; row < index.codeStarts[rank + 1]!; row += 1) {
              const similarity = similarities[rank - first]!;
              const score = judge(index, row, similarity, lot, 0);
              const bounds = Float64Array.of(similarity);
              const left = bound(index, Int32Array.of(row), 1, lot, sieveOf(index, lot), ratesOf(lot), score === excluded ? 0 : score, bounds);
              if (score === excluded) continue;
              scores += 1;
              expect(left).toBe(1);
              expect(bounds[0]).toBeGreaterThanOrEqual(score);
            }
          }
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it('judges few more than it finds, and of equals those with the smallest ids', () => {
    const { world: { rows, setting: usual }, need, candidates } = passing();
    const vocabulary = new Vocabulary(buildCodeTree(rows));
    const { weights, policy } = usual;
    const lot = (weightOf: (name: string) => number) =>
      new PreparedLot(need, {
        ...usual, weights: Object.fromEntries(Object.keys(weights).map((name) => [name, weightOf(name)])) as typeof weights, policy: { ...policy, minimumScore: 0 },
      }, vocabulary);
    const crowd = Array.from({ length: 9000 }, (_, at): Candidate => ({
      ...candidates[at % candidates.length]!, enterpriseId: `enterprise-${String((at * 7919) % 10_007).padStart(5, '0')}`,
      responsiveness: { invited: 100, answered: at % 101 },
    }));
    const index = buildIndex(crowd, vocabulary);
    let judged = 0;
    const watch = { looked: () => undefined, left: () => undefined, hopeful: () => undefined, judged: () => (judged += 1) };
    const best = search(index, lot((name) => +(name === 'responsiveness')), 50, watch);
    expect(best.map(({ score }) => score)).toEqual(best.map(() => best[0]!.score));
    expect(judged).toBeLessThan(500);
    // Where nothing weighs anything all score the same.
    const ids = crowd.map(({ enterpriseId }) => enterpriseId).sort();
    const all = search(index, lot(() => 0), 10_000);
    expect(all.map(({ enterpriseId }) => enterpriseId)).toEqual(ids);
    expect(search(index, lot(() => 0), 3)).toEqual(all.slice(0, 3));
  });
});

/** A lot that all its candidates pass. */
function passing() {
  const found = fc.sample(crowds(1), { numRuns: 500, seed: 7 }).map(({ world: one, need }) => {
    const open = { ...need, place: null, language: null };
    const setting = { ...one.setting, policy: { ...one.setting.policy, minimumScore: 0 } };
    const candidates = one.candidates
      .map((candidate): Candidate => ({ ...candidate, conflictBuyerIds: [], optOutBuyerIds: [] }))
      .filter((candidate) => matchLot(open, [candidate], setting, buildCodeTree(one.rows)).proposals.length > 0);
    return { world: { ...one, setting }, need: open, candidates };
  });
  return found.find(({ candidates }) => candidates.length >= 3)!;
}
