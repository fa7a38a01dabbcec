// What the oracle counts with: ancestors by list, periods by day, distances by chords through the globe.
import type { CodeRow } from './codes.js';
import type { Candidate, Capability, ClaimAging, LotNeed, Prior, Setting, TimeWindow } from './types.js';

/** At least as much, where a billionth does not count: conversions may lose a last bit. */
function atLeast(has: number, wants: number): boolean {
  return has >= wants || wants - has <= 1e-9 * Math.max(Math.abs(has), Math.abs(wants));
}

/** What is left of `has` above `wants`; 0 where only rounding lies between them. */
export function less(has: number, wants: number): number {
  return atLeast(has, wants) && atLeast(wants, has) ? 0 : has - wants;
}

/** Sizes in the smallest unit of the dimension, by which every size is whole: a tenth of a millimetre, 10 mg, 1 mm², … */
export const unitTable: Record<string, [dimension: string, size: number]> = {
  C62: ['piece', 1],
  DZN: ['piece', 12],
  GRO: ['piece', 144],
  PR: ['pair', 1],
  KGM: ['mass', 1e8],
  GRM: ['mass', 1e5],
  TNE: ['mass', 1e11],
  LBR: ['mass', 45_359_237],
  MTR: ['length', 10_000],
  YRD: ['length', 9144],
  MTK: ['area', 1e8],
  YDK: ['area', 83_612_736],
  LTR: ['volume', 1000],
  MTQ: ['volume', 1e6],
  HUR: ['time', 60],
  DAY: ['time', 480],
};

/** The letters and digits of a scheme without its edition are the scheme. */
export function isSameScheme(a: string, b: string): boolean {
  const bare = (scheme: string) =>
    [...scheme.split(':')[0]!.toLowerCase()].filter((sign) => /[a-z0-9]/.test(sign)).join('');
  return bare(a) === bare(b);
}

export function withoutTwins(schemes: readonly string[]): string[] {
  return schemes.filter((scheme, at) => schemes.findIndex((other) => isSameScheme(other, scheme)) === at);
}

/** The mean after `hits` of `of`, when the prior's mean had been seen `strength` times before. */
export function smooth(hits: number, of: number, by: Prior): number {
  return of + by.strength === 0 ? by.mean : (hits + by.mean * by.strength) / (of + by.strength);
}

export function alike(a: string, b: string, rows: readonly CodeRow[]): number | null {
  const direct = alikeInTree(a, b, rows);
  if (direct === null) return null;
  const ways = rows.flatMap(({ code, corresponds }) => (corresponds ?? []).flatMap((one) => {
    const worth = one.kind === 'exact' ? 1 : 0.8;
    const by = (from: string, to: string) => [
      ...(a === from ? [worth * (alikeInTree(to, b, rows) ?? 0)] : []),
      ...(b === from ? [worth * (alikeInTree(a, to, rows) ?? 0)] : []),
    ];
    return [...by(code, one.code), ...by(one.code, code)];
  }));
  return Math.max(direct, ...ways);
}

function alikeInTree(a: string, b: string, rows: readonly CodeRow[]): number | null {
  const ancestors = (code: string | null): string[] => {
    const row = rows.find((one) => one.code === code);
    return row ? [...ancestors(row.parent), row.code] : [];
  };
  const left = ancestors(a);
  const right = ancestors(b);
  if (right.length === 0) return null;
  return (2 * left.filter((code) => right.includes(code)).length) / (left.length + right.length);
}

/** What a claim is worth by who looked at it and how long ago, counted day by day. */
export function trusted(claim: Capability | null, today: string, aging: ClaimAging | undefined): number {
  const ended = Boolean(claim?.validUntil && claim.validUntil < today);
  const good = claim?.status === 'verified' && !ended;
  if (!claim || !aging) return good ? 1 : 0.9;
  const dates = good && claim.verifiedOn ? [claim.statedOn, claim.verifiedOn] : [claim.statedOn];
  const old = daysBetween(dates.sort().at(-1)!, today).length - 1;
  const faded = [...Array(aging.fadingDays).keys()].filter((day) => aging.freshDays + day < old).length;
  const stale = ended || old >= aging.freshDays + Math.max(1, aging.fadingDays);
  const lost = stale ? 1 - aging.staleWeight : ((1 - aging.staleWeight) * faded) / Math.max(1, aging.fadingDays);
  return (good ? 1 : 0.9) * (1 - lost);
}

