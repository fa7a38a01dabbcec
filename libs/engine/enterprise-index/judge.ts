// One claim of an index against one lot: every rule, then every criterion, with the arithmetic of the rules and criteria that
// explain a pair. Cheap facts come first, and nothing more is worked out once the claim can no longer reach what is wanted.
// It runs a million times for a question: no objects, no tuples, no closures.
import { weightAfter } from '../claim-age.js';
import { gap } from '../compare.js';
import { capabilityFitValue, capacityValue, distanceValue, marginValue, performanceValue, smoothed } from '../criterion-values.js';
import { kmBetween } from '../geo.js';
import { exchange } from '../money.js';
import { neutral } from '../relevance/experience.js';
import { floorToStep, inUnit, type Unit } from '../units.js';
import { priceScale, quantityScale } from './columns.js';
import {
  active, barring, count, countWidth, gone, languageShift, minimumKnown, notKnown, recorded, traitWidth, unwanted, verified,
  type EnterpriseIndex,
} from './enterprise-index.js';
import type { PreparedLot } from './prepared-lot.js';
import { hasOwnBit } from './vocabulary.js';

/** Below every score: a rule excludes the claim, or it cannot reach the wanted score. */
export const excluded = -1;

/** A number that nobody stated: it passes, and counts a half, unless the lot's policy lets it exclude. */
const unknown = NaN;
const isKnown = (value: number) => value === value;

/**
 * The score of the claim in `row`, whose code is so alike to the lot's, or `excluded`. Whoever cannot reach `wanted` may be
 * excluded too: pass 0 to have every score. Whether a nearer claim of the same enterprise decides is not asked here.
 */
export function judge(index: EnterpriseIndex, row: number, similarity: number, lot: PreparedLot, wanted: number): number {
  const enterprise = index.enterprises[row]!;
  const flags = index.traits[enterprise * traitWidth]!;
  if (!isOpenTo(index, enterprise, flags, lot)) return excluded;
  const { unit, currency } = lot.vocabulary.kinds[index.kinds[row]!]!;
  if (unit.dimension !== lot.unit.dimension) return excluded;
  const isMinimumKnown = (index.claimFlags[row]! & minimumKnown) !== 0;
  const minimumOrder = isMinimumKnown ? inUnit(index.minimumOrders[row]! / quantityScale, unit, lot.unit) : unknown;
  if (isMinimumKnown ? gap(lot.quantity, minimumOrder) < 0 : lot.excludes.has('minimum_order')) return excluded;
  const days = lot.deadline - lot.today;
  const leadTime = index.leadTimes[row]! - 1;
  if (leadTime >= 0 ? leadTime > days : lot.excludes.has('lead_time')) return excluded;
  const price = lot.ceiling === null ? unknown : priceOf(index.prices[row]! / priceScale, currency, unit, lot);
  if (lot.ceiling !== null && (isKnown(price) ? gap(lot.ceiling, price) < 0 : lot.excludes.has('ceiling_price'))) return excluded;
  const free = freeOf(index, row, unit, lot);
  const least = Math.max(lot.sharePart, isMinimumKnown ? Math.min(minimumOrder, lot.quantity) : 0, lot.stepPart);
  if (isKnown(free) ? gap(free, least) < 0 : lot.excludes.has('capacity')) return excluded;
  let km = lot.limitKm === null || lot.point === null ? unknown : nearestKm(index, enterprise, lot);
  if (lot.limitKm !== null && (isKnown(km) ? !isWithin(km, lot.limitKm) : lot.excludes.has('place'))) return excluded;
  if (lot.mandatory.length > 0 && !holdsMandatory(index, enterprise, lot)) return excluded;

  // Nothing can exclude any more but the score. What is not worked out yet counts as 1, which no value exceeds: added in the
  // order of the criteria that is a bound to the last bit, because every rounding is monotone.
  const { shares } = lot;
  const fitAndRelevance = shares[0]! * fitOf(index, row, similarity, lot);
  const capacity = shares[2]! * (isKnown(free) ? capacityValue(free, least, lot.quantity) : neutral);
  const leadTimeMargin = shares[3]! * (leadTime >= 0 ? marginValue(leadTime, days) : neutral);
  const priceMargin = shares[4]! * (isKnown(price) ? marginValue(price, lot.ceiling!) : neutral);
  const mayBeRelevant = (flags & recorded) !== 0;
  let before = fitAndRelevance + shares[1]! * (mayBeRelevant ? 1 : neutral) + capacity + leadTimeMargin + priceMargin;
  if (before + shares[5]! + shares[6]! + shares[7]! + shares[8]! < wanted) return excluded;
  if (lot.limitKm === null && lot.point !== null && shares[6]! > 0) km = nearestKm(index, enterprise, lot);
  const distance = shares[6]! === 0 ? 0 : shares[6]! * distanceOf(index, enterprise, km, lot);
  const certificates = lot.preferred.length === 0 ? 0 : shares[5]! * preferredOf(index, enterprise, lot);
  const performance = shares[7]! * performanceOf(index, enterprise, lot);
  const answers = shares[8]! * responsivenessOf(index, enterprise, lot);
  const score = before + certificates + distance + performance + answers;
  if (!mayBeRelevant || score < wanted) return score;
  before = fitAndRelevance + shares[1]! * lot.relevanceTo(index.records.get(enterprise)!) + capacity + leadTimeMargin + priceMargin;
  return before + certificates + distance + performance + answers;
}

