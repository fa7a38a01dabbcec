// Pages of proposals in each order, and equal ones by id: the cursor names what the last one seen is ordered by, and its id.
import { DomainError } from '#contracts/errors.js';

export type Order = 'score' | 'newest' | 'deadline';

/** The last one seen, as far as its order says. */
export interface After {
  id: string;
  score?: number;
  /** ISO date. */
  deadline?: string;
}

const id = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
const patterns: Record<Order, RegExp> = {
  newest: new RegExp(`^()()${id}$`),
  score: new RegExp(`^()(\\S+) ${id}$`),
  deadline: new RegExp(`^(\\d{4}-\\d\\d-\\d\\d) (\\S+) ${id}$`),
};

/** Null on the first page. */
export function afterCursor(order: Order, cursor: string | undefined): After | null {
  if (cursor === undefined) return null;
  const found = patterns[order].exec(Buffer.from(cursor, 'base64url').toString());
  const after = found && { deadline: found[1]!, score: Number(found[2]), id: found[3]! };
  if (!after || !Number.isFinite(after.score) || (order === 'deadline' && !isDay(after.deadline))) {
    throw new DomainError(
      'cursor_invalid', 'The cursor is not one of ours for this order. Use nextCursor of the page before, or none.',
    );
  }
  if (order === 'newest') return { id: after.id };
  return order === 'score' ? { id: after.id, score: after.score } : after;
}

const isDay = (text: string) => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && text >= '0001';
};

/** A number as JavaScript writes it is read back as the same number, to the last bit. */
export const cursorOf: Record<Order, (last: { deadline: string; score: number; id: string }) => string> = {
  newest: (last) => last.id,
  score: (last) => `${last.score} ${last.id}`,
  deadline: (last) => `${last.deadline} ${last.score} ${last.id}`,
};
