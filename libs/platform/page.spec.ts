// Pages: a cursor leads on from the last item, and a page is never too large to send.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { idOfCursor, pageOf } from './page.js';

const ids = fc.uniqueArray(fc.uuid(), { maxLength: 30 }).map((list) => list.toSorted());

/** What a database gives: items after the cursor, at most `limit`. */
const fetchPage = (all: { id: string }[], cursor: string | undefined, limit: number) => {
  const after = idOfCursor(cursor);
  return all.filter(({ id }) => after === null || id > after).slice(0, limit);
};

describe('pages', () => {
  it('put together are everything, once and in order, whatever the limit and the size of the items', () => {
    fc.assert(
      fc.property(
        ids,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 400 }),
        (list, limit, bytes) => {
          const all = list.map((id) => ({ id }));
          const seen: string[] = [];
          let cursor: string | undefined;
          do {
            const page = pageOf(fetchPage(all, cursor, limit + 1), limit, { bytes });
            seen.push(...page.items.map(({ id }) => id));
            cursor = page.nextCursor ?? undefined;
            expect(page.items.length).toBeLessThanOrEqual(limit);
          } while (cursor !== undefined);
          expect(seen).toEqual(list);
        },
      ),
      { numRuns: runs(200) },
    );
  });

  it('end before they are too large, but hold at least one item', () => {
    const items = ['a', 'b', 'c'].map((id) => ({ id, text: 'x'.repeat(100) }));
    expect(pageOf(items, 3, { bytes: 250 }).items.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(pageOf(items, 3, { bytes: 10 }).items.map(({ id }) => id)).toEqual(['a']);
  });

  it.each(['', 'x', 'MQ', Buffer.from("1' OR '1'='1").toString('base64url')])(
    'refuse the cursor "%s"',
    (cursor) => {
      expect(() => idOfCursor(cursor)).toThrow(expect.objectContaining({ code: 'cursor_invalid' }));
    },
  );
});
