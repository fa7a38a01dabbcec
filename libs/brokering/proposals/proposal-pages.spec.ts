// Pages of proposals: reading page after page gives everything once, in order; a foreign cursor is refused.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '#contracts/errors.js';
import { runs } from '#testing/depth.js';
import { pageOf } from '#platform/page.js';
import { afterCursor, cursorOf, type After, type Order } from './proposal-pages.js';

const rows = fc.uniqueArray(
  fc.record({
    id: fc.uuid(), score: fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    deadline: fc.constantFrom('2027-01-31', '2027-02-01', '2028-02-29'),
  }),
  { selector: (row) => row.id, maxLength: 30 },
);
type Row = { id: string; score: number; deadline: string };

const byScore = (a: Required<After>, b: Required<After>) => b.score - a.score || (a.id < b.id ? -1 : 1);
const compare: Record<Order, (a: Required<After>, b: Required<After>) => number> = {
  score: byScore,
  newest: (a, b) => (a.id > b.id ? -1 : 1),
  deadline: (a, b) => (a.deadline === b.deadline ? byScore(a, b) : a.deadline < b.deadline ? -1 : 1),
};
const orders = ['score', 'newest', 'deadline'] as const;

describe('pages of proposals', () => {
  it('give every row once and in order, whatever the order, the ties and the size', () => {
    fc.assert(fc.property(rows, fc.constantFrom(...orders), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 400 }), (all, order, limit, bytes) => {
      const sorted = [...all].sort(compare[order]);
      const read: Row[] = [];
      let cursor: string | undefined;
      do {
        const after = afterCursor(order, cursor) as Required<After> | null;
        const rest = sorted.filter((row) => !after || (row.id !== after.id && compare[order](after, row) < 0));
        const page = pageOf(rest.slice(0, limit + 1), limit, { cursorOf: cursorOf[order], bytes });
        read.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(read).toEqual(sorted);
    }), { numRuns: runs(200) });
  });

  it('refuse what is no cursor of their order', () => {
    const id = '018f6b1e-7c7a-7000-8000-0000000000aa';
    const foreign: Record<Order, string[]> = {
      score: ['', 'x', `NaN ${id}`, id, `2027-01-31 1 ${id}`, '1 x; DROP TABLE lot'],
      newest: ['', `1 ${id}`, `2027-01-31 1 ${id}`],
      deadline: ['', id, `1 ${id}`, `2027-02-30 1 ${id}`, `2027-01-31 x ${id}`],
    };
    for (const order of orders) {
      for (const text of foreign[order]) {
        expect(() => afterCursor(order, Buffer.from(text).toString('base64url'))).toThrow(DomainError);
      }
    }
  });
});
