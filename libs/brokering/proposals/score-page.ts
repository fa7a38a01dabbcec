// Pages of proposals, best first and equal ones by id: the cursor names the score and id of the last one seen.
import { DomainError } from '#contracts/errors.js';

const pattern = /^(\S+) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Null on the first page. */
export function afterScore(cursor: string | undefined): { score: number; id: string } | null {
  if (cursor === undefined) return null;
  const found = pattern.exec(Buffer.from(cursor, 'base64url').toString());
  const score = Number(found?.[1]);
  if (!found || !Number.isFinite(score)) {
    throw new DomainError(
      'cursor_invalid', 'The cursor is not one of ours for this order. Use nextCursor of the page before, or none.',
    );
  }
  return { score, id: found[2]! };
}

/** A number as JavaScript writes it is read back as the same number, to the last bit. */
export const scoreCursor = (last: { score: number; id: string }): string => `${last.score} ${last.id}`;
