// The whole sum of a split, held against the one that the service writes in English.
import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { totalInNumbers, type Allocation, type AllocationProblem } from '#allocation';
import { runs } from '#testing/depth.js';
import { wholeSum } from '../src/splits/whole-sum.js';
import { formatsOf } from '../src/ui/formats.js';

const split = fc.record({
  shares: fc.array(fc.record({ score: fc.integer({ min: 0, max: 1_000_000 }).map((score) => score / 1e6), quantity: fc.integer({ min: 1, max: 60_000 }) }), { minLength: 1, maxLength: 5 }),
  costPerEnterprise: fc.constantFrom(0, 0.005, 0.01),
}).map((one) => ({ ...one, quantity: one.shares.reduce((all, { quantity }) => all + quantity, 0) }));

it('is the same to the last digit', () => {
  fc.assert(fc.property(split, (one) => {
    expect(wholeSum(one, formatsOf('en').exact).replaceAll('-', '−')).toBe(totalInNumbers(one as unknown as Allocation, one as unknown as AllocationProblem));
  }), { numRuns: runs(200) });
});

it('is written as the language writes numbers', () => {
  const shares = [{ score: 0.82, quantity: 24_000 }, { score: 0.74, quantity: 36_000 }];
  expect(wholeSum({ shares, quantity: 60_000, costPerEnterprise: 0.01 }, formatsOf('fr').exact).replaceAll(/\s/g, ' '))
    .toBe('(0,82 × 24 000 + 0,74 × 36 000) ÷ 60 000 − 2 × 0,01 = 46 320 ÷ 60 000 − 0,02 = 0,752');
});
