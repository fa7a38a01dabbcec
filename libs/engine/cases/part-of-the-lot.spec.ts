// An enterprise that cannot make all of it can still make a part of it.
import { describe, expect, it } from '@jest/globals';
import { ruleInWords } from '../engine.js';
import { capability, cluster, criterionOf, evaluate, lot, ruleOf, workshop } from './example.js';

const withFree = (quantity: number, minimumOrder = 0) =>
  workshop({
    capabilities: [
      capability({ minimumOrder, capacity: [{ from: '2026-11-16', to: '2027-01-15', quantity, booked: 0 }] }),
    ],
  });

describe('a part of the lot', () => {
  it('is offered when it is at least a tenth', () => {
    const evaluation = evaluate(lot(), withFree(300));
    expect(ruleOf(evaluation, 'capacity')).toMatchObject({
      outcome: 'pass',
      required: 300,
      margin: 0,
      text: 'capacity.part',
    });
    expect(evaluation.offeredQuantity).toBe(300);
    expect(criterionOf(evaluation, 'capacityMargin').value).toBe(0.5);
    expect(ruleInWords(ruleOf(evaluation, 'capacity'))).toBe(
      'Free capacity 300 pieces of 3,000 wanted by 2027-01-15: 0.1×, a part of at least 300 (0.1 of the lot) is enough.',
    );
  });

  it('is refused one piece below, with the margin', () => {
    const evaluation = evaluate(lot(), withFree(299));
    expect(ruleOf(evaluation, 'capacity')).toMatchObject({ outcome: 'fail', margin: -1 });
    expect(ruleInWords(ruleOf(evaluation, 'capacity'))).toBe(
      'Free capacity 299 pieces of 3,000 wanted by 2027-01-15: 0.09967×, 1 short of the least part 300 (0.1 of the lot).',
    );
  });

  it('must be worth a minimum order', () => {
    expect(ruleOf(evaluate(lot(), withFree(400, 500)), 'capacity')).toMatchObject({
      outcome: 'fail',
      required: 500,
      margin: -100,
    });
  });

  it('follows the share that the cluster sets; nothing free is never a part', () => {
    expect(evaluate(lot(), withFree(1), cluster({ minimumShare: 0 })).passes).toBe(true);
    expect(evaluate(lot(), withFree(0), cluster({ minimumShare: 0 })).failedRules).toEqual(['capacity']);
    expect(evaluate(lot(), withFree(2999), cluster({ minimumShare: 1 })).failedRules).toEqual(['capacity']);
  });

  it('is worth a half when it only just passes and 1 at twice the lot, so that stating it never costs', () => {
    const value = (quantity: number, minimumOrder = 0) =>
      criterionOf(evaluate(lot(), withFree(quantity, minimumOrder)), 'capacityMargin').value;
    expect([value(500, 500), value(3150), value(6000), value(9000)]).toEqual([0.5, 0.75, 1, 1]);
    expect(value(2700)).toBeGreaterThan(0.5);
  });

  it('is never more than the lot', () => {
    expect(evaluate(lot(), withFree(90_000)).offeredQuantity).toBe(3000);
  });
});
