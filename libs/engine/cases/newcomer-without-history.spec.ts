// No history is no data, never a bad record.
import { describe, expect, it } from '@jest/globals';
import { criterionInWords, defaultPriors } from '../engine.js';
import { cluster, criterionOf, evaluate, lot, workshop } from './example.js';

const past = (delivered: number, onTime: number, inspected: number, rejected: number) =>
  criterionOf(
    evaluate(lot(), workshop({ performance: { delivered, onTime, inspected, rejected } })),
    'pastPerformance',
  );
const newcomer = criterionOf(evaluate(lot(), workshop()), 'pastPerformance');

describe('past performance', () => {
  it('of a newcomer is the prior, marked as such', () => {
    expect(newcomer).toMatchObject({ value: defaultPriors.pastPerformance.mean, basis: 'prior' });
    expect(criterionInWords(newcomer)).toBe(
      'Past performance: no verified history, so the prior 0.7 is used; weight 2 × 0.7 / 9 = 0.1556.',
    );
    expect(past(0, 0, 0, 0)).toMatchObject({ value: defaultPriors.pastPerformance.mean, basis: 'prior' });
  });

  it('of one late delivery stands a little below, of many far below', () => {
    // (0 + 4 × 0.7) / 5 = 0.56 on time, 0.7 accepted
    expect(past(1, 0, 0, 0).value).toBeCloseTo((0.56 + 0.7) / 2, 12);
    expect(past(20, 0, 0, 0).value).toBeLessThan(past(1, 0, 0, 0).value);
    expect(past(1, 0, 0, 0).value).toBeGreaterThan(0);
  });

  it('of a good record stands above', () => {
    expect(past(20, 20, 20, 0).value).toBeGreaterThan(newcomer.value);
    expect(past(20, 20, 20, 0).basis).toBe('data');
  });

  it('follows the prior of the cluster', () => {
    const setting = cluster({ priors: { pastPerformance: { mean: 0.9, strength: 10 } } });
    expect(criterionOf(evaluate(lot(), workshop(), setting), 'pastPerformance').value).toBe(0.9);
  });
});

describe('responsiveness', () => {
  const answered = (invited: number, answers: number) =>
    criterionOf(
      evaluate(lot(), workshop({ responsiveness: { invited, answered: answers } })),
      'responsiveness',
    );

  it('of an enterprise that was never invited is the prior', () => {
    expect(answered(0, 0)).toMatchObject({ value: 0.5, basis: 'prior' });
  });

  it('moves slowly with every invitation', () => {
    expect(answered(1, 0).value).toBeCloseTo(2 / 5, 12);
    expect(answered(10, 10).value).toBeCloseTo(12 / 14, 12);
  });
});