export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

export function inCurrency(
  amount: number,
  from: string,
  to: string,
  today: string,
  { rates }: Setting,
): number | null {
  if (from === to) return amount;
  const usable = rates
    .filter(({ date }) => date <= today)
    .flatMap(({ rate, date, ...pair }) => {
      if (pair.from === from && pair.to === to) return [{ rate, date }];
      return pair.from === to && pair.to === from ? [{ rate: 1 / rate, date }] : [];
    })
    .sort((a, b) =>
      a.date === b.date ? b.rate - a.rate
      : a.date < b.date ? 1
      : -1,
    );
  return usable[0] ? amount * usable[0].rate : null;
}

export function nearest(need: LotNeed, candidate: Candidate): number | null {
  const to = need.place;
  if (typeof to?.latitude !== 'number' || typeof to.longitude !== 'number') return null;
  const onGlobe = (latitude: number, longitude: number) => {
    const [up, round] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
    return [Math.cos(up) * Math.cos(round), Math.cos(up) * Math.sin(round), Math.sin(up)] as const;
  };
  const [x, y, z] = onGlobe(to.latitude, to.longitude);
  const distances = candidate.establishments
    .filter(({ latitude, longitude }) => typeof latitude === 'number' && typeof longitude === 'number')
    .map(({ latitude, longitude }) => {
      const [a, b, c] = onGlobe(latitude!, longitude!);
      return 2 * 6371.0088 * Math.asin(Math.min(1, Math.hypot(a - x, b - y, c - z) / 2));
    });
  if (distances.length === 0) return null;
  const near = typeof to.maxDistanceKm !== 'number' || atLeast(to.maxDistanceKm, Math.min(...distances));
  // Whoever is somewhere unknown as well may be near after all.
  return near || distances.length === candidate.establishments.length ? Math.min(...distances) : null;
}

export function nearness(
  { place }: LotNeed,
  distance: number | null,
  inCountry: boolean | null,
  half: (used: number, of: number) => number,
): number | null {
  if (!place) return null;
  if (typeof place.latitude !== 'number' || typeof place.longitude !== 'number')
    return (
      inCountry === null ? null
      : inCountry ? 1
      : 0
    );
  if (distance === null) return null;
  return typeof place.maxDistanceKm === 'number' ?
      1 - half(distance, place.maxDistanceKm)
    : 500 / (500 + distance);
}

/**
 * Tries every quarter of an hour of the week at which a session could be held instead: what it would have to move by.
 * Tests state their times in quarters of an hour.
 */
export function weeklyMargin(
  held: readonly TimeWindow[],
  possible: readonly TimeWindow[],
  session: number | null,
): number | null {
  if (held.length === 0 || possible.length === 0) return null;
  const quarter = 15;
  const week = (7 * 24 * 60) / quarter;
  const quarters = ({ weekday, from, to }: TimeWindow) =>
    Array.from({ length: (to - from) / quarter }, (_, at) => ((weekday - 1) * 1440 + from) / quarter + at);
  const free = new Set(possible.flatMap(quarters));
  const margins: number[] = [];
  for (const window of held) {
    const mine = quarters(window);
    const length = session === null ? mine.length : Math.min(session / quarter, mine.length);
    const starts = mine.slice(0, mine.length - length + 1);
    const apart = (start: number) =>
      Math.min(...starts.map((mineAt) => Math.min(...[0, week, -week].map((weeks) => Math.abs(mineAt - start + weeks)))));
    for (const start of free) {
      // A time begins where the quarter before is not free.
      const begins = !free.has(start - 1);
      let lasts = 0;
      while (free.has(start + lasts)) lasts += 1;
      if (lasts >= length) {
        // As long as the window and the time both go on from here, it is to spare.
        const common = starts.includes(start) ? sharedFrom(start, mine, free) : 0;
        margins.push(apart(start) === 0 ? (common - length) * quarter : -apart(start) * quarter);
      } else if (begins) margins.push(-(apart(start) + length - lasts) * quarter);
    }
  }
  return Math.max(...margins);
}

/** How many quarters around this one are both in the window and free. */
function sharedFrom(start: number, mine: readonly number[], free: ReadonlySet<number>): number {
  const both = (at: number) => mine.includes(at) && free.has(at);
  let [first, last] = [start, start];
  while (both(first - 1)) first -= 1;
  while (both(last + 1)) last += 1;
  return last - first + 1;
}
