// Capacity of the months to come, as it is asked once a month: periods, steps, and what is sent.
import type { Claim, EnterpriseChange } from './enterprise.js';

export interface Period {
  from: string;
  to: string;
  /** Null: not stated yet, which is not the same as nothing. */
  quantity: number | null;
  booked: number;
}

const day = (iso: string, offset: number): string => new Date(Date.parse(iso) + offset * 86_400_000).toISOString().slice(0, 10);
const endOfMonth = (iso: string): string => new Date(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), 0)).toISOString().slice(0, 10);

const mostAsked = 12;

/**
 * What is asked of a claim: the periods that are stated and not over yet, the months between and after them, at least `least` in all.
 * A month that has begun is asked from today on.
 */
export function periodsOf({ capacity }: Pick<Claim, 'capacity'>, today: string, least = 3): Period[] {
  const periods: Period[] = [];
  let from = today;
  /** Gives the day after it. */
  const ask = (first: string, last: string): string => {
    periods.push({ from: first, to: last, quantity: null, booked: 0 });
    return day(last, 1);
  };
  for (const { from: start, to, quantity, booked } of capacity.filter((slot) => slot.to >= today).toSorted((a, b) => a.from.localeCompare(b.from))) {
    while (from < start && periods.length < mostAsked) from = ask(from, [endOfMonth(from), day(start, -1)].toSorted()[0]!);
    if (periods.length === mostAsked) return periods;
    periods.push({ from: start, to, quantity, booked });
    from = day(to, 1);
  }
  while (periods.length < least) from = ask(from, endOfMonth(from));
  return periods;
}

/** What was stated for the period before: of those on the page, else the last one that is over; null when nothing was. */
export function quantityBefore({ capacity }: Pick<Claim, 'capacity'>, periods: readonly Period[], at: number): number | null {
  const earlier = periods.slice(0, at).findLast(({ quantity }) => quantity !== null);
  if (earlier !== undefined) return earlier.quantity;
  const over = capacity.filter(({ to }) => to < periods[0]!.from).toSorted((a, b) => a.to.localeCompare(b.to)).at(-1);
  return over?.quantity ?? null;
}

/** Every period that is not stated yet as the one before it. */
export function asBefore(claim: Pick<Claim, 'capacity'>, periods: readonly Period[]): Period[] {
  let last = quantityBefore(claim, periods, 0);
  return periods.map((period) => {
    last = period.quantity ?? last;
    return { ...period, quantity: last };
  });
}

/** How much one press of + or − is: about a tenth, a round number. */
export const stepOf = (quantity: number | null): number => Math.max(1, 10 ** (Math.floor(Math.log10(Math.max(quantity ?? 0, 1))) - 1));

const mostPeriods = 60;

/**
 * Every claim with the capacity that is stated now. One that was changed counts as stated today, and so does one whose capacity was looked at and left:
 * whoever says that all is as it was says so today. What is booked is not said: it stays as it is. Null when there is nothing to say.
 */
export function capacityChange(claims: readonly Claim[], stated: Readonly<Record<string, readonly Period[]>>, today: string): EnterpriseChange | null {
  let says = false;
  const capabilities = claims.map((claim) => {
    const { id, code, unit, evidence, minimumOrder, leadTimeDays, priceHint, statedOn, capacity } = claim;
    const periods = (stated[id] ?? []).flatMap(({ from, to, quantity }) => (quantity === null ? [] : [{ from, to, quantity }]));
    const asked = new Set(periods.map(({ from }) => from));
    const all = [...capacity.filter(({ from }) => !asked.has(from)).map(({ from, to, quantity }) => ({ from, to, quantity })), ...periods].toSorted((a, b) => a.from.localeCompare(b.from));
    const isNew = periods.some(({ from, to, quantity }) => !capacity.some((slot) => slot.from === from && slot.to === to && slot.quantity === quantity));
    const isConfirmed = isNew || capacity.some(({ to }) => to >= today);
    says ||= isNew || (isConfirmed && statedOn < today);
    return {
      id, code, unit, statedOn: isConfirmed && statedOn < today ? today : statedOn, ...(isNew ? { capacity: all.slice(-mostPeriods) } : {}),
      ...(evidence === undefined ? {} : { evidence }), ...(minimumOrder === undefined ? {} : { minimumOrder }),
      ...(leadTimeDays === undefined ? {} : { leadTimeDays }), ...(priceHint === undefined ? {} : { priceHint }),
    };
  });
  return says ? { capabilities } : null;
}
