// What is typed into a number field is a number while it is typed, with the keys of the language.
import { describe, expect, it } from '@jest/globals';
import { numberTyped, separatorsIn } from '../src/fields/number-typed.js';

describe('the number that is typed', () => {
  it.each([
    ['12', 12], ['12.', 12], ['12.5', 12.5], ['1.0', 1], ['1.05', 1.05], ['0.', 0], ['.5', 0.5], ['007', 7], ['-12.', -12], [4200, 4200],
  ])('%p is %p', (typed, value) => expect(numberTyped(typed)).toBe(value));

  it.each(['', '-', '.', '-.', Number.NaN, Number.POSITIVE_INFINITY])('%p is none', (typed) => expect(numberTyped(typed)).toBeNull());
});

describe('the keys of numbers', () => {
  it.each([['en', ['.'], ','], ['am', ['.'], ','], ['hi', ['.'], ','], ['fr', [',', '.'], '\u202F']])('in %s begin decimals with %p and group with %p', (language, decimals, group) => {
    const { allowedDecimalSeparators, thousandSeparator } = separatorsIn(language);
    expect([allowedDecimalSeparators, thousandSeparator]).toEqual([decimals, group]);
  });

  it('group lakhs in Hindi', () => {
    expect([separatorsIn('hi').thousandsGroupStyle, separatorsIn('en').thousandsGroupStyle]).toEqual(['lakh', 'thousand']);
  });
});