/** The rules that hold whatever the claim, but for certificates and place. */
function isOpenTo(index: EnterpriseIndex, enterprise: number, flags: number, lot: PreparedLot): boolean {
  if ((flags & (active | gone | unwanted)) !== active) return false;
  if (lot.asksLanguage && (flags >>> languageShift === 0 ? lot.excludes.has('language') : (flags & lot.languageBit) === 0)) return false;
  if (lot.invitationCap !== null) {
    const recent = index.counts[enterprise * countWidth + count.recentInvitations]!;
    if (recent === notKnown ? lot.excludes.has('invitation_cap') : lot.invitationCap - recent - 1 < 0) return false;
  }
  if ((flags & barring) === 0) return true;
  const { conflict, optOut } = index.barred.get(enterprise)!;
  return !conflict.has(lot.need.buyerId) && !optOut.has(lot.need.buyerId);
}

function fitOf({ claimFlags, validUntil, confirmedOn }: EnterpriseIndex, row: number, similarity: number, { aging, today }: PreparedLot): number {
  const end = validUntil[row]!;
  const isExpired = end !== 0 && end < today;
  const isVerified = !isExpired && (claimFlags[row]! & verified) !== 0;
  if (!aging) return capabilityFitValue(similarity, isVerified, 1);
  const weight = isExpired ? aging.staleWeight : weightAfter(Math.max(0, today - confirmedOn[row]!), aging);
  return capabilityFitValue(similarity, isVerified, weight);
}

/** Per unit of the lot in its currency; unknown when it is not stated or no rate is loaded. */
function priceOf(own: number, currency: string | null, unit: Unit, lot: PreparedLot): number {
  if (currency === null) return unknown;
  if (currency === lot.currency) return inUnit(own, lot.unit, unit);
  if (lot.setting.rates.length === 0) return unknown;
  const exchanged = exchange(own, currency, lot.currency!, lot.setting.rates, lot.need.today);
  return exchanged === null ? unknown : inUnit(exchanged.amount, lot.unit, unit);
}

/** Free from today to the deadline, in the unit of the lot; unknown when no slot lies in that period. */
function freeOf({ slotStarts, slotFrom, slotTo, slotFree }: EnterpriseIndex, row: number, unit: Unit, lot: PreparedLot): number {
  let free = 0;
  let counted = 0;
  const end = slotStarts[row + 1]!;
  for (let slot = slotStarts[row]!; slot < end; slot += 1) {
    const from = slotFrom[slot]!;
    const to = slotTo[slot]!;
    const daysInPeriod = Math.min(to, lot.deadline) - Math.max(from, lot.today) + 1;
    if (daysInPeriod <= 0) continue;
    free += ((slotFree[slot]! / quantityScale) * daysInPeriod) / (to - from + 1);
    counted += 1;
  }
  return counted === 0 ? unknown : inUnit(floorToStep(free, unit), unit, lot.unit);
}

function holdsMandatory(index: EnterpriseIndex, enterprise: number, lot: PreparedLot): boolean {
  for (const scheme of lot.mandatory) {
    const standing = holding(index, enterprise, scheme, lot.deadline);
    if (standing === lacking || (standing === endUnknown && lot.excludes.has('certifications'))) return false;
  }
  return true;
}

