// Pages by keyset: the cursor names the last item seen, so nothing is skipped or repeated when rows are added.
import { DomainError } from '#contracts/errors.js';

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id a cursor of ours stands for; null on the first page. */
export function afterId(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const text = Buffer.from(cursor, 'base64url').toString();
  if (!id.test(text)) {
    throw new DomainError('cursor_invalid', 'The cursor is not one of ours. Use nextCursor of the page before, or none.');
  }
  return text;
}

/** One page out of up to `limit` + 1 rows: the extra row only tells that there is more. */
export function pageById<R extends { id: string }>(rows: readonly R[], limit: number): { items: R[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? Buffer.from(last.id).toString('base64url') : null };
}
