// One claim of an index against one lot: every rule, then every criterion, with the arithmetic of the rules and criteria that
// explain a pair. Cheap facts come first, and nothing more is worked out once the claim can no longer reach what is wanted.
// It runs a million times for a question: no objects, no tuples, no closures.
import { weightAfter } from '../claim-age.js';
import { gap } from '../compare.js';
import { capabilityFitValue, capacityValue, distanceValue, marginValue } from '../criterion-values.js';
import { kmBetween } from '../geo.js';
import { exchange } from '../money.js';
import { neutral } from '../relevance/experience.js';
import { performanceValue, smoothed } from '../smoothing.js';
import type { ClaimAging } from '../types.js';
import { floorToStep, inUnit, type Unit } from '../units.js';
import { hasBit, holders } from './bitmaps.js';
import { priceScale, quantityScale } from './columns.js';
import {
  active, asDoubles, asOne, asShorts, asWords, barring, gone, languageShift, noSlot, notKnown, recorded, slotsInList, unwanted,
  type EnterpriseIndex,
} from './enterprise-index.js';
import { spanFrom, spanTo } from './periods.js';
import type { PreparedLot } from './prepared-lot.js';
import { hasOwnBit, schemeBit } from './vocabulary.js';

/** Below every score: a rule excludes the claim, or it cannot reach the wanted score. */
export const excluded = -1;

/** A number that nobody stated: it passes, and counts a half, unless the lot's policy lets it exclude. */
const unknown = NaN;
export const isKnown = (value: number): boolean => value === value;

/**
 * The score of the claim in `row`, whose code is so alike to the lot's, or `excluded`. Whoever cannot reach `wanted` may be
 * excluded too: pass 0 to have every score. Whether a nearer claim of the same enterprise decides is not asked here.
 */
export function judge(index: EnterpriseIndex, row: number, similarity: number, lot: PreparedLot, wanted: number): number {
  const enterprise = index.enterprises[row]!;
  const marks = index.marks[row]!;
  if (!isOpenTo(index, enterprise, marks, lot)) return excluded;
  const kind = lot.vocabulary.kinds[index.kinds[row]!]!;
  const { unit, currency, minimumKnown } = kind;
  if (unit.dimension !== lot.unit.dimension) return excluded;
  const minimumOrder = minimumKnown ? inUnit(index.minimumOrders[row]! / quantityScale, unit, lot.unit) : unknown;
  if (minimumKnown ? gap(lot.quantity, minimumOrder) < 0 : lot.excludes.has('minimum_order')) return excluded;
  const days = lot.deadline - lot.today;
  const leadTime = index.leadTimes[row]! - 1;
  if (leadTime >= 0 ? leadTime > days : lot.excludes.has('lead_time')) return excluded;
  const price = lot.ceiling === null ? unknown : priceOf(index.prices[row]! / priceScale, currency, unit, lot);
  if (lot.ceiling !== null && (isKnown(price) ? gap(lot.ceiling, price) < 0 : lot.excludes.has('ceiling_price'))) return excluded;
  const free = freeOf(index, row, unit, lot);
  const least = Math.max(lot.sharePart, minimumKnown ? Math.min(minimumOrder, lot.quantity) : 0, lot.stepPart);
  if (isKnown(free) ? gap(free, least) < 0 : lot.excludes.has('capacity')) return excluded;

  // What is not worked out yet counts as 1, which no value exceeds: added in the order of the criteria that is a bound to the
  // last bit, because every rounding is monotone. So far only the row was read; from here on the enterprise is.
  const { shares } = lot;
  const end = kind.ends ? index.validUntil.get(row)! : Infinity;
  const fit = shares[0]! * fitOf(kind.verified, end, index.confirmedOn[row]!, similarity, lot.aging, lot.today);
  const capacity = shares[2]! * (isKnown(free) ? capacityValue(free, least, lot.quantity) : neutral);
  const leadTimeMargin = shares[3]! * (leadTime >= 0 ? marginValue(leadTime, days) : neutral);
  const priceMargin = shares[4]! * (isKnown(price) ? marginValue(price, lot.ceiling!) : neutral);
  const mayBeRelevant = (marks & recorded) !== 0 || lot.mostUnrecorded > neutral;
  const ofClaim = fit + shares[1]! * (mayBeRelevant ? 1 : neutral) + capacity + leadTimeMargin + priceMargin;
  if (ofClaim + shares[5]! + shares[6]! + shares[7]! + shares[8]! < wanted) return excluded;
  // Of schemes that share a bit many hold another: they are sorted out before anything costs more.
  if (lot.mandatory.length > 0 && !holdsMandatory(index, row, enterprise, lot)) return excluded;
  const performance = shares[7]! * performanceOf(index, enterprise, lot.priors);
  const answers = shares[8]! * responsivenessOf(index, enterprise, lot.priors);
  if (ofClaim + shares[5]! + shares[6]! + performance + answers < wanted) return excluded;

  const isMeasured = lot.point !== null && (lot.limitKm !== null || shares[6]! > 0);
  const km = isMeasured ? nearestKm(index, enterprise, lot) : unknown;
  if (lot.limitKm !== null && (isKnown(km) ? !isWithin(km, lot.limitKm) : lot.excludes.has('place'))) return excluded;
  const distance = shares[6] === 0 ? 0 : shares[6]! * distanceOf(index, enterprise, km, lot);
  if (ofClaim + shares[5]! + distance + performance + answers < wanted) return excluded;
  const certificates = lot.preferred.length === 0 ? 0 : shares[5]! * preferredOf(index, row, enterprise, lot);
  const score = ofClaim + certificates + distance + performance + answers;
  if (!mayBeRelevant || score < wanted) return score;
  const relevance = shares[1]! * lot.relevanceTo(index.trackRecords.get(enterprise) ?? nothing, claimsOf(index, enterprise));
  return fit + relevance + capacity + leadTimeMargin + priceMargin + certificates + distance + performance + answers;
}

