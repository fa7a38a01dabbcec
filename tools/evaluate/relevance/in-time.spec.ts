// Spreading over many requirements: nobody is exposed at the start, the first makes room, and no strength means no effect.
import { describe, expect, it } from '@jest/globals';
import { effectsOf, spreadInTime, surest, type Block, type Effect } from './in-time.js';

const enterpriseIds = Array.from({ length: 12 }, (_, at) => `e${String(at).padStart(2, '0')}`);
const best = enterpriseIds.map((enterpriseId, at) => ({ enterpriseId, score: 0.9 - at / 100 }));
/** One requirement for each list of winners. */
const block = (...winners: string[][]): Block => ({ enterpriseIds, rankings: winners.map((its) => ({ best, winners: its })) });
const gain = (rank: number) => 1 / Math.log2(1 + rank);

describe('spreading in time', () => {
  it('gives every requirement the same ten without strength', () => {
    const { gini, ndcg } = spreadInTime(block(['e00'], ['e01'], ['e11'], ['nobody']), { strength: 0, keep: 0 }, 12);
    expect(ndcg).toBeCloseTo((1 + gain(2)) / 4, 12);
    // Ten of twelve have all the places, four each.
    expect(gini).toBeCloseTo(1 / 6, 12);
  });

  it('brings the others in once the first were exposed', () => {
    const blocks = [block(['e00'], ['e10'], ['e11'])];
    const [nothing, some] = effectsOf(blocks, [{ strength: 0, keep: 0 }, { strength: 1, keep: 0 }], 12);
    expect([nothing!.giniCut, nothing!.ndcgLoss, nothing!.ndcgError]).toEqual([0, 0, 0]);
    expect(some!.giniCut).toBeGreaterThan(0.3);
    // The eleventh is the first in the second requirement: who won is found there and was not before.
    expect(some!.ndcgLoss).toBeLessThan(0);
  });

  it('looks no further than it is told', () => {
    const [some] = effectsOf([block(['e00'], ['e11'])], [{ strength: 1, keep: 0 }], 10);
    expect(some!.giniCut).toBe(0);
  });

  it('keeps the first: their winners are found as before, those of the last places are not', () => {
    const effect = (winner: string) => effectsOf([block(['e00'], [winner])], [{ strength: 1, keep: 8 }], 12)[0]!;
    expect([effect('e07').ndcgLoss, effect('e07').ndcgError]).toEqual([0, 0]);
    // The ninth is out in the second requirement: its part is lost, by one of two requirements.
    const loss = gain(9) / (1 + gain(9));
    expect(effect('e08').ndcgLoss).toBeCloseTo(loss, 12);
    expect(effect('e08').ndcgError).toBeCloseTo(loss * Math.SQRT1_2, 12);
    expect(effect('e08').giniCut).toBeGreaterThan(0);
  });

  it('tells no parts of nothing: not where no winner is among the first, nor where all are, nor of no blocks', () => {
    const setting = { strength: 1, keep: 0 };
    const telling = block(['e00'], ['e01']);
    const allShown: Block = { enterpriseIds: ['e00', 'e01'], rankings: [{ best: best.slice(0, 2), winners: ['e00'] }] };
    expect([effectsOf([block(['e11']), block([])], [setting], 12), effectsOf([allShown], [setting], 12), effectsOf([], [setting], 12)]).toEqual([[], [], []]);
    expect(effectsOf([block(['nobody']), telling, allShown], [setting], 12)).toEqual(effectsOf([telling], [setting], 12));
  });

  it('chooses the surest of those that even out enough and lose little', () => {
    const effect = (strength: number, giniCut: number, ndcgLoss: number, ndcgError: number): Effect => ({ strength, keep: 8, giniCut, ndcgLoss, ndcgError });
    const effects = [effect(1, 0.07, 0, 0.001), effect(2, 0.2, -0.01, 0.007), effect(3, 0.1, 0.001, 0.003), effect(4, 0.1, 0.002, 0.002)];
    expect(surest(effects, 0.08, 0.001)?.strength).toBe(3);
    expect(surest(effects, 0.15, 0.001)?.strength).toBe(2);
    expect(surest(effects, 0.21, 0.001)).toBeNull();
  });
});
