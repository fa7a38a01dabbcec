// A weaver states yards, the buyer wants metres.
import { describe, expect, it } from '@jest/globals';
import { capability, evaluate, lot, ruleOf, workshop } from './example.js';

describe('yards against metres', () => {
  const weaver = workshop({
    capabilities: [
      capability({
        code: 'G.2.1',
        unit: 'yard',
        minimumOrder: 100,
        capacity: [{ from: '2026-11-16', to: '2027-01-15', quantity: 5000, booked: 0 }],
      }),
    ],
  });

  it('counts a yard as 0.9144 m, to the centimetre', () => {
    const evaluation = evaluate(lot({ code: 'G.2.1', quantity: 4572, unit: 'm' }), weaver);
    expect(ruleOf(evaluation, 'capacity').actual).toBe(4572);
    expect(ruleOf(evaluation, 'minimum_order').actual).toBe(91.44);
    expect(evaluation.offeredQuantity).toBe(4572);
  });
});
