// The policy after scoring: against every choice there is on small cases, and what holds of it at any size.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { exposureInWords, stepInWords } from './in-words.js';
import { spread } from './spread.js';
import type { Seen, SpreadStep } from './types.js';

const seenOf = (most: number) => fc.uniqueArray(fc.record({
  enterpriseId: fc.integer({ min: 0, max: 999 }).map((n) => `e${String(n).padStart(3, '0')}`),
  // Few values, so that scores are equal now and then.
  score: fc.integer({ min: 0, max: 16 }).map((n) => n / 16),
  exposure: fc.integer({ min: 0, max: 6 }), linkages: fc.integer({ min: 0, max: 3 }),
  isNewcomer: fc.boolean(), counts: fc.boolean(),
}), { selector: ({ enterpriseId }) => enterpriseId, maxLength: most });

const stepArbitrary: fc.Arbitrary<SpreadStep> = fc.oneof(
  fc.record({ step: fc.constant('exposure' as const), strength: fc.constantFrom(0, 0.05, 0.3), keep: fc.constantFrom(undefined, 0, 1, 2, 4) }),
  fc.record({ step: fc.constant('linkage_cap' as const), most: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ step: fc.constant('newcomers' as const), share: fc.constantFrom(0, 0.2, 0.5, 1) }),
  fc.record({ step: fc.constant('inclusion' as const), share: fc.constantFrom(0, 0.25, 0.5) }),
);
const stepsArbitrary = fc.uniqueArray(stepArbitrary, { selector: ({ step }) => step, maxLength: 4 });
const places = fc.integer({ min: 1, max: 6 });

/** Every set of `size` of these. */
function subsets<T>(all: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return all.flatMap((one, at) => subsets(all.slice(at + 1), size - 1).map((rest) => [one, ...rest]));
}

const isOf = { newcomers: (one: Seen) => one.isNewcomer, inclusion: (one: Seen) => one.counts };

/** What exposure takes off: nothing off who has fewer than `keep` before it, by score and then by id. */
function adjustmentOf(one: Seen, seen: readonly Seen[], steps: readonly SpreadStep[]): number {
  const step = steps.find((each) => each.step === 'exposure');
  const before = seen.filter(({ score, enterpriseId }) => score > one.score || (score === one.score && enterpriseId < one.enterpriseId)).length;
  return step && before >= (step.keep ?? 0) ? step.strength * Math.log(1 + one.exposure) : 0;
}

/** The best worth, and how many places each floor misses: by looking at everything. */
function oracle(seen: readonly Seen[], most: number, steps: readonly SpreadStep[]): { worth: number; missing: number[] } {
  const cap = steps.find((each) => each.step === 'linkage_cap')?.most ?? Infinity;
  const contenders = seen.filter(({ linkages }) => linkages < cap);
  let choices = subsets(contenders, Math.min(most, contenders.length));
  const missing: number[] = [];
  for (const each of steps) {
    if (each.step !== 'newcomers' && each.step !== 'inclusion') continue;
    const required = Math.ceil(each.share * Math.min(most, seen.length));
    const among = (choice: Seen[]) => Math.min(required, choice.filter(isOf[each.step]).length);
    const possible = Math.max(...choices.map(among));
    missing.push(required - possible);
    choices = choices.filter((choice) => among(choice) === possible);
  }
  const worth = (choice: Seen[]) => choice.reduce((sum, one) => sum + one.score - adjustmentOf(one, seen, steps), 0);
  return { worth: Math.max(...choices.map(worth)), missing };
}

