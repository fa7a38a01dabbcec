// What people type on the way to a number is that number so far.
import { describe, expect, it } from '@jest/globals';
import { numberOf } from '../src/fields/number-of.js';

describe('numberOf', () => {
  it('takes what is on the way to a number as the number it is so far', () => {
    expect(['12.', '0.0', '1.50', '007', '-3.', 4.5].map(numberOf)).toEqual([12, 0, 1.5, 7, -3, 4.5]);
  });

  it('is null for what is none yet', () => {
    expect(['', '-', '.', '-.', 'x', Number.NaN].map(numberOf)).toEqual([null, null, null, null, null, null]);
  });
});
