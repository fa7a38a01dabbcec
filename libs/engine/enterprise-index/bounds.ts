// What claims can score at most, from the columns of their rows alone. It costs a few nanoseconds for each criterion where a
// score costs half a microsecond, and it is so near to the score that hardly more are judged than are found. Never too little:
// what is rounded is rounded up, what is not in a row counts as the most it can be.
import { defaultPriors } from '../lot-frame.js';
import { declaredShare, halfDistanceKm } from '../criterion-values.js';
import { earthRadiusKm } from '../geo.js';
import { exchange } from '../money.js';
import { neutral } from '../relevance/experience.js';
import { stepIn } from '../units.js';
import { holders, unstated } from './bitmaps.js';
import { priceScale, quantityScale } from './columns.js';
import {
  anywhere, cellDegrees, cellsAround, mostPart, nowhere, recorded, slotsInList, type EnterpriseIndex,
} from './enterprise-index.js';
import { performanceOf, responsivenessOf } from './judge.js';
import { spanFrom, spanTo } from './periods.js';
import { place, type PreparedLot } from './prepared-lot.js';
import { schemeBit } from './vocabulary.js';

/** More than all roundings of a score together. */
const slack = 1e-9;
/** Of an amount that a rule compares: more than rules forgive. */
const hair = 1e-6;

/** Of each kind of claim what turns its numbers into parts of the score. */
export interface Rates {
  /** For being declared or verified, 0 to 1. */
  status: Float64Array;
  /** Units of the lot for a hundredth of the claim's. */
  quantity: Float64Array;
  /** The most that the price counts, and what goes off for each ten-thousandth. */
  price: Float64Array;
  perPrice: Float64Array;
  /** Of each period of the vocabulary the part from today to the deadline; not a number where that is none. */
  periods: Float64Array;
}

export function ratesOf({ vocabulary, unit, shares, ceiling, currency, setting, need, today, deadline }: PreparedLot): Rates {
  const { kinds } = vocabulary;
  const column = () => new Float64Array(kinds.length);
  const rates: Rates = { status: column(), quantity: column(), price: column(), perPrice: column(), periods: vocabulary.periods.partsWithin(today, deadline) };
  for (const [kind, { unit: own, currency: ownCurrency, verified }] of kinds.entries()) {
    rates.status[kind] = verified ? 1 : declaredShare;
    rates.quantity[kind] = own.grains / unit.grains / quantityScale;
    const one = ceiling === null || ownCurrency === null ? null : exchange(1, ownCurrency, currency!, setting.rates, need.today);
    rates.price[kind] = shares[place.price]! * (one === null ? neutral : 1);
    const perPrice = one === null ? 0 : (shares[place.price]! * 0.5 * one.amount * (unit.grains / own.grains)) / priceScale / ceiling!;
    rates.perPrice[kind] = perPrice;
  }
  return rates;
}

/**
 * Into `bounds` what the claims in the first `count` of `rows` can score at most; below 0 for whoever cannot pass at all.
 * They hold the similarity of the claim's code to the lot's before.
 */
export function bound(index: EnterpriseIndex, rows: Int32Array, count: number, lot: PreparedLot, rates: Rates, bounds: Float64Array): void {
  ofClaim(index, rows, count, lot, rates, bounds);
  ofCapacity(index, rows, count, lot, rates, bounds);
  if (lot.preferred.length > 0 && lot.shares[place.optionalCertifications]! > 0) ofCertificates(index, rows, count, lot, bounds);
  if (lot.point === null) for (let at = 0; at < count; at += 1) bounds[at]! += lot.shares[place.distance]!;
  else if (lot.limitKm !== null || lot.shares[place.distance]! > 0) ofDistance(index, rows, count, lot, bounds);
  ofHistory(index, rows, count, lot, bounds);
}

/** Capability fit, relevance, lead time and price. That a claim has ended is left aside: it only makes it worse. */
function ofClaim(
  { kinds, confirmedOn, leadTimes, prices, marks }: EnterpriseIndex, rows: Int32Array, count: number, { shares, aging, today, deadline }: PreparedLot,
  { status, price, perPrice }: Rates, bounds: Float64Array,
): void {
  const freshUntil = aging ? aging.freshDays : 0;
  const staleness = aging ? 1 - aging.staleWeight : 0;
  const fading = aging ? 1 / Math.max(aging.fadingDays, 1e-3) : 0;
  const perDay = (shares[place.leadTimeMargin]! * 0.5) / Math.max(1, deadline - today);
  const [fit, leadTime, relevance] = [shares[place.capabilityFit]!, shares[place.leadTimeMargin]!, shares[place.relevance]!];
  for (let at = 0; at < count; at += 1) {
    const row = rows[at]!;
    const kind = kinds[row]!;
    const faded = Math.min(1, Math.max(0, (today - confirmedOn[row]! - freshUntil) * fading));
    const days = leadTimes[row]! - 1;
    bounds[at] =
      fit * bounds[at]! * status[kind]! * (1 - staleness * faded) + relevance * ((marks[row]! & recorded) === 0 ? neutral : 1) +
      (days < 0 ? leadTime * neutral : leadTime - perDay * days) + price[kind]! - perPrice[kind]! * prices[row]!;
  }
}

