// What claims can score at most, from the columns of their rows alone. It costs a few nanoseconds for each criterion where a
// score costs half a microsecond, and it is so near to the score that hardly more are judged than are found. Never too little:
// what is rounded is rounded up, what is not in a row counts as the most it can be.
import { defaultPriors } from '../lot-frame.js';
import { weightAfter } from '../claim-age.js';
import { declaredShare, halfDistanceKm } from '../criterion-values.js';
import { earthRadiusKm } from '../geo.js';
import { exchange } from '../money.js';
import { neutral } from '../relevance/experience.js';
import type { ClaimAging } from '../types.js';
import { stepIn } from '../units.js';
import { holders, unstated } from './bitmaps.js';
import { mostDays, priceScale, quantityScale } from './columns.js';
import {
  anywhere, cellDegrees, cellsAround, mostPart, noSlot, nowhere, recorded, slotsInList, type EnterpriseIndex,
} from './enterprise-index.js';
import { performanceOf, responsivenessOf } from './judge.js';
import { spanFrom, spanTo } from './periods.js';
import { place, type PreparedLot } from './prepared-lot.js';
import type { Sieve } from './sieve.js';
import { schemeBit } from './vocabulary.js';

/** More than all roundings of a score together. */
const slack = 1e-9;
/** What is taken off the bound of whoever cannot pass: more than anybody scores. */
const farBelow = 1e9;
/** Of an amount that a rule compares: more than rules forgive. */
export const hair = 1e-6;

/** Of each kind of claim what turns its numbers into parts of the score. */
export interface Rates {
  /** What capability fit counts, by being declared or verified. */
  fit: Float64Array;
  /** Units of the lot for a hundredth of the claim's. */
  quantity: Float64Array;
  /** The most that the price counts, and what goes off for each ten-thousandth. */
  price: Float64Array;
  perPrice: Float64Array;
  /** Of each period which part of what is free in it counts, filled as it is needed. */
  freePart: Float64Array;
}

export function ratesOf({ vocabulary, unit, shares, ceiling, currency, setting, need }: PreparedLot): Rates {
  const { kinds } = vocabulary;
  const column = () => new Float64Array(kinds.length);
  const freePart = new Float64Array(vocabulary.periods.length).fill(notYet);
  const rates: Rates = { fit: column(), quantity: column(), price: column(), perPrice: column(), freePart };
  for (const [kind, { unit: own, currency: ownCurrency, verified }] of kinds.entries()) {
    rates.fit[kind] = shares[place.capabilityFit]! * (verified ? 1 : declaredShare);
    rates.quantity[kind] = own.grains / unit.grains / quantityScale;
    const one = ceiling === null || ownCurrency === null ? null : exchange(1, ownCurrency, currency!, setting.rates, need.today);
    rates.price[kind] = shares[place.price]! * (one === null ? neutral : 1);
    const perPrice = one === null ? 0 : (shares[place.price]! * 0.5 * one.amount * (unit.grains / own.grains)) / priceScale / ceiling!;
    rates.perPrice[kind] = perPrice;
  }
  return rates;
}

/**
 * Into `bounds` what the claims in the first `count` of `rows` can score at most. They hold the similarity of the claim's code to
 * the lot's before. Those that cannot pass or cannot reach `wanted` are left out of both; says how many are left. What costs more
 * comes later, so that it is asked of fewer.
 */
export function bound(
  index: EnterpriseIndex, rows: Int32Array, count: number, lot: PreparedLot, sieve: Sieve, rates: Rates, wanted: number, bounds: Float64Array,
): number {
  const { shares, preferred, point, limitKm } = lot;
  const [capacity, distance] = [shares[place.capacityMargin]!, shares[place.distance]!];
  const passing = ofClaim(index, rows, count, lot, sieve, rates, bounds);
  ofHistory(index, rows, passing, lot, bounds);
  if (preferred.length > 0 && shares[place.optionalCertifications]! > 0) ofCertificates(index, rows, passing, lot, bounds);
  const hopeful = keep(rows, passing, bounds, wanted - capacity - distance);
  ofCapacity(index, rows, hopeful, lot, rates, bounds);
  const able = keep(rows, hopeful, bounds, wanted - distance);
  if (point === null) for (let at = 0; at < able; at += 1) bounds[at]! += distance;
  else if (limitKm !== null || distance > 0) ofDistance(index, rows, able, lot, bounds);
  return keep(rows, able, bounds, wanted);
}

/** Of the first `count` rows those whose bound reaches `least`; how many they are. */
function keep(rows: Int32Array, count: number, bounds: Float64Array, least: number): number {
  let left = 0;
  for (let at = 0; at < count; at += 1) {
    const most = bounds[at]!;
    rows[left] = rows[at]!;
    bounds[left] = most;
    left += +(most >= least);
  }
  return left;
}

