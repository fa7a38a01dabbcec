// Pages by keyset: the cursor names the last item seen, so nothing is skipped or repeated when there is more.
import { DomainError } from '#contracts/errors.js';

export interface Page<T> {
  items: T[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** A page travels as one NATS message of at most 1 MiB: it ends early rather than being too large to send. */
const mostBytes = 700_000;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of the last item of the page before, where this page begins; null for the first page. */
export function idOfCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const id = Buffer.from(cursor, 'base64url').toString();
  if (!uuid.test(id)) {
    throw new DomainError(
      'cursor_invalid',
      'The cursor is not one of ours. Use nextCursor of the page before, or none.',
    );
  }
  return id;
}

/**
 * One page out of up to `limit` + 1 items: the extra one only tells that there is more. `cursorOf` names the last item
 * where its id alone does not say where the next page begins; `more` says that there is more than was found.
 */
export function pageOf<T extends { id: string }>(
  found: readonly T[],
  limit: number,
  { cursorOf = ({ id }) => id, bytes = mostBytes, more = false }: { cursorOf?: (last: T) => string; bytes?: number; more?: boolean } = {},
): Page<T> {
  const items: T[] = [];
  let size = 0;
  for (const item of found.slice(0, limit)) {
    size += Buffer.byteLength(JSON.stringify(item));
    if (size > bytes && items.length > 0) break;
    items.push(item);
  }
  const last = items.at(-1);
  return {
    items,
    nextCursor: (more || found.length > items.length) && last ? Buffer.from(cursorOf(last)).toString('base64url') : null,
  };
}
