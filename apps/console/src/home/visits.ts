// From when on things count as new to somebody who comes back.

/** Coming back sooner than this is the same visit. */
const sameVisitMs = 30 * 60_000;
/** Of a first visit, what is new is what the last week brought. */
const firstVisitMs = 7 * 86_400_000;

export interface Visits {
  /** New is what came after this instant. */
  since: string;
  /** When the page was open last. */
  seenAt: string;
}

/** What counts as new now; `before` is what was kept, null on a first visit. Times are ISO 8601. */
export function visitAt(before: Visits | null, now: Date): Visits {
  const seenAt = now.toISOString();
  if (before === null) return { since: new Date(now.getTime() - firstVisitMs).toISOString(), seenAt };
  const away = now.getTime() - Date.parse(before.seenAt);
  return { since: away > sameVisitMs ? before.seenAt : before.since, seenAt };
}