function ofCapacity(
  { kinds, slotPeriods, slotFree, slotLists, minimumOrders }: EnterpriseIndex, rows: Int32Array, count: number,
  { shares, today, deadline, quantity, sharePart, stepPart, unit }: PreparedLot, rates: Rates, bounds: Float64Array,
): void {
  const share = shares[place.capacityMargin]!;
  const leastOfAll = Math.max(sharePart, stepPart);
  const step = stepIn(unit) * hair;
  for (let at = 0; at < count; at += 1) {
    const row = rows[at]!;
    const perHundredth = rates.quantity[kinds[row]!]!;
    const period = slotPeriods[row]!;
    const hundredths =
      period === slotsInList ? freeInList(slotLists, slotFree[row]!, today, deadline) : slotFree[row]! * rates.periods[period]!;
    // No slot has a day within.
    if (hundredths !== hundredths) {
      bounds[at]! += share * neutral;
      continue;
    }
    // What rounding down to whole steps gives back is less than this.
    const free = hundredths * perHundredth + step;
    const least = Math.max(leastOfAll, Math.min(minimumOrders[row]! * perHundredth, quantity));
    if (free < least * (1 - hair)) bounds[at] = -Infinity;
    else bounds[at]! += share * Math.min(1, 0.5 + (0.5 * (free - least)) / (2 * quantity - least));
  }
}

/** Hundredths; not a number when no slot has a day within. */
function freeInList(slotLists: Uint32Array, list: number, today: number, deadline: number): number {
  let free = NaN;
  const end = list + slotLists[list]! * 2;
  for (let slot = list + 1; slot < end; slot += 2) {
    const [from, to] = [spanFrom(slotLists[slot]!), spanTo(slotLists[slot]!)];
    const days = Math.min(to, deadline) - Math.max(from, today) + 1;
    if (days > 0) free = (free === free ? free : 0) + (slotLists[slot + 1]! * days) / (to - from + 1);
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
 * By the corner of the cell that is nearest. Sines, cosines and arc sines are cut off where what is left out would only make it
 * further. Who is certainly beyond the limit cannot pass.
 */
function ofDistance(index: EnterpriseIndex, rows: Int32Array, count: number, { shares, point, limitKm, cosine }: PreparedLot, bounds: Float64Array): void {
  const share = shares[place.distance]!;
  const [y, x] = [(point!.latitude + 90) / cellDegrees, (point!.longitude + 180) / cellDegrees];
  const limit = limitKm === null ? Infinity : limitKm * (1 + hair);
  const perKm = limitKm === null ? 0 : 0.5 / limitKm;
  const { parallels, meridians } = index;
  for (let at = 0; at < count; at += 1) {
    const row = rows[at]!;
    const parallel = parallels[row]!;
    if (parallel >= nowhere) {
      bounds[at]! += parallel === anywhere ? share : share * neutral;
      continue;
    }
    const aside = Math.abs(meridians[row]! + 0.5 - x);
    const along = Math.max(0, Math.abs(parallel + 0.5 - y) - 0.5) * cellRadians;
    const across = Math.max(0, Math.min(aside, cellsAround - aside) - 0.5) * cellRadians;
    const from = (Math.abs(parallel + 0.5 - cellsAround / 4) + 0.5) * cellRadians;
    const h = halfSquared(along * along) + cosine * Math.max(0, 1 - cosineLoss(from * from)) * halfSquared(across * across);
    const km = 2 * earthRadiusKm * arc(Math.sqrt(Math.max(0, h)));
    if (km > limit) bounds[at] = -Infinity;
    else bounds[at]! += share * (limitKm === null ? halfDistanceKm / (halfDistanceKm + km) : 1 - perKm * km);
  }
}

const cellRadians = (cellDegrees * Math.PI) / 180;
/** At most the square of the sine of half an angle, from the angle squared. */
const halfSquared = (u: number) => u * (1 / 4 - u * (1 / 48 - u * (1 / 1440 - u / 80_640)));
/** At least what the cosine is short of 1, from the angle squared. */
const cosineLoss = (u: number) => u * (1 / 2 - u * (1 / 24 - u / 720));
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

function isUsual({ priors: { pastPerformance, responsiveness } }: PreparedLot): boolean {
  const usual = defaultPriors;
  return (
    pastPerformance.mean === usual.pastPerformance.mean && pastPerformance.strength === usual.pastPerformance.strength &&
    responsiveness.mean === usual.responsiveness.mean && responsiveness.strength === usual.responsiveness.strength
  );
}
