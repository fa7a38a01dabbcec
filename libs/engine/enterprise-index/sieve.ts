// The cheap rules over whole columns, before anybody is judged: it may let through who fails, but loses nobody.
import { holders, speakers } from './bitmaps.js';
import type { Window } from './blocks.js';
import { quantityScale, priceScale } from './columns.js';
import { cellsAround, meridianOf, nowhere, parallelOf, type EnterpriseIndex } from './enterprise-index.js';
import type { PreparedLot } from './prepared-lot.js';
import { schemeBit } from './vocabulary.js';

/** What a lot asks for, in the terms of the columns; of each kind of claim in its unit and currency. */
export interface Sieve {
  /** Days + 1. */
  leadTime: number;
  /** Hundredths that the lot reaches; -1 for a unit of another dimension. */
  orders: Float64Array;
  /** Ten-thousandths that one may cost; Infinity where the currency is another. */
  prices: Float64Array;
  /** Where the bitmaps begin in which a row must have its bit, besides the first. */
  starts: readonly number[];
  /** Null when everywhere is within reach. */
  window: Window | null;
}

/** More than the rules forgive: they compare in the unit of the lot, and give back what rounding took. */
const hair = 1 + 1e-5;

export function sieveOf(index: EnterpriseIndex, lot: PreparedLot): Sieve {
  const { kinds } = lot.vocabulary;
  const orders = new Float64Array(kinds.length);
  const prices = new Float64Array(kinds.length);
  for (let kind = 0; kind < kinds.length; kind += 1) {
    const { unit, currency } = kinds[kind]!;
    const inOne = lot.unit.grains / unit.grains;
    orders[kind] = unit.dimension === lot.unit.dimension ? lot.quantity * inOne * quantityScale * hair : -1;
    prices[kind] = lot.ceiling !== null && currency === lot.currency ? (lot.ceiling / inOne) * priceScale * hair : Infinity;
  }
  return {
    leadTime: lot.deadline - lot.today + 1, orders, prices,
    starts: [...(lot.asksLanguage ? [speakers(index, lot.languageBit)] : []), ...lot.mandatory.map((scheme) => holders(index, schemeBit(scheme)))],
    window: windowOf(lot),
  };
}

function windowOf({ point, reach }: PreparedLot): Window | null {
  if (point === null || reach.latitude >= 180) return null;
  const south = parallelOf(Math.max(-90, point.latitude - reach.latitude));
  const north = parallelOf(Math.min(90, point.latitude + reach.latitude));
  // A little short of the whole globe the ends would meet.
  if (reach.longitude >= 179) return { south, north, west: 0, width: cellsAround - 1 };
  const west = meridianOf(onGlobe(point.longitude - reach.longitude));
  return { south, north, west, width: (meridianOf(onGlobe(point.longitude + reach.longitude)) - west) & (cellsAround - 1) };
}

const onGlobe = (longitude: number) => (longitude < -180 ? longitude + 360 : longitude > 180 ? longitude - 360 : longitude);

/**
 * Puts the rows from `from` to `to` whose bits are as the lot asks into `into`, from place `left` on; says where it ended.
 */
export function siftBits({ bitmaps }: EnterpriseIndex, from: number, to: number, { starts }: Sieve, into: Int32Array, left: number): number {
  const last = (to - 1) >>> 5;
  for (let word = from >>> 5; word <= last; word += 1) {
    let bits = bitmaps[word]!;
    for (let each = 0; each < starts.length; each += 1) bits &= bitmaps[starts[each]! + word]!;
    // The first and the last word may belong to others in part.
    if (word << 5 < from) bits &= -1 << (from & 31);
    if (word === last) bits &= -1 >>> (31 - ((to - 1) & 31));
    while (bits !== 0) {
      const lowest = bits & -bits;
      into[left] = (word << 5) + 31 - Math.clz32(lowest);
      left += 1;
      bits ^= lowest;
    }
  }
  return left;
}

/** Of the first `count` rows those that may pass by what their claim says, without a branch where the processor could not guess who passes. */
export function siftClaims(index: EnterpriseIndex, count: number, sieve: Sieve, into: Int32Array): number {
  const { leadTimes, minimumOrders, prices, kinds } = index;
  const { leadTime, orders, prices: ceilings } = sieve;
  let left = 0;
  for (let at = 0; at < count; at += 1) {
    const row = into[at]!;
    const kind = kinds[row]!;
    into[left] = row;
    left += +(leadTimes[row]! <= leadTime) & +(minimumOrders[row]! <= orders[kind]!) & +(prices[row]! <= ceilings[kind]!);
  }
  return left;
}

export function siftPlaces({ parallels, meridians }: EnterpriseIndex, count: number, { south, north, west, width }: Window, into: Int32Array): number {
  let left = 0;
  for (let at = 0; at < count; at += 1) {
    const row = into[at]!;
    const parallel = parallels[row]!;
    into[left] = row;
    left +=
      +(parallel >= nowhere) | (+(parallel >= south) & +(parallel <= north) & +(((meridians[row]! - west) & (cellsAround - 1)) <= width));
  }
  return left;
}
