// Pages put together again are the whole list, whatever the sizes.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '#platform/ids.js';
import { runs } from '#testing/depth.js';
import { afterId, pageById } from './page.js';

interface Item {
  id: string;
  text: string;
}

/** What a repository does: items older than the cursor, one more than the page holds. */
const read = (items: readonly Item[], cursor: string | undefined, limit: number) => {
  const before = afterId(cursor);
  return pageById(items.filter((item) => before === null || item.id < before).slice(0, limit + 1), limit);
};

describe('pages', () => {
  it('show every item once and in order, also when items are too large for one message', () => {
    const sizes = fc.array(fc.constantFrom(1, 10, 300_000, 800_000), { maxLength: 12 });
    fc.assert(fc.property(sizes, fc.integer({ min: 1, max: 5 }), (lengths, limit) => {
      const items = lengths.map((length) => ({ id: newId(), text: 'x'.repeat(length) })).reverse();
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = read(items, cursor, limit);
        expect(page.items.length).toBeLessThanOrEqual(limit);
        seen.push(...page.items.map((item) => item.id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(items.map((item) => item.id));
    }), { numRuns: runs(50) });
  });

  it('refuse a cursor that is not an id', () => {
    for (const cursor of ['', 'abc', Buffer.from("' OR 1=1").toString('base64url')]) {
      expect(() => afterId(cursor)).toThrow(expect.objectContaining({ code: 'cursor_invalid' }));
    }
  });
});
