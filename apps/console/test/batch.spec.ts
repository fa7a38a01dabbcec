// What a batch of decisions would do, before it is sent.
import { describe, expect, it } from '@jest/globals';
import type { Schemas } from '#client';
import { inPieces, summaryOf } from '../src/queue/batch.js';

const row = (id: string, lotId: string, quantity: number, unit = 'C62'): Schemas['ProposalSummary'] => ({
  id, lotId, quantity, unit, version: 1, status: 'proposed', clusterId: 'c', requirementId: `r-${lotId}`, requirementTitle: `title ${lotId}`, buyerId: 'b', buyerName: 'Buyer',
  enterpriseId: `e-${id}`, enterpriseName: `Enterprise ${id}`, deadline: '2027-01-15', rank: 1, score: 0.8, confidence: 1, offeredQuantity: quantity, offeredKnown: true,
  codeStatus: 'stated', decision: null, claim: null, endReason: null, createdAt: '2026-11-27T00:00:00Z', updatedAt: '2026-11-27T00:00:00Z',
});

describe('a batch of decisions', () => {
  it('adds quantities up by unit and counts who and what for', () => {
    const { totals, enterprises, requirements } = summaryOf([row('1', 'one', 300), row('2', 'two', 200), row('3', 'two', 5, 'KGM')]);
    expect(totals).toEqual([{ unit: 'C62', quantity: 500 }, { unit: 'KGM', quantity: 5 }]);
    expect([enterprises, requirements]).toEqual([3, 2]);
  });

  it('warns of lots that are among them more than once', () => {
    const { repeated } = summaryOf([row('1', 'one', 300), row('2', 'two', 200), row('3', 'two', 100)]);
    expect(repeated.map(({ lotId, rows }) => [lotId, rows.map(({ id }) => id)])).toEqual([['two', ['2', '3']]]);
    expect(summaryOf([row('1', 'one', 300)]).repeated).toEqual([]);
  });

  it('is sent in pieces of what one request takes, in order', () => {
    expect(inPieces([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(inPieces([], 2)).toEqual([]);
  });
});
