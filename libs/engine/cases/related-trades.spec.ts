// A T-shirt maker can make polo shirts; a baker cannot.
import { describe, expect, it } from '@jest/globals';
import { ruleInWords } from '../engine.js';
import { capability, cluster, criterionOf, evaluate, lot, match, ruleOf, workshop } from './example.js';

const making = (code: string, status: 'declared' | 'verified' = 'declared') =>
  workshop({ capabilities: [capability({ code, status })] });

describe('related trades', () => {
  it('are alike by what their codes have in common', () => {
    expect(ruleOf(evaluate(lot(), making('G.1.1.2')), 'code')).toMatchObject({
      outcome: 'pass',
      actual: 0.75,
    });
    expect(ruleInWords(ruleOf(evaluate(lot(), making('G.1.1.2')), 'code'))).toBe(
      'G.1.1.2 (T-shirts) is 2 × 3 / (4 + 4) = 0.75 alike to G.1.1.1 (Polo shirts), at least 0.7 is asked.',
    );
    expect(evaluate(lot(), making('G.1.2')).failedRules).toEqual(['code']);
    expect(ruleOf(evaluate(lot(), making('G.1.2')), 'code').margin).toBeCloseTo(4 / 7 - 0.7, 12);
  });

  it('pass exactly on the threshold', () => {
    expect(evaluate(lot(), making('G.1.1.2'), cluster({ minimumSimilarity: 0.75 })).passes).toBe(true);
  });

  it('count more when somebody verified the capability', () => {
    expect(criterionOf(evaluate(lot(), making('G.1.1.2')), 'capabilityFit').value).toBe(0.75 * 0.9);
    expect(criterionOf(evaluate(lot(), making('G.1.1.2', 'verified')), 'capabilityFit').value).toBe(0.75);
  });
});

describe('unrelated trades', () => {
  it('are excluded, and are no near miss either', () => {
    const result = match(lot(), [making('B.1')]);
    expect(result.counts.excludedByRule.code).toBe(1);
    expect(result.nearMisses).toEqual([]);
  });

  it('are a near miss when something is shared', () => {
    expect(match(lot(), [making('G.1.2')]).nearMisses).toMatchObject([{ rule: 'code' }]);
  });

  it('include codes that are not in the classification and enterprises that stated nothing', () => {
    expect(ruleOf(evaluate(lot(), making('X.9')), 'code')).toMatchObject({
      outcome: 'fail',
      text: 'code.not_in_classification',
    });
    const silent = evaluate(lot(), workshop({ capabilities: [] }));
    expect(silent).toMatchObject({ claim: null, failedRules: ['code'] });
    const anything = cluster({ minimumSimilarity: 0 });
    expect(evaluate(lot(), making('X.9'), anything).failedRules).toEqual(['code']);
    expect(evaluate(lot(), workshop({ capabilities: [] }), anything).failedRules).toEqual(['code']);
    expect(evaluate(lot(), making('B.1'), anything).passes).toBe(true);
  });
});