const nothing: never[] = [];

/** Ranks of the codes that it claims, as often as it does. */
function claimsOf({ words, claimCodes }: EnterpriseIndex, enterprise: number): Uint16Array | Uint32Array {
  const at = enterprise * asWords.width + asWords.claimStart;
  return claimCodes.subarray(words[at]!, words[at + asWords.width]!);
}

/** The rules that hold whatever the claim, but for certificates and place. */
function isOpenTo(index: EnterpriseIndex, enterprise: number, marks: number, lot: PreparedLot): boolean {
  if ((marks & (active | gone | unwanted)) !== active) return false;
  if (lot.asksLanguage && (marks >>> languageShift === 0 ? lot.excludes.has('language') : (marks & lot.languageBit) === 0)) return false;
  if (lot.invitationCap !== null) {
    const recent = index.shorts[enterprise * asShorts.width + asShorts.recentInvitations]!;
    if (recent === notKnown ? lot.excludes.has('invitation_cap') : lot.invitationCap - recent - 1 < 0) return false;
  }
  if ((marks & barring) === 0) return true;
  const { conflict, optOut } = index.barred.get(enterprise)!;
  return !conflict.has(lot.need.buyerId) && !optOut.has(lot.need.buyerId);
}

/** `end`: last day of the claim; past it, it is no longer verified and weighs as little as there is. */
function fitOf(isVerified: boolean, end: number, confirmedOn: number, similarity: number, aging: ClaimAging | undefined, today: number): number {
  const isExpired = end < today;
  if (!aging) return capabilityFitValue(similarity, isVerified && !isExpired, 1);
  const weight = isExpired ? aging.staleWeight : weightAfter(Math.max(0, today - confirmedOn), aging);
  return capabilityFitValue(similarity, isVerified && !isExpired, weight);
}

/** Per unit of the lot in its currency; unknown when it is not stated or no rate is loaded. */
export function priceOf(own: number, currency: string | null, unit: Unit, lot: PreparedLot): number {
  if (currency === null) return unknown;
  if (currency === lot.currency) return inUnit(own, lot.unit, unit);
  if (lot.setting.rates.length === 0) return unknown;
  const exchanged = exchange(own, currency, lot.currency!, lot.setting.rates, lot.need.today);
  return exchanged === null ? unknown : inUnit(exchanged.amount, lot.unit, unit);
}

