// Money of different currencies, compared only through a dated rate that somebody loaded.
import type { ExchangeRate } from './types.js';

export interface Exchanged {
  amount: number;
  /** Null when no exchange was needed. */
  rate: number | null;
  /** ISO date of the rate. */
  rateDate: string | null;
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
  if (from === to) return { amount, rate: null, rateDate: null };
  let found: Exchanged | null = null;
  for (const stated of rates) {
    const direct = stated.from === from && stated.to === to;
    const inverse = stated.from === to && stated.to === from;
    if ((!direct && !inverse) || stated.date > today) continue;
    const rate = direct ? stated.rate : 1 / stated.rate;
    const newer = found === null || stated.date > found.rateDate!;
    // Two rates of one day: the dearer one, so that the order of the list does not matter.
    const dearer = found !== null && stated.date === found.rateDate && rate > found.rate!;
    if (newer || dearer) found = { amount: amount * rate, rate, rateDate: stated.date };
  }
  return found;
}