/**
 * Capability fit, relevance, lead time and price of those that pass by lead time, minimum order and price; how many they are. That a
 * claim has ended is left aside: it only makes it worse.
 */
function ofClaim(
  { kinds, confirmedOn, leadTimes, minimumOrders, prices, marks }: EnterpriseIndex, rows: Int32Array, count: number,
  { shares, aging, today, deadline, mostUnrecorded }: PreparedLot, { leadTime: mostDays, orders, prices: ceilings }: Sieve, { fit, price, perPrice }: Rates, bounds: Float64Array,
): number {
  const leadTime = shares[place.leadTimeMargin]!;
  const perDay = (leadTime * 0.5) / Math.max(1, deadline - today);
  const weights = weightsOn(today, aging);
  let left = 0;
  for (let at = 0; at < count; at += 1) {
    const row = rows[at]!;
    const kind = kinds[row]!;
    const days = leadTimes[row]! - 1;
    const own = prices[row]!;
    rows[left] = row;
    bounds[left] =
      bounds[at]! * fit[kind]! * weights[confirmedOn[row]!]! + (days < 0 ? leadTime * neutral : leadTime - perDay * days) + price[kind]! - perPrice[kind]! * own;
    // No branch where the processor could not guess.
    left += +(days < mostDays) & +(minimumOrders[row]! <= orders[kind]!) & +(own <= ceilings[kind]!);
  }
  const relevance = shares[place.relevance]!;
  if (relevance > 0) for (let at = 0; at < left; at += 1) bounds[at]! += relevance * ((marks[rows[at]!]! & recorded) === 0 ? mostUnrecorded : 1);
  return left;
}

/** What a claim weighs that was confirmed on each day. Whole clusters age their claims alike, so few tables are kept. */
function weightsOn(today: number, aging: ClaimAging | undefined): Float64Array {
  const key = aging ? `${today} ${aging.freshDays} ${aging.fadingDays} ${aging.staleWeight}` : '';
  let weights = keptWeights.get(key);
  if (!weights) {
    if (keptWeights.size >= mostKept) keptWeights.delete(keptWeights.keys().next().value!);
    weights = new Float64Array(mostDays + 1).map((_, day) => (aging ? weightAfter(Math.max(0, today - day), aging) : 1));
    keptWeights.set(key, weights);
  }
  return weights;
}
const keptWeights = new Map<string, Float64Array>();
const mostKept = 8;

function ofCapacity(
  index: EnterpriseIndex, rows: Int32Array, count: number, { shares, today, deadline, quantity, sharePart, stepPart, unit }: PreparedLot,
  { quantity: perHundredths, freePart }: Rates, bounds: Float64Array,
): void {
  const { kinds, slotPeriods, slotFree, minimumOrders, vocabulary: { periods } } = index;
  const share = shares[place.capacityMargin]!;
  const leastOfAll = Math.max(sharePart, stepPart);
  // What rounding down to whole steps gives back is less than this.
  const step = stepIn(unit) * hair;
  const perUnit = 0.5 / (2 * quantity - leastOfAll);
  for (let at = 0; at < count; at += 1) {
    const row = rows[at]!;
    const period = slotPeriods[row]!;
    if (period === noSlot) {
      bounds[at]! += share * neutral;
      continue;
    }
    let free: number;
    if (period === slotsInList) free = freeInList(index.slotLists, slotFree[row]!, today, deadline);
    else {
      let part = freePart[period]!;
      if (part === notYet) part = freePart[period] = partWithin(periods.from(period), periods.to(period), today, deadline);
      free = part === outside ? outside : part * slotFree[row]!;
    }
    if (free < 0) {
      bounds[at]! += share * neutral;
      continue;
    }
    const perHundredth = perHundredths[kinds[row]!]!;
    free = free * perHundredth + step;
    const minimum = minimumOrders[row]! * perHundredth;
    let part: number;
    if (minimum <= leastOfAll) part = 0.5 + perUnit * (free - leastOfAll);
    else part = 0.5 + (0.5 * (free - Math.min(minimum, quantity))) / (2 * quantity - Math.min(minimum, quantity));
    // No branch where the processor could not guess.
    const isMost = +(part > 1);
    bounds[at]! += share * (isMost + (1 - isMost) * part) - farBelow * +(part < 0.5 - hair);
  }
}

/** Of the days from one to the other the part that lies between today and the deadline; `outside` when none does. */
function partWithin(from: number, to: number, today: number, deadline: number): number {
  const days = Math.min(to, deadline) - Math.max(from, today) + 1;
  return days <= 0 ? outside : days / (to - from + 1);
}
const outside = -1;
const notYet = -2;

/** Hundredths; below 0 when no slot of the list lies between the days. */
function freeInList(slotLists: Uint32Array, list: number, today: number, deadline: number): number {
  let free = outside;
  const end = list + slotLists[list]! * 2;
  for (let slot = list + 1; slot < end; slot += 2) {
    const part = partWithin(spanFrom(slotLists[slot]!), spanTo(slotLists[slot]!), today, deadline);
    if (part !== outside) free = Math.max(0, free) + part * slotLists[slot + 1]!;
  }
  return free;
}

