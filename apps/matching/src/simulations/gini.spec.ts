// Gini's coefficient against its definition: half the mean difference of all pairs over the mean.
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { gini } from './gini.js';

it('is half the mean difference of all pairs over the mean', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 30 }), (numbers) => {
    const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
    const differences = numbers.flatMap((one) => numbers.map((other) => Math.abs(one - other)));
    const expected = mean === 0 ? 0 : differences.reduce((sum, each) => sum + each, 0) / numbers.length ** 2 / mean / 2;
    expect(gini(numbers)).toBeCloseTo(expected, 9);
  }), { numRuns: runs(100) });
  expect([gini([]), gini([3, 3, 3]), gini([0, 0, 0, 1])]).toEqual([0, expect.closeTo(0, 12), 0.75]);
});
