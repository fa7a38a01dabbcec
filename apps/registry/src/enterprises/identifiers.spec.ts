// Numbers of authorities: those that can be, in one form, and those that cannot.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { Problems } from '../problems.js';
import { checkIdentifiers, normalised } from './identifiers.js';

const wrong = (...identifiers: { scheme: string; id: string }[]) => {
  const problems = new Problems();
  checkIdentifiers(identifiers, problems);
  return problems.found.map(({ field }) => field);
};

// Published examples of each scheme.
const examples: [scheme: string, stated: string, kept: string][] = [
  ['IN-GSTIN', '27aapfu0939f1zv', '27AAPFU0939F1ZV'],
  ['FR-INSEE', '732 829 320', '732829320'],
  ['FR-INSEE', '732 829 320 00074', '73282932000074'],
  ['XI-LEI', '5493 001KJTIIGC8Y1R12', '5493001KJTIIGC8Y1R12'],
  ['XI-LEI', '7LTWFZYICNSX8D621K86', '7LTWFZYICNSX8D621K86'],
  ['GB-COH', 'SC123456', 'SC123456'],
  ['GB-COH', '1234567', '01234567'],
  ['DE-VAT', 'DE 136,695 976'.replace(',', ''), '136695976'],
  ['NL-VAT', 'NL004495445B01', '004495445B01'],
  ['IT-VAT', 'IT 00743110157', '00743110157'],
  ['FR-VAT', 'FR 40 303 265 045', '40303265045'],
];

describe('a number of a known scheme', () => {
  it.each(examples)('%s: %s is kept as %s, checked', (scheme, stated, kept) => {
    expect(wrong({ scheme, id: stated })).toEqual([]);
    expect(normalised({ scheme, id: stated })).toEqual({ scheme, id: kept, checked: true });
  });

  // GB-COH has no check digit; of NL-VAT either of two rules may hold, and neither looks at its last two digits.
  const withDigits = examples.filter(([scheme]) => scheme !== 'GB-COH' && scheme !== 'NL-VAT');
  it('is refused with any one digit changed', () => {
    fc.assert(fc.property(fc.constantFrom(...withDigits), fc.nat(), fc.integer({ min: 1, max: 9 }), ([scheme, , id], where, more) => {
      const digits = [...id.matchAll(/\d/g)].map(({ index }) => index);
      const at = digits[where % digits.length]!;
      const changed = id.slice(0, at) + String((Number(id[at]) + more) % 10) + id.slice(at + 1);
      expect(wrong({ scheme, id: changed })).toEqual(['identifiers.0.id']);
    }), { numRuns: runs(300) });
  });

  it('has its form looked at where there are no check digits', () => {
    expect(wrong({ scheme: 'GB-COH', id: '123456789' }, { scheme: 'GB-COH', id: 'ABC12345' })).toEqual(['identifiers.0.id', 'identifiers.1.id']);
  });

  it('is the same under every name of its list', () => {
    expect(normalised({ scheme: 'FR-SIRET', id: '73282932000074' })).toEqual({ scheme: 'FR-INSEE', id: '73282932000074', checked: true });
  });
});

describe('a number of another scheme', () => {
  it('is taken as stated, in capitals and without spaces, and not called checked', () => {
    expect(wrong({ scheme: 'ET-MOT', id: 'aa/2-12 34' })).toEqual([]);
    expect(normalised({ scheme: 'ET-MOT', id: 'aa/2-12 34' })).toEqual({ scheme: 'ET-MOT', id: 'AA21234', checked: false });
    expect(wrong({ scheme: 'ET-MOT', id: '---' })).toEqual(['identifiers.0.id']);
  });

  it('is stated once', () => {
    expect(wrong({ scheme: 'ET-MOT', id: '1 2' }, { scheme: 'ET-MOT', id: '12' })).toEqual(['identifiers.1.id']);
  });

  it('stays as it is kept when it is sent back', () => {
    fc.assert(fc.property(fc.constantFrom('ET-MOT', 'FR-VAT', 'GB-COH', 'DE-VAT', 'XX-VAT'), fc.string({ unit: 'grapheme', maxLength: 30 }), (scheme, id) => {
      const kept = normalised({ scheme, id });
      expect(normalised(kept)).toEqual(kept);
    }), { numRuns: runs(300) });
  });
});
