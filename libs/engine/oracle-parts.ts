// What the oracle counts with: ancestors by list, periods by day, distances by chords through the globe.
import type { CodeRow } from './codes.js';
import type { Candidate, LotNeed, Setting } from './types.js';

/** At least as much, where a billionth does not count: conversions may lose a last bit. */
export function atLeast(has: number, wants: number): boolean {
  return has >= wants || wants - has <= 1e-9 * Math.max(Math.abs(has), Math.abs(wants));
}

export function alike(a: string, b: string, rows: readonly CodeRow[]): number | null {
  const ancestors = (code: string | null): string[] => {
    const row = rows.find((one) => one.code === code);
    return row ? [...ancestors(row.parent), row.code] : [];
  };
  const left = ancestors(a);
  const right = ancestors(b);
  if (right.length === 0) return null;
  return (2 * left.filter((code) => right.includes(code)).length) / (left.length + right.length);
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
