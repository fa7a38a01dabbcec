// When somebody was here last, kept in this browser for each account: what is new is counted from then.
import { kept } from '../api/kept.js';
import { visitAt, type Visits } from './visits.js';

const isVisits = (value: unknown): value is Visits => typeof value === 'object' && value !== null
  && ['since', 'seenAt'].every((name) => !Number.isNaN(Date.parse(String((value as Record<string, unknown>)[name]))));

const nameOf = (accountId: string) => `linkwright.visits.${accountId}`;

function visitsOf(accountId: string): Visits | null {
  try {
    const value: unknown = JSON.parse(kept.get(nameOf(accountId)) ?? 'null');
    return isVisits(value) ? value : null;
  } catch {
    return null;
  }
}

/** Notes that the account is here; returns the instant from which things are new to it. */
export function noteVisit(accountId: string, now = new Date()): string {
  const visits = visitAt(visitsOf(accountId), now);
  kept.set(nameOf(accountId), JSON.stringify(visits));
  return visits.since;
}
