// One score by hand, to the last bit, and in words.
import { describe, expect, it } from '@jest/globals';
import { claimInWords, confidenceInWords, criterionInWords, ruleInWords } from '../engine.js';
import { capability, cluster, criterionOf, evaluate, lot, ruleOf, workshop } from './example.js';

const need = lot({ ceilingPrice: { amount: 5, currency: 'USD' }, preferredCertifications: ['GOTS'] });
const certified = (change: Parameters<typeof workshop>[0] = {}) =>
  workshop({ certifications: [{ scheme: 'ISO 9001', validUntil: null }], ...change });
const evaluation = evaluate(need, certified());

describe('the arithmetic of a score', () => {
  it('adds up by hand', () => {
    // counted weights: 3 + 2 + 1 + 2 + 1 + 2 + 1 = 12; no place, relevance weighs nothing; the certification is not held
    const byHand = (3 * 0.9 + 2 * (0.5 + (0.5 * 3900) / 5700) + 1 * 0.75 + 2 * 0.6 + 0 + 2 * 0.7 + 1 * 0.5) / 12;
    expect(evaluation.score).toBeCloseTo(byHand, 12);
  });

  it('adds up to the last bit from what is published', () => {
    const contributions = evaluation.criteria.map(({ weight, value }) => weight * value);
    expect(evaluation.criteria.map(({ contribution }) => contribution)).toEqual(contributions);
    expect(contributions.reduce((sum, one) => sum + one, 0)).toBe(evaluation.score);
  });

  it('rests on data for 9 of 12 parts: no history, never invited', () => {
    expect(evaluation.confidence).toBe(9 / 12);
    expect(evaluation.confidenceParts).toEqual({ weightOnData: 9 / 12, unknownRules: 0, rules: 13 });
  });

  it('is less sure of what could not be checked: neither price nor lead time are stated', () => {
    const silent = certified({ capabilities: [capability({ priceHint: null, leadTimeDays: null })] });
    const unsure = evaluate(need, silent);
    expect(unsure.confidence).toBe((6 / 12) * (1 - 2 / 13));
    expect(confidenceInWords(unsure)).toBe(
      '0.5 of the weight rests on data × (1 - 2 of 13 rules that could not be checked) = 0.4231.',
    );
    // Also where the lot does not ask for it, so that no criterion counts: an unknown minimum order.
    const unsaid = certified({ capabilities: [capability({ minimumOrder: null })] });
    expect(evaluate(need, unsaid).confidence).toBe((9 / 12) * (1 - 1 / 13));
  });

  it('says which claim it rests on, how old that is, and on which day it was computed', () => {
    expect(evaluation).toMatchObject({ asOf: '2026-11-16', quantity: 3000, unit: 'C62', enterpriseVersion: 1 });
    expect(evaluation.claim).toEqual({
      capabilityId: 'capability-1',
      code: 'G.1.1.1',
      unit: 'piece',
      status: 'declared',
      statedOn: '2026-10-01',
      daysOld: 46,
    });
    expect(claimInWords(evaluation.claim!)).toBe('Claim stated on 2026-10-01, 46 days old, declared.');
  });

  it('is told in words', () => {
    expect(ruleInWords(ruleOf(evaluation, 'capacity'))).toBe(
      'Free capacity 4,200 pieces (5,000 - 800 booked) of 3,000 wanted by 2027-01-15: 1.4×.',
    );
    expect(evaluation.criteria.map((one) => criterionInWords(one))).toEqual([
      'Capability fit: codes 1 alike × 0.9 for a declared capability = 0.9; weight 3 × 0.9 / 12 = 0.225.',
      'Relevance: no earlier work is known, so the neutral 0.5 is used; weight 0 × 0.5 / 12 = 0.',
      'Capacity margin: a half for the least part 300, and half of (4,200 pieces free - 300) / (twice 3,000 - 300) = 0.8421; ' +
        'weight 2 × 0.8421 / 12 = 0.1404.',
      'Lead-time margin: 1 - half of 30 / 60 days = 0.75; weight 1 × 0.75 / 12 = 0.0625.',
      'Price: 1 - half of 4 / 5 USD per piece = 0.6; weight 2 × 0.6 / 12 = 0.1.',
      'Preferred certifications: 0 of 1 held on 2027-01-15 = 0; weight 1 × 0 / 12 = 0.',
      'Distance: the lot states no place, not counted.',
      'Past performance: no verified history, so the prior 0.7 is used; weight 2 × 0.7 / 12 = 0.1167.',
      'Responsiveness: never invited, so the prior 0.5 is used; weight 1 × 0.5 / 12 = 0.04167.',
    ]);
  });

  it('counts only the proportion of the weights', () => {
    const weights = Object.fromEntries(
      Object.entries(cluster().weights).map(([name, weight]) => [name, weight * 8]),
    );
    const setting = cluster({}, { weights: weights as ReturnType<typeof cluster>['weights'] });
    expect(evaluate(need, certified(), setting).score).toBe(evaluation.score);
  });

  it('is zero when every counted weight is zero, not undefined', () => {
    const none = cluster({}, { weights: { ...cluster().weights, ...zeroed } });
    expect(evaluate(need, workshop(), none)).toMatchObject({ score: 0, confidence: 0, belongs: false });
    expect(criterionOf(evaluate(need, workshop(), none), 'capabilityFit')).toMatchObject({
      weight: 0,
      contribution: 0,
    });
  });
});

const zeroed = {
  capabilityFit: 0,
  capacityMargin: 0,
  leadTimeMargin: 0,
  price: 0,
  optionalCertifications: 0,
  pastPerformance: 0,
  responsiveness: 0,
};
