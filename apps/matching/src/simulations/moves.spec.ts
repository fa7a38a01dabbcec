// Two lists of one lot: what was added, dropped and moved adds up to both, whatever they are.
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { firstOf, movesOf, type Places } from './moves.js';

const listOf = (ids: readonly string[], score = 0.5): Places => new Map(ids.map((id, at) => [id, { rank: at + 1, score }]));

it('tells added, dropped and moved ones apart, by the rank then and the dropped ones last', () => {
  const moves = movesOf(listOf(['a', 'b', 'c', 'd']), listOf(['a', 'c', 'e'], 0.7));
  expect(moves).toEqual({
    added: 1, dropped: 2, moved: 1, proposals: [
      { enterpriseId: 'c', before: { rank: 3, score: 0.5 }, after: { rank: 2, score: 0.7 } },
      { enterpriseId: 'e', before: null, after: { rank: 3, score: 0.7 } },
      { enterpriseId: 'b', before: { rank: 2, score: 0.5 }, after: null },
      { enterpriseId: 'd', before: { rank: 4, score: 0.5 }, after: null },
    ],
  });
});

it('says nothing of a list that stays as it is, and leads from one list to the other', () => {
  const ids = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });
  fc.assert(fc.property(ids, ids, (one, other) => {
    const { added, dropped, moved, proposals } = movesOf(listOf(one), listOf(other));
    expect(one.length + added - dropped).toBe(other.length);
    expect(added + dropped + moved).toBe(proposals.length);
    const touched = new Set(proposals.map(({ enterpriseId }) => enterpriseId));
    expect(one.filter((id) => !touched.has(id))).toEqual(other.filter((id) => !touched.has(id)));
    expect(movesOf(listOf(one), listOf(one, 0.1)).proposals).toEqual([]);
  }), { numRuns: runs(100) });
});

it('gives whole lots as long as there is room, and of the first one what there is room for', () => {
  const lotOf = (proposals: number) => ({ proposals: movesOf(new Map(), listOf([...'abcdefgh'].slice(0, proposals))).proposals });
  const sizes = (lots: number[], most: number) => firstOf(lots.map(lotOf), most).map(({ proposals }) => proposals.length);
  expect([sizes([3, 2, 1], 6), sizes([3, 2, 1], 5), sizes([3, 2, 1], 4), sizes([8, 1], 4), sizes([], 4)]).toEqual([[3, 2, 1], [3, 2], [3], [4], []]);
});
