// Spreading over many requirements: nobody is exposed at the start, the first makes room, and no strength means no effect.
import { describe, expect, it } from '@jest/globals';
import { bestWithin, effectsOf, spreadInTime, type Ranking } from './in-time.js';

const ids = Array.from({ length: 12 }, (_, at) => `e${String(at).padStart(2, '0')}`);
const ranking = (winners: string[]): Ranking => ({ scores: new Map(ids.map((id, at) => [id, 0.9 - at / 100])), winners });

describe('spreading in time', () => {
  it('gives every requirement the same ten without strength', () => {
    const { gini, ndcg } = spreadInTime([ranking(['e00']), ranking(['e01']), ranking(['e11']), ranking(['nobody'])], 0, 12);
    expect(ndcg).toBeCloseTo((1 + 1 / Math.log2(3)) / 4, 12);
    // Ten of twelve have all the places, four each.
    expect(gini).toBeCloseTo(1 / 6, 12);
  });

  it('brings the others in once the first were exposed', () => {
    const blocks = [[ranking(['e00']), ranking(['e10']), ranking(['e11'])]];
    const [none, some] = effectsOf(blocks, [0, 1], 12);
    expect([none!.giniCut, none!.ndcgLoss]).toEqual([0, 0]);
    expect(some!.giniCut).toBeGreaterThan(0.3);
    // The eleventh is the first in the second requirement: who won is found there and was not before.
    expect(some!.ndcgLoss).toBeLessThan(0);
  });

  it('looks no further than it is told', () => {
    const [some] = effectsOf([[ranking(['e00']), ranking(['e11'])]], [1], 10);
    expect(some!.giniCut).toBe(0);
  });

  it('chooses what evens out most within what may be lost', () => {
    const effects = [{ strength: 1, giniCut: 0.1, ndcgLoss: 0.001 }, { strength: 2, giniCut: 0.2, ndcgLoss: 0.002 }, { strength: 3, giniCut: 0.3, ndcgLoss: 0.003 }];
    expect(bestWithin(effects, 0.002)?.strength).toBe(2);
    expect(bestWithin(effects, 0.0001)).toBeNull();
  });
});
