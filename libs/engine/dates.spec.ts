// Days of the calendar as numbers.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { dateOf, dayOf } from './dates.js';

describe('days', () => {
  it('are counted from 1970-01-01', () => {
    expect([dayOf('1970-01-01'), dayOf('1969-12-31'), dayOf('2000-02-29'), dayOf('2027-01-15')]).toEqual([
      0, -1, 11_016, 20_833,
    ]);
  });

  it.each([
    '2027-02-29',
    '2027-13-01',
    '2027-00-10',
    '2027-04-31',
    '2100-02-29',
    '27-01-15',
    '2027-1-15',
    '2027-01-15T00:00',
    'tomorrow!!',
    '',
  ])('are not "%s"', (text) => expect(dayOf(text)).toBeNaN());

  it('agree with the calendar of the language', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        expect(dayOf(new Date(day * 86_400_000).toISOString().slice(0, 10))).toBe(day);
        expect(dayOf(dateOf(day))).toBe(day);
      }),
      { numRuns: runs(500) },
    );
  });
});
