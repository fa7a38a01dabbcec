// Nobody said how much is free: that is shown, lowers confidence, and excludes only where the cluster says so.
import { describe, expect, it } from '@jest/globals';
import { ruleInWords } from '../engine.js';
import { capability, cluster, criterionOf, evaluate, lot, ruleOf, workshop } from './example.js';

const silent = workshop({ capabilities: [capability({ capacity: [] })] });

describe('capacity that is not stated', () => {
  it('passes as unknown and offers the whole lot, said to be not known', () => {
    const evaluation = evaluate(lot(), silent);
    expect(ruleOf(evaluation, 'capacity')).toMatchObject({ outcome: 'unknown', actual: null, margin: null });
    expect(evaluation).toMatchObject({ passes: true, offeredQuantity: 3000, offeredKnown: false });
    expect(ruleInWords(ruleOf(evaluation, 'capacity'))).toBe(
      'No capacity is stated from 2026-11-16 to 2027-01-15.',
    );
  });

  it('is known where it is stated', () => {
    expect(evaluate(lot(), workshop())).toMatchObject({ offeredQuantity: 3000, offeredKnown: true });
  });

  it('counts a half, marked as prior, and lowers confidence', () => {
    const evaluation = evaluate(lot(), silent);
    expect(criterionOf(evaluation, 'capacityMargin')).toMatchObject({ value: 0.5, basis: 'prior' });
    expect(evaluation.confidence).toBeLessThan(evaluate(lot(), workshop()).confidence);
  });

  it('excludes when the policy of the cluster lists the rule, and says so', () => {
    const evaluation = evaluate(lot(), silent, cluster({ unknownExcludes: ['capacity'] }));
    expect(evaluation.failedRules).toEqual(['capacity']);
    expect(ruleInWords(ruleOf(evaluation, 'capacity'))).toBe(
      'No capacity is stated from 2026-11-16 to 2027-01-15; the cluster excludes when this is not known.',
    );
  });

  it('is also what slots of another season mean', () => {
    const lastYear = [{ from: '2025-11-01', to: '2025-12-31', quantity: 9000, booked: 0 }];
    expect(
      ruleOf(evaluate(lot(), workshop({ capabilities: [capability({ capacity: lastYear })] })), 'capacity')
        .outcome,
    ).toBe('unknown');
  });

  it('is not what a full order book means: that is known, and too little', () => {
    const booked = [{ from: '2026-11-16', to: '2027-01-15', quantity: 5000, booked: 6000 }];
    const evaluation = evaluate(lot(), workshop({ capabilities: [capability({ capacity: booked })] }));
    expect(ruleOf(evaluation, 'capacity')).toMatchObject({ outcome: 'fail', actual: 0 });
  });
});
