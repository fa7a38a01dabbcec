// Amounts at their edges: what the contract takes is what the engine can compute.
import { describe, expect, it } from '@jest/globals';
import { DeliveryPlace } from './matching/requirements.js';
import { Money, Quantity } from './values.js';

const amounts = [
  ['a quantity', (value: number) => Quantity.safeParse(value)],
  ['money', (amount: number) => Money.safeParse({ amount, currency: 'USD' })],
  ['a greatest distance', (maxDistanceKm: number) => DeliveryPlace.safeParse({ country: 'ET', maxDistanceKm })],
] as const;

describe.each(amounts)('%s', (_, parse) => {
  it('is at least a millionth', () => expect(parse(0.000001).success).toBe(true));

  it.each([0.0000001, 1e-10, Number.MIN_VALUE, 0, -5])('is not %d, and says so', (value) => {
    expect(parse(value).error?.issues.map(({ message }) => message)).toEqual(['must be at least 0.000001']);
  });
});