const lacking = 0;
const endUnknown = 1;
const valid = 2;

/** Held on the deadline, held as far as anybody knows, or expired or not held at all. */
function holding(index: EnterpriseIndex, enterprise: number, scheme: number, deadline: number): number {
  // Most often the bit says it all.
  const own = hasOwnBit(scheme);
  if (own && (index.traits[enterprise * traitWidth + 1 + (scheme >>> 5)]! & (1 << (scheme & 31))) === 0) return lacking;
  if (own && index.allHeldUntil[enterprise]! > deadline) return valid;
  const { certificateStarts, certificateSchemes, certificateUntil } = index;
  let standing = lacking;
  const end = certificateStarts[enterprise + 1]!;
  for (let at = certificateStarts[enterprise]!; at < end && certificateSchemes[at]! <= scheme; at += 1) {
    if (certificateSchemes[at] !== scheme) continue;
    const until = certificateUntil[at]!;
    if (until > deadline) return valid;
    if (until === 0) standing = endUnknown;
  }
  return standing;
}

/** What nobody said counts a half: of each scheme whose end is not known, of all when no certificate is stated. */
function preferredOf(index: EnterpriseIndex, enterprise: number, lot: PreparedLot): number {
  const { preferred } = lot;
  if (index.certificateStarts[enterprise] === index.certificateStarts[enterprise + 1]) return neutral;
  let held = 0;
  let unsaid = 0;
  for (const scheme of preferred) {
    const standing = holding(index, enterprise, scheme, lot.deadline);
    if (standing === valid) held += 1;
    else if (standing === endUnknown) unsaid += 1;
  }
  return (held + unsaid / 2) / preferred.length;
}

function performanceOf({ counts, rejected }: EnterpriseIndex, enterprise: number, { priors }: PreparedLot): number {
  const at = enterprise * countWidth;
  const delivered = counts[at + count.delivered]!;
  const inspected = counts[at + count.inspected]!;
  if (delivered + inspected === 0) return priors.pastPerformance.mean;
  return performanceValue(counts[at + count.onTime]!, delivered, rejected[enterprise]!, inspected, priors.pastPerformance);
}

function responsivenessOf({ counts }: EnterpriseIndex, enterprise: number, { priors }: PreparedLot): number {
  const at = enterprise * countWidth;
  const invited = counts[at + count.invited]!;
  return invited === 0 ? priors.responsiveness.mean : smoothed(counts[at + count.answered]!, invited, priors.responsiveness);
}

/**
 * Unknown when no site has coordinates, or when one without may be nearer than those that lie too far away; Infinity when
 * all are clearly beyond the limit.
 */
function nearestKm({ siteStarts, sitePoints }: EnterpriseIndex, enterprise: number, lot: PreparedLot): number {
  const first = siteStarts[enterprise]!;
  const end = siteStarts[enterprise + 1]!;
  const { latitude, longitude } = lot.point!;
  let nearest = Infinity;
  let unlocated = 0;
  for (let site = first; site < end; site += 1) {
    const north = sitePoints[site * 2]!;
    const east = sitePoints[site * 2 + 1]!;
    if (!isKnown(north)) {
      unlocated += 1;
      continue;
    }
    if (Math.abs(north - latitude) > lot.reach.latitude) continue;
    const aside = Math.abs(east - longitude);
    if (Math.min(aside, 360 - aside) > lot.reach.longitude) continue;
    nearest = Math.min(nearest, kmBetween(latitude, longitude, lot.cosine, north, east));
  }
  const isSettled = end - first > unlocated && (unlocated === 0 || lot.limitKm === null || isWithin(nearest, lot.limitKm));
  return isSettled ? nearest : unknown;
}

// Between Infinity and anything there is no gap.
const isWithin = (km: number, limitKm: number) => km < Infinity && gap(limitKm, km) >= 0;

/** `km`: of the nearest site, when the lot has a point. */
function distanceOf({ siteStarts, siteCountries }: EnterpriseIndex, enterprise: number, km: number, lot: PreparedLot): number {
  if (lot.point !== null) return isKnown(km) ? distanceValue(km, lot.limitKm) : neutral;
  const first = siteStarts[enterprise]!;
  const end = siteStarts[enterprise + 1]!;
  if (first === end) return neutral;
  for (let site = first; site < end; site += 1) if (siteCountries[site] === lot.country) return 1;
  return 0;
}
