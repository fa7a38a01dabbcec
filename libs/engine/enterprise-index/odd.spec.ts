// What no column can hold is not rounded: its enterprise is kept as it is and found all the same.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { world } from '#testing/generated-clusters.js';
import { buildCodeTree, EngineError, matchLot, type Candidate } from '../engine.js';
import { buildIndex } from './build.js';
import { OpenLots } from './open-lots.js';
import { PreparedLot } from './prepared-lot.js';
import { search } from './search.js';
import { Vocabulary } from './vocabulary.js';

type Change = (candidate: Candidate) => Candidate;
const ofClaims = (change: Partial<Candidate['capabilities'][number]>): Change => (candidate) => ({
  ...candidate, capabilities: candidate.capabilities.map((claim) => ({ ...claim, ...change })),
});

/** Each makes an enterprise with a claim in the classification odd. */
const odd: Record<string, Change> = {
  'a third of a currency': ofClaims({ priceHint: { amount: 1 / 3, currency: 'USD' } }),
  'a price beyond 32 bits': ofClaims({ priceHint: { amount: 1e9, currency: 'USD' } }),
  'a minimum order of a thousandth': ofClaims({ minimumOrder: 0.001 }),
  'half a day': ofClaims({ leadTimeDays: 1.5 }),
  'two hundred years': ofClaims({ leadTimeDays: 73_000 }),
  'a day that is none': ofClaims({ statedOn: '2026-02-30' }),
  'a unit that nobody knows': ofClaims({ unit: 'bushel of nothing' }),
  'a slot before 1970': ofClaims({ capacity: [{ from: '1960-01-01', to: '2027-12-31', quantity: 1e5, booked: 0 }] }),
};

/** Nonsense counts as not stated, and that columns can hold. */
const plain: Record<string, Change> = {
  'not a number': ofClaims({ minimumOrder: NaN, leadTimeDays: Infinity, priceHint: { amount: NaN, currency: 'USD' } }),
  'less than nothing': ofClaims({ minimumOrder: -1, leadTimeDays: -1, priceHint: { amount: -5, currency: 'USD' } }),
  'a slot that ends before it begins': ofClaims({ capacity: [{ from: '2026-12-01', to: '2026-11-01', quantity: 1e5, booked: 0 }] }),
  'a negative capacity': ofClaims({ capacity: [{ from: '2026-11-01', to: '2026-12-31', quantity: -3, booked: 0 }] }),
  'a site off the globe': (candidate) => ({ ...candidate, establishments: [{ country: 'ET', latitude: 91, longitude: 500 }] }),
  'a pole': (candidate) => ({ ...candidate, establishments: [{ country: 'NO', latitude: 90, longitude: 180 }] }),
};

describe('an index', () => {
  it.each(Object.keys(odd))('keeps whoever states %s as it is', (what) => {
    expect(expectSame(odd[what]!)).toBeGreaterThan(0);
  });

  it.each(Object.keys(plain))('holds whoever states %s in columns', (what) => {
    expect(expectSame(plain[what]!)).toBe(0);
  });

  it('of nobody, or with a classification of nothing, finds nobody', () => {
    const tree = buildCodeTree([]);
    expect(buildIndex([], new Vocabulary(tree)).ids).toHaveLength(0);
    fc.assert(fc.property(world(), ({ rows, need, setting }) => {
      const vocabulary = new Vocabulary(buildCodeTree(rows));
      expect(search(buildIndex([], vocabulary), new PreparedLot({ ...need, times: null }, setting, vocabulary), 10)).toEqual([]);
    }), { numRuns: 20 });
  });

  it('refuses a lot that asks for hours, one that makes no sense, and a code that is not there', () => {
    const { rows, need, setting } = fc.sample(world(), { numRuns: 1, seed: 3 })[0]!;
    const vocabulary = new Vocabulary(buildCodeTree(rows));
    const codeOf = (change: object) => {
      try {
        new OpenLots(vocabulary).put({ ...need, times: null, ...change }, setting);
      } catch (error) {
        return (error as EngineError).code;
      }
      return null;
    };
    expect(codeOf({ times: [{ weekday: 1, from: 540, to: 600 }] })).toBe('times_not_indexed');
    expect(codeOf({ quantity: Infinity })).toBe('quantity_invalid');
    expect(codeOf({ quantity: -1 })).toBe('quantity_invalid');
    expect(codeOf({ unit: 'bushel of nothing' })).toBe('unit_unknown');
    expect(codeOf({ code: 'not-there' })).toBe('code_unknown');
    expect(codeOf({})).toBeNull();
  });
});

/** Compares on random worlds in which everybody states it; returns how many were odd. */
function expectSame(change: Change): number {
  let kept = 0;
  fc.assert(
    fc.property(world(), ({ rows, need: asked, candidates, setting }) => {
      const need = { ...asked, times: null };
      const tree = buildCodeTree(rows);
      const vocabulary = new Vocabulary(tree);
      const changed = candidates.map(change);
      const index = buildIndex(changed, vocabulary);
      kept += index.odd.size;
      expect(search(index, new PreparedLot(need, setting, vocabulary), setting.policy.maxProposals)).toEqual(
        matchLot(need, changed, setting, tree).proposals.map(({ enterpriseId, enterpriseVersion, score }) => ({ enterpriseId, enterpriseVersion, score })),
      );
      const open = new OpenLots(vocabulary);
      open.put(need, setting);
      for (const candidate of changed) {
        const [expected] = matchLot(need, [candidate], setting, tree).proposals;
        expect(open.fitting(candidate)).toEqual(expected ? [{ lotId: need.lotId, score: expected.score }] : []);
      }
    }),
    { numRuns: runs(40) },
  );
  return kept;
}
