// Ranks with ties in the middle, also where a list was cut, winners nobody could know, and the means over all of them.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { rankOf, recallOf, type Ranking } from './recall.js';

/** Suppliers a, b, c … with these scores. */
const ranking = (scores: number[]): Ranking => ({ proposals: scores.map((score, index) => ({ supplierId: String.fromCodePoint(97 + index), score })) });

describe('a rank', () => {
  it('is the place, and for equal scores the middle of their places', () => {
    const scores = ranking([0.9, 0.8, 0.8, 0.8, 0.5]);
    expect(['a', 'b', 'c', 'd', 'e'].map((id) => rankOf(id, scores))).toEqual([1, 3, 3, 3, 5]);
    expect(rankOf('a', ranking([0.5, 0.5]))).toBe(1.5);
  });

  it('is none for who was not proposed', () => {
    expect(rankOf('z', ranking([0.9]))).toBeNull();
    expect(rankOf('a', ranking([]))).toBeNull();
  });

  it('of a tie over the last places is the middle of these, whoever else fitted', () => {
    const cut = ranking([...Array.from({ length: 48 }, (_, index) => 1 - index / 100), 0.5, 0.5]);
    expect([rankOf(cut.proposals[48]!.supplierId, cut), rankOf(cut.proposals[49]!.supplierId, cut)]).toEqual([49.5, 49.5]);
    expect(rankOf('a', cut)).toBe(1);
  });

  it('does not depend on the order of equals, and ranks of a whole list add up', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 }), (values) => {
      const sorted = values.toSorted((a, b) => b - a);
      const ranks = sorted.map((_, index) => rankOf(String.fromCodePoint(97 + index), ranking(sorted))!);
      expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBe((sorted.length * (sorted.length + 1)) / 2);
      sorted.forEach((value, index) => expect(ranks[index]).toBe(ranks[sorted.indexOf(value)]));
    }), { numRuns: runs(100) });
  });
});

describe('recall', () => {
  it('counts every pair, and who is not there as a miss', () => {
    const twelve = ranking(Array.from({ length: 12 }, (_, index) => 1 - index / 100));
    const rankings = new Map([['T-1', twelve], ['T-2', ranking([0.9, 0.9])]]);
    const winners = [
      { tenderId: 'T-1', supplierId: 'a' }, { tenderId: 'T-1', supplierId: 'k' }, { tenderId: 'T-2', supplierId: 'b' },
      { tenderId: 'T-2', supplierId: 'never seen' }, { tenderId: 'T-3', supplierId: 'a' },
    ];
    expect(recallOf(winners, rankings)).toEqual({
      'recall@10': 0.4, 'recall@50': 0.6, mrr: Math.round((10_000 * (1 + 1 / 11 + 1 / 1.5)) / 5) / 10_000, pairs: 5,
    });
  });

  it('of nothing is nothing', () => {
    expect(recallOf([], new Map())).toEqual({ 'recall@10': 0, 'recall@50': 0, mrr: 0, pairs: 0 });
  });
});
