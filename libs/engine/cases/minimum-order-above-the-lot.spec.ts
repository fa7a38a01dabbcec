// The exporter only starts the line for 5,000 pieces.
import { describe, expect, it } from '@jest/globals';
import { ruleInWords } from '../engine.js';
import { capability, evaluate, lot, ruleOf, workshop } from './example.js';

describe('a minimum order above the lot', () => {
  const exporter = (minimumOrder: number | null) =>
    workshop({ capabilities: [capability({ minimumOrder })] });

  it('fails that one rule, also when less than the minimum order is free', () => {
    const evaluation = evaluate(lot(), exporter(5000));
    expect(evaluation.failedRules).toEqual(['minimum_order']);
    expect(ruleOf(evaluation, 'minimum_order').margin).toBe(-2000);
    expect(ruleInWords(ruleOf(evaluation, 'minimum_order'))).toBe(
      '3,000 pieces wanted, 2,000 below the minimum order of 5,000.',
    );
  });

  it('passes when it is exactly the lot, and is unknown when not stated', () => {
    expect(ruleOf(evaluate(lot(), exporter(3000)), 'minimum_order')).toMatchObject({
      outcome: 'pass',
      margin: 0,
    });
    expect(ruleOf(evaluate(lot(), exporter(null)), 'minimum_order').outcome).toBe('unknown');
  });
});
