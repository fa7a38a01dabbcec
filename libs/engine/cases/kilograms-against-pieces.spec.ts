// Kilograms cannot be counted in pieces: that is said, and nothing is taken for zero.
import { describe, expect, it } from '@jest/globals';
import { ruleInWords } from '../engine.js';
import { capability, evaluate, lot, ruleOf, workshop } from './example.js';

describe('kilograms against pieces', () => {
  const lotWithCeiling = lot({ ceilingPrice: { amount: 5, currency: 'USD' } });

  it('fails the unit rule alone; what depends on the unit is unknown, not zero', () => {
    const evaluation = evaluate(lotWithCeiling, workshop({ capabilities: [capability({ unit: 'kg' })] }));
    expect(evaluation.failedRules).toEqual(['unit']);
    for (const rule of ['capacity', 'minimum_order', 'ceiling_price'] as const) {
      expect(ruleOf(evaluation, rule)).toMatchObject({
        outcome: 'unknown',
        actual: null,
        margin: null,
        text: `${rule}.unit`,
      });
    }
    expect(ruleInWords(ruleOf(evaluation, 'unit'))).toBe('kg cannot be counted in pieces.');
  });

  it('fails a unit that nobody knows, and names it', () => {
    const evaluation = evaluate(lotWithCeiling, workshop({ capabilities: [capability({ unit: 'bushel' })] }));
    expect(evaluation.failedRules).toEqual(['unit']);
    expect(ruleInWords(ruleOf(evaluation, 'unit'))).toBe(
      'The unit "bushel" is not known, so it cannot be counted in pieces.',
    );
  });

  it('does not count pairs as pieces', () => {
    expect(evaluate(lot(), workshop({ capabilities: [capability({ unit: 'pair' })] })).failedRules).toEqual([
      'unit',
    ]);
  });
});
