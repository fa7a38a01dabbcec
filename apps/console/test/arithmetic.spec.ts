// What the console computes from an explanation: sums to the last bit, gains, what unknown data leaves open, trade-offs.
import { describe, expect, it } from '@jest/globals';
import { differencesOf, gainsOf, sumOf, unknownsOf, type Criterion } from '../src/explanation/arithmetic.js';

const criterion = (name: string, value: number, weight: number, basis: Criterion['basis'] = 'data'): Criterion =>
  ({ criterion: name, value, weight, basis, contribution: weight * value, inputs: {}, words: '' });

const criteria = [criterion('capabilityFit', 0.9, 0.5), criterion('price', 0.5, 0.3, 'prior'), criterion('distance', 1, 0.2), criterion('relevance', 0, 0, 'none')];
const score = sumOf(criteria);

describe('the arithmetic of an explanation', () => {
  it('adds contributions in their order', () => {
    expect(sumOf(criteria)).toBe(0.9 * 0.5 + 0.5 * 0.3 + 0.2);
    expect(sumOf([])).toBe(0);
  });

  it('says what could still be gained, the most first, and nothing of what does not count or is at its best', () => {
    const gains = gainsOf({ score, criteria });
    expect(gains.map((gain) => gain.criterion)).toEqual(['price', 'capabilityFit']);
    expect(gains[0]!.gain).toBeCloseTo(0.15, 12);
    expect(gains[0]!.score).toBeCloseTo(score + 0.15, 12);
  });

  it('says between what the score would be if the unknown were known', () => {
    const [price, ...others] = unknownsOf({ score, criteria });
    expect(others).toEqual([]);
    expect(price!.least).toBeCloseTo(score - 0.15, 12);
    expect(price!.most).toBeCloseTo(score + 0.15, 12);
  });

  it('tells the trade-off by criterion: the largest difference first, adding up to that of the scores', () => {
    const other = [criterion('capabilityFit', 1, 0.5), criterion('price', 0.1, 0.3), criterion('distance', 1, 0.2)];
    const differences = differencesOf(other, criteria);
    expect(differences.map((each) => each.criterion)).toEqual(['price', 'capabilityFit', 'distance', 'relevance']);
    expect(differences.reduce((sum, { difference }) => sum + difference, 0)).toBeCloseTo(sumOf(other) - score, 12);
  });
});
