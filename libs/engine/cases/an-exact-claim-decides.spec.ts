// What an enterprise says of this very work decides about it, not what it says of a cheaper neighbour.
import { describe, expect, it } from '@jest/globals';
import { capability, evaluate, lot, match, workshop } from './example.js';

const priced = (capabilityId: string, code: string, amount: number, change = {}) =>
  capability({ capabilityId, code, priceHint: { amount, currency: 'USD' }, ...change });
const polo = priced('polo', 'G.1.1.1', 7);
const tShirts = priced('t-shirts', 'G.1.1.2', 3, { status: 'verified' });
const dear = lot({ ceilingPrice: { amount: 5, currency: 'USD' } });

describe('an exact claim decides, not a cheaper neighbour', () => {
  it('so polo shirts above the ceiling are a near miss, although its T-shirts would pass', () => {
    for (const capabilities of [
      [polo, tShirts],
      [tShirts, polo],
    ]) {
      const { proposals, nearMisses } = match(dear, [workshop({ capabilities })]);
      expect(proposals).toEqual([]);
      expect(nearMisses).toMatchObject([{ capabilityId: 'polo', rule: 'ceiling_price', margin: -2 }]);
    }
  });

  it('and a full order book for polo shirts is the reason, not the likeness of the T-shirts', () => {
    const full = priced('polo', 'G.1.1.1', 4, {
      capacity: [{ from: '2026-11-16', to: '2027-01-15', quantity: 5000, booked: 5000 }],
    });
    const fabric = capability({ capabilityId: 'fabric', code: 'G.2.1' });
    expect(evaluate(dear, workshop({ capabilities: [fabric, full] }))).toMatchObject({
      claim: { capabilityId: 'polo' },
      failedRules: ['capacity'],
    });
  });

  it('the nearest does when none is exact; a code outside the classification is the furthest', () => {
    const capabilities = [
      priced('gone', 'X.9', 1),
      priced('bread', 'B.1', 1),
      priced('t-shirts', 'G.1.1.2', 9),
    ];
    expect(evaluate(dear, workshop({ capabilities })).claim?.capabilityId).toBe('t-shirts');
    expect(evaluate(dear, workshop({ capabilities: capabilities.slice(0, 2) })).claim?.capabilityId).toBe('bread');
  });
});