/** Free from today to the deadline, in the unit of the lot; unknown when no slot lies in that period. */
function freeOf(index: EnterpriseIndex, row: number, unit: Unit, lot: PreparedLot): number {
  const period = index.slotPeriods[row]!;
  if (period === noSlot) return unknown;
  if (period === slotsInList) return freeInList(index.slotLists, index.slotFree[row]!, unit, lot);
  const { periods } = lot.vocabulary;
  const from = periods.from(period);
  const to = periods.to(period);
  return freeInSlot(index.slotFree[row]! / quantityScale, from, to, unit, lot.unit, lot.today, lot.deadline);
}

/** Unknown when the slot does not lie in that period. */
function freeInSlot(free: number, from: number, to: number, unit: Unit, lotUnit: Unit, today: number, deadline: number): number {
  const days = daysWithin(from, to, today, deadline);
  return days <= 0 ? unknown : inUnit(floorToStep((free * days) / (to - from + 1), unit), unit, lotUnit);
}

function freeInList(slotLists: Uint32Array, list: number, unit: Unit, lot: PreparedLot): number {
  let free = 0;
  let counted = 0;
  const end = list + slotLists[list]! * 2;
  for (let slot = list + 1; slot < end; slot += 2) {
    const from = spanFrom(slotLists[slot]!);
    const to = spanTo(slotLists[slot]!);
    const days = daysWithin(from, to, lot.today, lot.deadline);
    if (days <= 0) continue;
    free += ((slotLists[slot + 1]! / quantityScale) * days) / (to - from + 1);
    counted += 1;
  }
  return counted === 0 ? unknown : inUnit(floorToStep(free, unit), unit, lot.unit);
}

const daysWithin = (from: number, to: number, today: number, deadline: number) => Math.min(to, deadline) - Math.max(from, today) + 1;

function holdsMandatory(index: EnterpriseIndex, row: number, enterprise: number, lot: PreparedLot): boolean {
  for (const scheme of lot.mandatory) {
    const standing = holding(index, row, enterprise, scheme, lot.deadline);
    if (standing === lacking || (standing === endUnknown && lot.excludes.has('certifications'))) return false;
  }
  return true;
}

const lacking = 0;
const endUnknown = 1;
const valid = 2;

/** Held on the deadline, held as far as anybody knows, or expired or not held at all. */
function holding(index: EnterpriseIndex, row: number, enterprise: number, scheme: number, deadline: number): number {
  // Most often the bit says it all.
  if (!hasBit(index.bitmaps, holders(index, schemeBit(scheme)), row)) return lacking;
  if (hasOwnBit(scheme) && index.shorts[enterprise * asShorts.width + asShorts.allHeldUntil]! > deadline) return valid;
  const { words, shorts, certificateSchemes, certificateUntil } = index;
  const first = words[enterprise * asWords.width + asWords.certificateStart]!;
  if (first === asOne) return shorts[enterprise * asShorts.width + asShorts.allHeldUntil] === 0 ? endUnknown : lacking;
  const end = first + shorts[enterprise * asShorts.width + asShorts.certificates]!;
  const untilStart = words[enterprise * asWords.width + asWords.untilStart]!;
  let standing = lacking;
  for (let at = first; at < end && certificateSchemes[at]! <= scheme; at += 1) {
    if (certificateSchemes[at] !== scheme) continue;
    const until = untilStart === asOne ? shorts[enterprise * asShorts.width + asShorts.allHeldUntil]! : certificateUntil[untilStart + at - first]!;
    if (until > deadline) return valid;
    if (until === 0) standing = endUnknown;
  }
  return standing;
}

