// Quantities in steps: what is open, what cannot be delivered, and that floating point adds nothing.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { units } from '#engine';
import { runs } from '#testing/depth.js';
import { openQuantity, refuseFraction, withoutNoise } from './quantities.js';

const open = (quantity: number, linkedQuantity: number, unit: string) => openQuantity({ quantity, linkedQuantity, unit });
const refusal = (quantity: number, unit: string) => {
  try {
    refuseFraction(quantity, unit);
    return null;
  } catch (error) {
    return (error as { details: { fields: unknown[] } }).details.fields;
  }
};

describe('what is open of a lot', () => {
  it('has no digits that nobody wrote', () => {
    expect(open(100, 33.3 + 33.3, 'kg')).toBe(33.4);
    expect(open(1, 5 / 12, 'dozen')).toBe(7 / 12);
    expect(open(100, 33, 'yard')).toBe(67);
  });

  it('is the lot as written while nobody covers any of it, and nothing when less than a step is left', () => {
    expect(open(10.1, 0, 'dozen')).toBe(10.1);
    expect(open(10.5, 10, 'piece')).toBe(0);
    expect(open(10, 10 + 1e-9, 'piece')).toBe(0);
  });

  it('comes to the lot with what is linked, step by step, in every unit', () => {
    fc.assert(fc.property(
      fc.constantFrom(...units), fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 8 }),
      ({ code }, parts) => {
        const lot = { quantity: parts.reduce((sum, each) => sum + each, 0) / 4, linkedQuantity: 0, unit: code };
        for (const each of parts) {
          const taken = Math.min(withoutNoise(each / 4, code), openQuantity(lot));
          lot.linkedQuantity = withoutNoise(lot.linkedQuantity + taken, code);
          expect(lot.linkedQuantity + openQuantity(lot)).toBeLessThanOrEqual(lot.quantity + 1e-6);
        }
      },
    ), { numRuns: runs(300) });
  });
});

describe('a quantity', () => {
  it('is a whole number of steps of its unit, and at least one', () => {
    for (const [quantity, unit] of [[1, 'piece'], [7 / 12, 'dozen'], [0.001, 'kg'], [33.3, 'kg'], [10, 'yard'], [0.25, 'hour'], [999_999_999.999, 'kg']] as const) {
      expect([quantity, unit, refusal(quantity, unit)]).toEqual([quantity, unit, null]);
    }
    expect(refusal(33.3, 'piece')).toEqual([{ field: 'quantity', message: 'state a whole number of pieces', rule: 'not_whole', limit: 1 }]);
    expect(refusal(0.0004, 'kg')).toEqual([{ field: 'quantity', message: 'kg go in steps of 1/1000', rule: 'not_whole', limit: 1000 }]);
    expect(refusal(0.3, 'dozen')).toEqual([{ field: 'quantity', message: 'dozens go in steps of 1/12', rule: 'not_whole', limit: 12 }]);
    expect(refusal(1e-7, 'piece')).not.toBeNull();
  });
});
