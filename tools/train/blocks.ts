// Blocks of time within the training part: what was known before one, and what was asked during it.
import type { Award } from './folder.js';

export interface Block {
  /** ISO date: history is before it. */
  from: string;
  history: Award[];
  /** Published from that day on, and won by the end of the block. */
  asked: Award[];
}

/** So much of the awards is asked, the newest; the rest is only history. */
const askedShare = 0.55;

/** The newest awards in so many blocks of about equal size, the oldest block first; fewer, or none, of few awards. */
export function blocksOf(train: readonly Award[], count: number): Block[] {
  const first = Math.floor(train.length * (1 - askedShare));
  const starts = Array.from({ length: count + 1 }, (_, at) => first + Math.round((at * (train.length - first)) / count));
  return starts.slice(0, -1).flatMap((start, at) => {
    const from = train[start]?.date;
    if (from === undefined) return [];
    const end = train[starts[at + 1]!]?.date;
    const history = train.filter(({ date }) => date < from);
    const known = new Set(history.map(({ supplierId }) => supplierId));
    const asked = train.filter(({ date, requirement, supplierId }) =>
      requirement.date >= from && (end === undefined || date < end) && known.has(supplierId));
    return asked.length > 0 && known.size > 1 ? [{ from, history, asked }] : [];
  });
}
