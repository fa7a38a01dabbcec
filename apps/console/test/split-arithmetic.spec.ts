// The sums of a split as it is edited.
import { describe, expect, it } from '@jest/globals';
import { impossibleLocks, shareProblem, stepOf, stepped, totalsOf } from '../src/splits/split-arithmetic.js';

const anything = { freeQuantity: null, minimumOrder: null };

describe('totals', () => {
  it('say what is missing, and what is too much', () => {
    expect(totalsOf([13_200, 13_200, 0], 60_000)).toEqual({ sum: 26_400, missing: 33_600, over: 0, enterprises: 2 });
    expect(totalsOf([40, 61], 100)).toEqual({ sum: 101, missing: 0, over: 1, enterprises: 2 });
    expect(totalsOf([], 100)).toEqual({ sum: 0, missing: 100, over: 0, enterprises: 0 });
  });

  it('take no difference from the noise of decimals', () => {
    expect(totalsOf([0.1, 0.2], 0.3)).toMatchObject({ sum: 0.3, missing: 0, over: 0 });
    expect(totalsOf(Array.from({ length: 10 }, () => 5000 / 12), 50_000 / 12)).toMatchObject({ missing: 0, over: 0 });
  });
});

describe('a share', () => {
  it('is none, or between the least order and what is free', () => {
    const some = { freeQuantity: 500, minimumOrder: 100 };
    expect([0, 99, 100, 500, 501].map((quantity) => shareProblem(quantity, some))).toEqual([null, 'belowMinimum', null, null, 'aboveFree']);
    expect(shareProblem(1e9, anything)).toBeNull();
  });

  it('is nothing to ask with when it is fixed where it cannot be', () => {
    const candidates = [
      { proposalId: 'small', freeQuantity: 300, minimumOrder: 155 }, { proposalId: 'any', ...anything }, { proposalId: 'full', freeQuantity: 100, minimumOrder: null },
    ];
    expect(impossibleLocks({ small: 120, any: 1, full: 101 }, candidates)).toEqual(['small', 'full']);
    expect(impossibleLocks({ small: 155, full: 0, gone: 5 }, candidates)).toEqual([]);
    expect(impossibleLocks({}, candidates)).toEqual([]);
  });
});

describe('a step', () => {
  it('is about a hundredth, a round number, and whole from ten on', () => {
    expect([60_000, 50_000, 2000, 150, 10, 5, 0.5, 0].map(stepOf)).toEqual([1000, 500, 20, 2, 1, 0.05, 0.005, 1]);
  });

  it('goes to the next multiple', () => {
    expect(stepped(13_200, 1, 1000, anything)).toBe(14_000);
    expect(stepped(13_200, -1, 1000, anything)).toBe(13_000);
    expect(stepped(14_000, -1, 1000, anything)).toBe(13_000);
    expect(stepped(0.3, 1, 0.1, anything)).toBe(0.4);
  });

  it('jumps over what lies below the least order, and stops at what is free', () => {
    const some = { freeQuantity: 9782, minimumOrder: 1500 };
    expect(stepped(0, 1, 1000, some)).toBe(1500);
    expect(stepped(1500, -1, 1000, some)).toBe(0);
    expect(stepped(9000, 1, 1000, some)).toBe(9782);
    expect(stepped(9782, 1, 1000, some)).toBe(9782);
    expect(stepped(9782, -1, 1000, some)).toBe(9000);
    expect(stepped(0, -1, 1000, some)).toBe(0);
    expect(stepped(0, 1, 1000, { freeQuantity: 100, minimumOrder: 200 })).toBe(0);
  });
});
