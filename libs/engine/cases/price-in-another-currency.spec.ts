// The workshop quotes birr, the buyer's ceiling is in dollars.
import { describe, expect, it } from '@jest/globals';
import { ruleInWords, type ExchangeRate } from '../engine.js';
import { capability, cluster, criterionOf, evaluate, lot, ruleOf, workshop } from './example.js';

const quoted = workshop({ capabilities: [capability({ priceHint: { amount: 500, currency: 'ETB' } })] });
const ceiling = lot({ ceilingPrice: { amount: 5, currency: 'USD' } });
const withRates = (...rates: ExchangeRate[]) => evaluate(ceiling, quoted, cluster({}, { rates }));
const old = { from: 'ETB', to: 'USD', rate: 0.02, date: '2026-01-01' };
const current = { from: 'USD', to: 'ETB', rate: 125, date: '2026-11-01' };
const tomorrow = { from: 'ETB', to: 'USD', rate: 1, date: '2026-11-17' };

describe('a price in another currency', () => {
  it('is compared by the newest rate that is not of the future, whichever way round it is stated', () => {
    const evaluation = withRates(tomorrow, current, old);
    expect(ruleOf(evaluation, 'ceiling_price')).toMatchObject({
      outcome: 'pass',
      actual: 4,
      margin: 1,
      unit: 'USD',
    });
    expect(criterionOf(evaluation, 'price')).toMatchObject({ value: 0.6, basis: 'data' });
    expect(ruleInWords(ruleOf(evaluation, 'ceiling_price'))).toBe(
      'Price 4 USD per piece (stated 500 ETB per piece, 1 USD = 125 ETB of 2026-11-01), 1 below the ceiling of 5.',
    );
  });

  it('fails above the ceiling', () => {
    const evaluation = withRates(old);
    expect(evaluation.failedRules).toEqual(['ceiling_price']);
    expect(ruleOf(evaluation, 'ceiling_price').margin).toBe(-5);
  });

  it('is unknown without a rate, never through a third currency, and says so', () => {
    const third = [
      { from: 'ETB', to: 'EUR', rate: 0.007, date: '2026-11-01' },
      { from: 'EUR', to: 'USD', rate: 1.1, date: '2026-11-01' },
    ];
    const evaluation = withRates(...third);
    expect(evaluation.passes).toBe(true);
    expect(criterionOf(evaluation, 'price')).toMatchObject({ value: 0.5, basis: 'prior' });
    expect(ruleInWords(ruleOf(evaluation, 'ceiling_price'))).toBe(
      'The price is 500 ETB and there is no rate to compare it with 5 USD.',
    );
  });

  it('does not matter when the lot states no ceiling', () => {
    const evaluation = evaluate(lot(), quoted);
    expect(ruleOf(evaluation, 'ceiling_price')).toMatchObject({ outcome: 'pass', required: null });
    expect(criterionOf(evaluation, 'price')).toMatchObject({ basis: 'none', weight: 0, contribution: 0 });
  });
});
