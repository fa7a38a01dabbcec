// What is typed into a number field is a number while it is typed.
import { describe, expect, it } from '@jest/globals';
import { numberTyped } from '../src/fields/number-typed.js';

describe('the number that is typed', () => {
  it.each([
    ['12', 12], ['12.', 12], ['12.5', 12.5], ['1.0', 1], ['1.05', 1.05], ['0.', 0], ['.5', 0.5], ['007', 7], ['-12.', -12], [4200, 4200],
  ])('%p is %p', (typed, value) => expect(numberTyped(typed)).toBe(value));

  it.each(['', '-', '.', '-.', Number.NaN, Number.POSITIVE_INFINITY])('%p is none', (typed) => expect(numberTyped(typed)).toBeNull());
});