/** By the bits alone: each that is held counts as valid. Who holds none may have stated none, which counts a half. */
function ofCertificates(index: EnterpriseIndex, rows: Int32Array, count: number, { shares, preferred }: PreparedLot, bounds: Float64Array): void {
  const share = shares[place.optionalCertifications]!;
  const { bitmaps } = index;
  const bare = unstated(index);
  const each = share / preferred.length;
  const starts = Int32Array.from(preferred, (scheme) => holders(index, schemeBit(scheme)));
  for (let at = 0; at < count; at += 1) {
    const row = rows[at]!;
    let held = 0;
    for (let scheme = 0; scheme < starts.length; scheme += 1) held += (bitmaps[starts[scheme]! + (row >> 5)]! >>> (row & 31)) & 1;
    bounds[at]! += each * held + share * neutral * ((bitmaps[bare + (row >> 5)]! >>> (row & 31)) & 1);
  }
}

/**
 * By the middle of the cell, less what the cell reaches from there. Sines, cosines and arc sines are cut off where what is left out
 * would only make it further. Who is certainly beyond the limit cannot pass.
 */
function ofDistance(index: EnterpriseIndex, rows: Int32Array, count: number, { shares, point, limitKm, cosine }: PreparedLot, bounds: Float64Array): void {
  const share = shares[place.distance]!;
  const y = (point!.latitude + 90) / cellDegrees - 0.5;
  const x = (point!.longitude + 180) / cellDegrees - 0.5;
  const limit = limitKm === null ? Infinity : limitKm * (1 + hair);
  const perKm = limitKm === null ? 0 : (share * 0.5) / limitKm;
  const { parallels, meridians } = index;
  for (let at = 0; at < count; at += 1) {
    const row = rows[at]!;
    const parallel = parallels[row]!;
    if (parallel >= nowhere) {
      bounds[at]! += parallel === anywhere ? share : share * neutral;
      continue;
    }
    const aside = Math.abs(meridians[row]! - x);
    const across = (aside > cellsAround / 2 ? cellsAround - aside : aside) * cellRadians;
    const along = (parallel - y) * cellRadians;
    const from = (parallel + 0.5 - cellsAround / 4) * cellRadians;
    const h = halfSquared(along * along) + cosine * cosineAt(from * from) * halfSquared(across * across);
    const km = h > 0 ? 2 * earthRadiusKm * arc(Math.sqrt(h)) - cellKm : 0;
    const part = limitKm === null ? (share * halfDistanceKm) / (halfDistanceKm + (km > 0 ? km : 0)) : share - perKm * (km > 0 ? km : 0);
    bounds[at]! += part - farBelow * +(km > limit);
  }
}

const cellRadians = (cellDegrees * Math.PI) / 180;
/** More than from the middle of a cell to its corner, so much that roundings are covered as well. */
const cellKm = 0.45;
/** At most the square of the sine of half an angle, from the angle squared. */
const halfSquared = (u: number) => u * (1 / 4 - u * (1 / 48 - u * (1 / 1440 - u / 80_640)));
/** At most the cosine, from the angle squared. */
const cosineAt = (u: number) => 1 - u * (1 / 2 - u * (1 / 24 - u / 720));
/** At most the arc sine. */
const arc = (x: number) => x * (1 + x * x * (1 / 6 + x * x * (3 / 40 + (x * x * 15) / 336)));

/** Past performance and responsiveness: with the usual priors from the row, with others from the enterprise. */
function ofHistory(index: EnterpriseIndex, rows: Int32Array, count: number, lot: PreparedLot, bounds: Float64Array): void {
  const [performance, answers] = [lot.shares[place.pastPerformance]!, lot.shares[place.responsiveness]!];
  if (isUsual(lot)) {
    const { performances, responses } = index;
    const [perPerformance, perResponse] = [performance / mostPart, answers / mostPart];
    for (let at = 0; at < count; at += 1) bounds[at]! += perPerformance * performances[rows[at]!]! + perResponse * responses[rows[at]!]! + slack;
    return;
  }
  for (let at = 0; at < count; at += 1) {
    const enterprise = index.enterprises[rows[at]!]!;
    bounds[at]! += performance * performanceOf(index, enterprise, lot.priors) + answers * responsivenessOf(index, enterprise, lot.priors) + slack;
  }
}

/** The priors that the bytes of a row are made with. */
export function isUsual({ priors: { pastPerformance, responsiveness } }: PreparedLot): boolean {
  const usual = defaultPriors;
  return (
    pastPerformance.mean === usual.pastPerformance.mean && pastPerformance.strength === usual.pastPerformance.strength &&
    responsiveness.mean === usual.responsiveness.mean && responsiveness.strength === usual.responsiveness.strength
  );
}
