import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ReplyBody } from '#contracts/matching/invitations.js';
import { refusalReasons } from '#contracts/matching/reasons.js';
import { runs } from '#testing/depth.js';
import { readForm, readQuantity } from './form.js';

describe('readQuantity', () => {
  it.each([
    ['1500', 1500],
    [' 1 500 ', 1500],
    ['1\u202f500', 1500],
    ['2,5', 2.5],
    ['2.5', 2.5],
    ['0.125', null],
    ['12.125', null],
    ['1234.125', 1234.125],
    ['१५००', 1500],
  ])('%j is %j', (typed, value) => {
    expect(readQuantity(typed)).toBe(value);
  });

  it.each([
    '',
    '0',
    '-5',
    '1,500',
    '1.500',
    '1e3',
    '0x10',
    '1.2.3',
    'five',
    '١٠',
    '99999999999',
    'NaN',
    'Infinity',
  ])('%j is not guessed', (typed) => {
    expect(readQuantity(typed)).toBeNull();
  });

  it('never gives anything but a positive finite number or null', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const value = readQuantity(typed);
        expect(value === null || (Number.isFinite(value) && value > 0)).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('readForm', () => {
  it('makes only replies the contract takes, whatever is sent', () => {
    const field = fc.oneof(
      fc.string(),
      fc.constantFrom('yes', 'part', 'no', '10', ...refusalReasons),
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(fc.record({ answer: field, quantity: field, reason: field, note: field }), (form) => {
        const result = readForm(form, ReplyBody);
        if ('reply' in result) expect(ReplyBody.parse(result.reply)).toEqual(result.reply);
        else expect(['answer', 'quantity', 'reason', 'note']).toContain(result.wrong);
      }),
      { numRuns: runs(300) },
    );
  });
});
