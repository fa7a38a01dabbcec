// The buyer counts pieces, the workshop counts dozens.
import { describe, expect, it } from '@jest/globals';
import { ruleInWords } from '../engine.js';
import { capability, evaluate, lot, ruleOf, workshop } from './example.js';

const inDozens = workshop({
  capabilities: [
    capability({
      unit: 'dozen',
      minimumOrder: 20,
      priceHint: { amount: 48, currency: 'USD' },
      capacity: [{ from: '2026-11-16', to: '2027-01-15', quantity: 350, booked: 0 }],
    }),
  ],
});

describe('dozens against pieces', () => {
  it('compares capacity, minimum order and price in the unit of the lot', () => {
    const evaluation = evaluate(lot({ ceilingPrice: { amount: 4, currency: 'USD' } }), inDozens);
    expect(evaluation.passes).toBe(true);
    expect(ruleOf(evaluation, 'unit')).toMatchObject({ outcome: 'pass', required: 'C62', actual: 'DZN' });
    expect(ruleOf(evaluation, 'capacity')).toMatchObject({
      actual: 4200,
      required: 300,
      margin: 3900,
      unit: 'C62',
    });
    expect(ruleOf(evaluation, 'minimum_order')).toMatchObject({ required: 3000, actual: 240, margin: 2760 });
    expect(ruleOf(evaluation, 'ceiling_price')).toMatchObject({
      outcome: 'pass',
      required: 4,
      actual: 4,
      margin: 0,
      unit: 'USD',
    });
    expect(ruleInWords(ruleOf(evaluation, 'ceiling_price'))).toBe(
      'Price 4 USD per piece (stated 48 USD per dozen), 0 below the ceiling of 4.',
    );
  });

  it('answers in dozens when the lot is in dozens', () => {
    const evaluation = evaluate(lot({ quantity: 250, unit: 'DZN' }), workshop());
    expect(ruleOf(evaluation, 'capacity')).toMatchObject({ actual: 350, unit: 'DZN' });
    expect(evaluation).toMatchObject({ offeredQuantity: 250, unit: 'DZN' });
  });
});
