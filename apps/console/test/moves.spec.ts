// Changed proposals of a preview as rows of a file.
import { expect, it } from '@jest/globals';
import { rowsOfMoves } from '../src/settings/moves.js';

it('tells new, dropped and moved ones apart, and leaves empty what has no place', () => {
  const of = (enterpriseName: string, before: { rank: number; score: number } | null, after: { rank: number; score: number } | null) => ({ enterpriseId: enterpriseName, enterpriseName, before, after });
  const lot = {
    lotId: 'l', requirementId: 'r', title: 'Shirts', number: 2, postedAt: '2026-11-01T00:00:00.000Z', added: 1, dropped: 1, moved: 1,
    proposals: [of('A', { rank: 2, score: 0.5 }, { rank: 1, score: 0.6 }), of('B', null, { rank: 2, score: 0.4 }), of('C', { rank: 1, score: 0.7 }, null)],
  };
  expect(rowsOfMoves([lot], (becomes) => becomes.toUpperCase())).toEqual([
    ['Shirts', 2, 'A', 'MOVED', 2, 1, 0.5, 0.6], ['Shirts', 2, 'B', 'NEW', null, 2, null, 0.4], ['Shirts', 2, 'C', 'DROPPED', 1, null, 0.7, null],
  ]);
});