describe('spread', () => {
  it('gives up as little as any choice that keeps the floors, and misses of them what any choice would', () => {
    fc.assert(fc.property(seenOf(9), places, stepsArbitrary, (seen, most, steps) => {
      const result = spread(seen, most, steps);
      const expected = oracle(seen, most, steps);
      expect(result.places.reduce((sum, { adjusted }) => sum + adjusted, 0)).toBeCloseTo(expected.worth, 9);
      expect(result.steps.flatMap(({ missing }) => (missing === null ? [] : [missing]))).toEqual(expected.missing);
      for (const { required, placed, missing } of result.steps) if (required !== null) expect(placed! + missing!).toBeGreaterThanOrEqual(required);
    }), { numRuns: runs(300) });
  });

  it('changes nothing without strength, without a cap that bars, and without floors', () => {
    fc.assert(fc.property(seenOf(40), places, (seen, most) => {
      const nothing: SpreadStep[] = [
        { step: 'exposure', strength: 0 }, { step: 'linkage_cap', most: 4 }, { step: 'newcomers', share: 0 }, { step: 'inclusion', share: 0 },
      ];
      const byScore = [...seen].sort((a, b) => b.score - a.score || (a.enterpriseId < b.enterpriseId ? -1 : 1)).slice(0, most);
      for (const steps of [[], nothing]) {
        const result = spread(seen, most, steps);
        expect(result.places.map(({ enterpriseId }) => enterpriseId)).toEqual(byScore.map(({ enterpriseId }) => enterpriseId));
        expect(result.places.every(({ rank, rankByScore, moves }) => rank === rankByScore && moves.every((move) => move === 0))).toBe(true);
        expect([result.cost, ...result.steps.map(({ cost }) => cost)].every((cost) => cost === 0)).toBe(true);
      }
    }), { numRuns: runs(100) });
  });

  it('leaves the first by score in their places, and spreads the others as if those were not there', () => {
    fc.assert(fc.property(seenOf(30), places, fc.integer({ min: 0, max: 8 }), (seen, most, keep) => {
      const ids = (of: readonly Seen[], count: number, step: SpreadStep[]) => spread(of, count, step).places.map(({ enterpriseId }) => enterpriseId);
      const first = ids(seen, Math.min(keep, most), []);
      const others = seen.filter(({ enterpriseId }) => !first.includes(enterpriseId));
      const rest = most > first.length ? ids(others, most - first.length, [{ step: 'exposure', strength: 0.3 }]) : [];
      const step: SpreadStep = { step: 'exposure', strength: 0.3, keep };
      expect(ids(seen, most, [step])).toEqual([...first, ...rest]);
      // What it does not state keeps nobody.
      expect(spread(seen, most, [{ step: 'exposure', strength: 0.3 }])).toEqual(spread(seen, most, [{ ...step, keep: 0 }]));
    }), { numRuns: runs(200) });
  });

  it('takes a kept place for a floor only where no other is left, and fills one that a cap leaves with the next', () => {
    const one = (enterpriseId: string, score: number, more: Partial<Seen> = {}): Seen =>
      ({ enterpriseId, score, exposure: 9, linkages: 0, isNewcomer: false, counts: false, ...more });
    const seen = [one('a', 0.9), one('b', 0.8, { linkages: 3 }), one('c', 0.7), one('d', 0.6, { exposure: 0 }), one('e', 0.3, { isNewcomer: true }), one('f', 0.2, { isNewcomer: true })];
    const ids = (...steps: SpreadStep[]) => spread(seen, 3, [{ step: 'exposure', strength: 0.1, keep: 2 }, ...steps]).places.map(({ enterpriseId }) => enterpriseId);
    expect(ids()).toEqual(['a', 'b', 'd']);
    expect(ids({ step: 'newcomers', share: 0.3 })).toEqual(['a', 'b', 'e']);
    expect(ids({ step: 'newcomers', share: 0.5 })).toEqual(['a', 'e', 'f']);
    expect(ids({ step: 'linkage_cap', most: 3 })).toEqual(['a', 'd', 'c']);
  });

  it('says of a place whether it was kept, and of the step whom it keeps', () => {
    const [kept, next] = spread([0.9, 0.8].map((score, at): Seen => ({ enterpriseId: `${at}`, score, exposure: 4, linkages: 0, isNewcomer: false, counts: false })), 2,
      [{ step: 'exposure', strength: 0.05, keep: 1 }]).places;
    const how = { strength: 0.05, periodDays: 90, keep: 1 };
    expect(exposureInWords(kept!, 4, how)).toBe('Invited 4 times in 90 days: the first by score is kept as it is, so nothing is taken off 0.9.');
    expect(exposureInWords(kept!, 1, { ...how, keep: 8 })).toBe('Invited once in 90 days: the first 8 by score are kept as they are, so nothing is taken off 0.9.');
    expect(exposureInWords(next!, 4, how)).toBe('Invited 4 times in 90 days: 0.05 × ln(1 + 4) = 0.08047 is taken off 0.8, which leaves 0.7195.');
    const account = { step: 'exposure' as const, cost: 0.02, required: null, placed: null, missing: null, barred: null };
    expect(stepInWords(account)).toBe('Exposure: whoever was invited often lately makes room for others; it costs the list 0.02 in score.');
    expect(stepInWords(account, 8)).toBe('Exposure: whoever was invited often lately makes room for others beyond the first 8 by score; it costs the list 0.02 in score.');
  });

  it('is the same in whatever order it is given', () => {
    fc.assert(fc.property(seenOf(30), places, stepsArbitrary, fc.nat(), (seen, most, steps, turn) => {
      const at = seen.length === 0 ? 0 : turn % seen.length;
      expect(spread([...seen.slice(at), ...seen.slice(0, at)].reverse(), most, steps)).toEqual(spread(seen, most, steps));
    }), { numRuns: runs(100) });
  });

  it('accounts for everything: no cost is negative while all floors are kept, parts are the whole, and what is adjusted is exact', () => {
    fc.assert(fc.property(seenOf(30), places, stepsArbitrary, (seen, most, steps) => {
      const result = spread(seen, most, steps);
      expect(result.cost).toBeGreaterThanOrEqual(0);
      expect(result.steps.reduce((sum, { cost }) => sum + cost, 0)).toBeCloseTo(result.cost, 9);
      // A step that makes an earlier floor impossible gives back what that floor cost.
      const isKept = result.steps.every(({ missing }) => missing === null || missing === 0);
      if (isKept && !steps.some(({ step }) => step === 'exposure')) for (const { cost } of result.steps) expect(cost).toBeGreaterThanOrEqual(0);
      for (const { enterpriseId, score, adjustment, adjusted, rank, rankByScore, moves } of result.places) {
        expect(adjustment).toBe(adjustmentOf(seen.find((each) => each.enterpriseId === enterpriseId)!, seen, steps));
        expect(adjusted).toBe(score - adjustment);
        expect(moves.reduce((sum, move) => sum + move, 0)).toBe(rankByScore - rank);
      }
      expect([...result.places.map(({ enterpriseId }) => enterpriseId), ...result.passedOver].sort()).toEqual(seen.map(({ enterpriseId }) => enterpriseId).sort());
    }), { numRuns: runs(200) });
  });

  it('says how many a floor misses, and lets the one named first keep its places', () => {
    const one = (enterpriseId: string, score: number, more: Partial<Seen> = {}): Seen =>
      ({ enterpriseId, score, exposure: 0, linkages: 0, isNewcomer: false, counts: false, ...more });
    const seen = [one('a', 0.9), one('b', 0.8), one('c', 0.7, { isNewcomer: true }), one('d', 0.5, { counts: true }), one('e', 0.4, { counts: true })];
    const newcomers: SpreadStep = { step: 'newcomers', share: 0.5 };
    const inclusion: SpreadStep = { step: 'inclusion', share: 1 };
    const ids = (steps: SpreadStep[]) => spread(seen, 2, steps).places.map(({ enterpriseId }) => enterpriseId);
    const missing = (steps: SpreadStep[]) => spread(seen, 2, steps).steps.map((each) => each.missing);
    expect([ids([newcomers, inclusion]), missing([newcomers, inclusion])]).toEqual([['c', 'd'], [0, 1]]);
    expect([ids([inclusion, newcomers]), missing([inclusion, newcomers])]).toEqual([['d', 'e'], [0, 1]]);
    expect(spread(seen, 5, [{ step: 'newcomers', share: 0.6 }]).steps[0]).toEqual(
      { step: 'newcomers', cost: 0, required: 3, placed: 1, missing: 2, barred: null });
  });

  it('weighs for two floors what serves both against what serves each better', () => {
    const one = (enterpriseId: string, score: number, isNewcomer: boolean, counts: boolean): Seen =>
      ({ enterpriseId, score, exposure: 0, linkages: 0, isNewcomer, counts });
    const both: SpreadStep[] = [{ step: 'newcomers', share: 0.5 }, { step: 'inclusion', share: 0.5 }];
    const ids = (seen: Seen[]) => spread(seen, 2, both).places.map(({ enterpriseId }) => enterpriseId);
    const apart = [one('n', 0.7, true, false), one('i', 0.7, false, true)];
    expect(ids([one('top', 0.9, false, false), ...apart, one('both', 0.6, true, true)])).toEqual(['top', 'both']);
    expect(ids([one('top', 0.9, false, false), ...apart, one('both', 0.4, true, true)])).toEqual(['i', 'n']);
  });
});
