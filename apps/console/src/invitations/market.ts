// The two markets: orders between buyers and enterprises, services between enterprises and providers; and who is in which.
import type { Role } from '../api/me.js';

export const markets = ['linkages', 'services'] as const;
export type Market = (typeof markets)[number];

export const isMarket = (value: unknown): value is Market => markets.some((market) => market === value);

/** The markets that somebody takes part in or looks after, the first one first. */
export const marketsOf = (role: Role): readonly [Market, ...Market[]] => {
  if (role === 'buyer') return ['linkages'];
  return role === 'provider' ? ['services'] : markets;
};

/** The one asked for, if it is theirs. */
export const marketFor = (role: Role, wanted: Market | undefined): Market =>
  marketsOf(role).find((market) => market === wanted) ?? marketsOf(role)[0];
