// The cheap rules over whole columns, before anybody is judged: it may let through who fails, but loses nobody.
import { units } from '../units.js';
import { priceScale, quantityScale } from './columns.js';
import { active, gone, languageShift, traitWidth, unwanted, type EnterpriseIndex } from './enterprise-index.js';
import type { PreparedLot } from './prepared-lot.js';

/** What a lot asks for, in the terms of the columns. */
export interface Sieve {
  /** Days + 1. */
  leadTime: number;
  /** Hundredths of each unit that the lot reaches; -1 for a unit of another dimension. */
  orders: Float64Array;
  /** Ten-thousandths for one of each unit, first in other currencies, then in the lot's. */
  prices: Float64Array;
  currency: number;
  /** Bits of the traits; with none set for a language every language will do. */
  languages: number;
  schemes: readonly [number, number, number];
}

/** A hair more than the rules allow, because they compare in the unit of the lot and forgive rounding. */
const hair = 1 + 1e-8;
const everyLanguage = (-1 << languageShift) >>> 0;

export function sieveOf(lot: PreparedLot): Sieve {
  const orders = new Float64Array(units.length);
  const prices = new Float64Array(2 * units.length).fill(Infinity);
  for (let at = 0; at < units.length; at += 1) {
    const { dimension, grains } = units[at]!;
    const ofLot = lot.unit.grains / grains;
    orders[at] = dimension === lot.unit.dimension ? lot.quantity * ofLot * quantityScale * hair : -1;
    if (lot.ceiling !== null) prices[units.length + at] = (lot.ceiling / ofLot) * priceScale * hair;
  }
  return {
    leadTime: lot.deadline - lot.today + 1, orders, prices, currency: lot.currency,
    languages: lot.asksLanguage ? lot.languageBit : everyLanguage, schemes: lot.mandatoryBits,
  };
}

/** Who is neither active nor there, and who speaks none of the languages asked for although some are known. */
const standing = active | gone | unwanted;

/**
 * Puts the rows from `from` to `to` that may pass into `into` and says how many they are. First the claims, then the
 * enterprises of those left; neither with a branch, because the processor cannot guess who passes.
 */
export function sift(index: EnterpriseIndex, from: number, to: number, sieve: Sieve, into: Uint32Array): number {
  const { leadTimes, minimumOrders, prices, currencies, units: unitOf, enterprises, traits } = index;
  const { leadTime, orders, prices: ceilings, currency, languages } = sieve;
  const kinds = orders.length;
  let left = 0;
  for (let row = from; row < to; row += 1) {
    const unit = unitOf[row]!;
    into[left] = row;
    const own = +(currencies[row] === currency);
    left += +(leadTimes[row]! <= leadTime) & +(minimumOrders[row]! <= orders[unit]!) & +(prices[row]! <= ceilings[own * kinds + unit]!);
  }
  const [first, second, third] = sieve.schemes;
  let passed = 0;
  for (let at = 0; at < left; at += 1) {
    const row = into[at]!;
    const enterprise = enterprises[row]! * traitWidth;
    const flags = traits[enterprise]!;
    into[passed] = row;
    passed +=
      +((flags & standing) === active) & (+((flags & languages) !== 0) | +(flags >>> languageShift === 0)) &
      +((first & ~traits[enterprise + 1]!) === 0) & +((second & ~traits[enterprise + 2]!) === 0) & +((third & ~traits[enterprise + 3]!) === 0);
  }
  return passed;
}