/** What nobody said counts a half: of each scheme whose end is not known, of all when no certificate is stated. */
function preferredOf(index: EnterpriseIndex, row: number, enterprise: number, lot: PreparedLot): number {
  const { preferred } = lot;
  if (index.shorts[enterprise * asShorts.width + asShorts.certificates] === 0) return neutral;
  let held = 0;
  let unsaid = 0;
  for (const scheme of preferred) {
    const standing = holding(index, row, enterprise, scheme, lot.deadline);
    if (standing === valid) held += 1;
    else if (standing === endUnknown) unsaid += 1;
  }
  return (held + unsaid / 2) / preferred.length;
}

/** With the priors of a lot. */
export function performanceOf({ shorts, doubles }: EnterpriseIndex, enterprise: number, priors: PreparedLot['priors']): number {
  const at = enterprise * asShorts.width;
  const delivered = shorts[at + asShorts.delivered]!;
  const inspected = shorts[at + asShorts.inspected]!;
  if (delivered + inspected === 0) return priors.pastPerformance.mean;
  const rejected = doubles[enterprise * asDoubles.width + asDoubles.rejected]!;
  return performanceValue(shorts[at + asShorts.onTime]!, delivered, rejected, inspected, priors.pastPerformance);
}

export function responsivenessOf({ shorts }: EnterpriseIndex, enterprise: number, priors: PreparedLot['priors']): number {
  const at = enterprise * asShorts.width;
  const invited = shorts[at + asShorts.invited]!;
  return invited === 0 ? priors.responsiveness.mean : smoothed(shorts[at + asShorts.answered]!, invited, priors.responsiveness);
}

/**
 * Unknown when no site has coordinates, or when one without may be nearer than those that lie too far away; Infinity when
 * all are clearly beyond the limit.
 */
function nearestKm(index: EnterpriseIndex, enterprise: number, lot: PreparedLot): number {
  const sites = index.shorts[enterprise * asShorts.width + asShorts.sites]!;
  // Nearly all have one site, and that lies in their record.
  if (sites === 1) {
    const record = enterprise * asDoubles.width;
    const latitude = index.doubles[record + asDoubles.latitude]!;
    return isKnown(latitude) ? kmTo(lot, latitude, index.doubles[record + asDoubles.longitude]!) : unknown;
  }
  const first = index.words[enterprise * asWords.width + asWords.siteStart]!;
  let nearest = Infinity;
  let unlocated = 0;
  for (let site = first; site < first + sites; site += 1) {
    const latitude = index.sitePoints[site * 2]!;
    if (isKnown(latitude)) nearest = Math.min(nearest, kmTo(lot, latitude, index.sitePoints[site * 2 + 1]!));
    else unlocated += 1;
  }
  const isSettled = sites > unlocated && (unlocated === 0 || lot.limitKm === null || isWithin(nearest, lot.limitKm));
  return isSettled ? nearest : unknown;
}

/** Infinity when the degrees alone say that it lies beyond the limit. */
function kmTo({ point, reach, cosine }: PreparedLot, latitude: number, longitude: number): number {
  const { latitude: ownLatitude, longitude: ownLongitude } = point!;
  if (Math.abs(latitude - ownLatitude) > reach.latitude) return Infinity;
  const aside = Math.abs(longitude - ownLongitude);
  if (Math.min(aside, 360 - aside) > reach.longitude) return Infinity;
  return kmBetween(ownLatitude, ownLongitude, cosine, latitude, longitude);
}

// Between Infinity and anything there is no gap.
const isWithin = (km: number, limitKm: number): boolean => km < Infinity && gap(limitKm, km) >= 0;

/** `km`: of the nearest site, when the lot has a point. */
function distanceOf(index: EnterpriseIndex, enterprise: number, km: number, lot: PreparedLot): number {
  if (lot.point !== null) return isKnown(km) ? distanceValue(km, lot.limitKm) : neutral;
  const sites = index.shorts[enterprise * asShorts.width + asShorts.sites]!;
  if (sites === 0) return neutral;
  if (sites === 1) return index.shorts[enterprise * asShorts.width + asShorts.country] === lot.country ? 1 : 0;
  const first = index.words[enterprise * asWords.width + asWords.siteStart]!;
  for (let site = first; site < first + sites; site += 1) if (index.siteCountries[site] === lot.country) return 1;
  return 0;
}
