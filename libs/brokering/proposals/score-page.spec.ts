// Pages by score: reading page after page gives everything once, in order; a foreign cursor is refused.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '#contracts/errors.js';
import { runs } from '#testing/depth.js';
import { pageOf } from '#platform/page.js';
import { afterScore, scoreCursor } from './score-page.js';

const rows = fc.uniqueArray(
  fc.record({ id: fc.uuid(), score: fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true })) }),
  { selector: (row) => row.id, maxLength: 30 },
);

describe('pages by score', () => {
  it('give every row once and in order, whatever the ties and the size', () => {
    fc.assert(fc.property(rows, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 400 }), (all, limit, bytes) => {
      const sorted = [...all].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
      const read: typeof all = [];
      let cursor: string | undefined;
      do {
        const after = afterScore(cursor);
        const rest = sorted.filter((row) => !after || row.score < after.score || (row.score === after.score && row.id > after.id));
        const page = pageOf(rest.slice(0, limit + 1), limit, { cursorOf: scoreCursor, bytes });
        read.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(read).toEqual(sorted);
    }), { numRuns: runs(200) });
  });

  it('refuse what is no cursor of this order', () => {
    for (const text of ['', 'x', 'NaN 018f6b1e-7c7a-7000-8000-0000000000aa', '018f6b1e-7c7a-7000-8000-0000000000aa', '1 x; DROP TABLE lot']) {
      expect(() => afterScore(Buffer.from(text).toString('base64url'))).toThrow(DomainError);
    }
  });
});
