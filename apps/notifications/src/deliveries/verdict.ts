// What follows from an attempt: pure arithmetic over the counts of a delivery and the retry schedule.
import type { DeliveryStatus } from '#contracts/notifications/deliveries.js';

/**
 * `accepted`: the mail server took it over. `refused`: the server said not now. `rejected`: it said no for good.
 * `not_sent`: it never got the whole message. `unknown`: it got everything and nobody knows whether it kept it.
 */
export type Outcome = 'accepted' | 'refused' | 'rejected' | 'not_sent' | 'unknown';

/** Since the delivery was made or replayed. */
export interface Counts {
  refusals: number;
  unknowns: number;
}

export interface Verdict extends Counts {
  status: DeliveryStatus;
  /** Until the next attempt, in ms; null when there is none. */
  waitMs: number | null;
}

/** Waits are stretched or shrunk by up to this share, so that what failed together does not come back together. */
const jitter = 0.25;

/** In ms. */
const jittered = (seconds: number, random: () => number) => Math.round(seconds * 1000 * (1 - jitter + 2 * jitter * random()));

/** The least time in which all retries of a schedule can be used up, in ms. */
export const shortestRound = (schedule: readonly number[]): number =>
  schedule.reduce((sum, seconds) => sum + jittered(seconds, () => 0), 0);

/** `schedule`: seconds before each retry; as many retries as entries. */
export function verdictOn(
  outcome: Outcome, counts: Counts, schedule: readonly number[], random: () => number = Math.random,
): Verdict {
  const { refusals, unknowns } = counts;
  const after = (seconds: number) => jittered(seconds, random);
  if (outcome === 'accepted') return { ...counts, status: 'sent', waitMs: null };
  if (outcome === 'unknown') {
    // One more send under the same Message-ID at most: a second one nobody knows about is for a person to look at.
    return { refusals, unknowns: unknowns + 1, status: 'unknown', waitMs: unknowns === 0 ? after(schedule[0] ?? 0) : null };
  }
  // A no for good is asked about once more, for servers err too; whoever waits must not learn of it only a day later.
  const seconds = outcome === 'rejected' && refusals > 0 ? undefined : schedule[refusals];
  if (seconds !== undefined) return { refusals: refusals + 1, unknowns, status: 'failed', waitMs: after(seconds) };
  // Once something may have arrived, "dead" would claim too much.
  return { refusals: refusals + 1, unknowns, status: unknowns > 0 ? 'unknown' : 'dead', waitMs: null };
}

/** A call may be made again and again, for its receiver knows it by its id: whatever was not accepted is retried, all in one count. */
export function verdictOnCall(
  outcome: Outcome, counts: Counts, schedule: readonly number[], random: () => number = Math.random,
): Verdict {
  if (outcome === 'accepted') return { ...counts, status: 'sent', waitMs: null };
  const seconds = schedule[counts.refusals + counts.unknowns];
  const isUnknown = outcome === 'unknown';
  const made = isUnknown ? { ...counts, unknowns: counts.unknowns + 1 } : { ...counts, refusals: counts.refusals + 1 };
  if (seconds === undefined) return { ...made, status: 'dead', waitMs: null };
  return { ...made, status: isUnknown ? 'unknown' : 'failed', waitMs: jittered(seconds, random) };
}
