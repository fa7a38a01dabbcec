// When somebody was here last, kept in this browser for each account: what is new is counted from then.

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

const isVisits = (value: unknown): value is Visits => typeof value === 'object' && value !== null
  && ['since', 'seenAt'].every((name) => !Number.isNaN(Date.parse(String((value as Record<string, unknown>)[name]))));

const nameOf = (accountId: string) => `linkwright.visits.${accountId}`;

function kept(accountId: string): Visits | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(nameOf(accountId)) ?? 'null');
    return isVisits(value) ? value : null;
  } catch {
    return null;
  }
}

/** Notes that the account is here; returns the instant from which things are new to it. */
export function noteVisit(accountId: string, now = new Date()): string {
  const visits = visitAt(kept(accountId), now);
  localStorage.setItem(nameOf(accountId), JSON.stringify(visits));
  return visits.since;
}
