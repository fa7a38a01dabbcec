// Money of different currencies, compared only through a dated rate that somebody loaded.
import type { ExchangeRate } from './types.js';

export interface Exchanged {
  amount: number;
  /** As loaded, so in either direction; null when no exchange was needed. */
  rate: ExchangeRate | null;
}

/**
 * `amount` in another currency by the newest rate not later than `today` (ISO date), stated either way round;
 * null when there is none. Never through a third currency: nobody stated that rate.
 */
export function exchange(
  amount: number,
  from: string,
  to: string,
  rates: readonly ExchangeRate[],
  today: string,
): Exchanged | null {
  if (from === to) return { amount, rate: null };
  let found: Loaded | null = null;
  for (const stated of rates) {
    const direct = stated.from === from && stated.to === to;
    const inverse = stated.from === to && stated.to === from;
    if ((!direct && !inverse) || stated.date > today) continue;
    const next = { amount: direct ? amount * stated.rate : amount / stated.rate, rate: stated };
    if (found === null || isPreferred(next, found)) found = next;
  }
  return found;
}

interface Loaded extends Exchanged {
  rate: ExchangeRate;
}

/** The newer; of one day the dearer, so that the order of the list does not matter; of equally dear ones always the same one. */
function isPreferred(a: Loaded, b: Loaded): boolean {
  if (a.rate.date !== b.rate.date) return a.rate.date > b.rate.date;
  if (a.amount !== b.amount) return a.amount > b.amount;
  return a.rate.from < b.rate.from;
}
