// Pages by keyset, newest first: the cursor names the last item seen, so nothing is skipped or repeated.
import { DomainError } from '#contracts/errors.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id before which the page begins; null for the first page. */
export function beforeId(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const id = Buffer.from(cursor, 'base64url').toString();
  if (!uuid.test(id)) {
    throw new DomainError('cursor_invalid', 'The cursor is not one of ours. Use nextCursor of the page before, or none.');
  }
  return id;
}

/** One page out of up to `limit` + 1 items: the extra one only tells that there is more. */
export function pageOf<T extends { id: string }>(found: readonly T[], limit: number): { items: T[]; nextCursor: string | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last ? Buffer.from(last.id).toString('base64url') : null };
}
