// Which candidates fit into columns without losing a digit, and as what. The few that do not are kept as they are.
import { dayOf } from '../dates.js';
import { stated } from '../check-input.js';
import { partOf, statedPrice } from '../facts.js';
import { pointOf } from '../geo.js';
import { primaryLanguage } from '../lot-frame.js';
import type { Candidate, Capability } from '../types.js';
import { unitOf } from '../units.js';
import { mostDays, priceScale, quantityScale, scaled } from './columns.js';
import type { Vocabulary } from './vocabulary.js';

/** A share of a capacity slot's days counts, so it stays a slot. Days since 1970; `free` in hundredths of the claim's unit. */
export interface PlainSlot {
  from: number;
  to: number;
  free: number;
}

export interface PlainClaim {
  /** Rank of its code. */
  code: number;
  /** Place in the vocabulary's kinds. */
  kind: number;
  /** Hundredths of the unit; 0 where not known. */
  minimumOrder: number;
  /** Days + 1; 0 = not known. */
  leadTime: number;
  /** Ten-thousandths of the currency; 0 where the kind has none. */
  price: number;
  /** The later of the days on which it was stated and verified, days since 1970. */
  confirmedOn: number;
  /** Days since 1970; 0 = it has no last day. */
  validUntil: number;
  slots: PlainSlot[];
}

export interface PlainCandidate {
  /** One bit for each primary language; 0 = not known. */
  languages: number;
  sites: { latitude: number; longitude: number; country: number }[];
  /** By scheme. Last day + 1; 0 = the end is not stated. */
  certificates: { scheme: number; until: number }[];
  delivered: number;
  onTime: number;
  inspected: number;
  rejected: number;
  invited: number;
  answered: number;
  /** null = not known. */
  recentInvitations: number | null;
  /** Claims of codes outside the classification are left out: they are nearest to nothing. */
  claims: PlainClaim[];
}

/** Null when a number does not fit or a date is no date that columns can hold. */
export function plainOf(candidate: Candidate, vocabulary: Vocabulary): PlainCandidate | null {
  const claims: PlainClaim[] = [];
  for (const capability of candidate.capabilities) {
    const code = vocabulary.codes.rankOf(capability.code);
    if (code === undefined) continue;
    const claim = plainClaim(capability, code, vocabulary);
    if (claim === null) return null;
    claims.push(claim);
  }
  let languages = 0;
  for (const language of candidate.languages) {
    const bit = vocabulary.languageBit(primaryLanguage(language));
    if (bit === 0) return null;
    languages = (languages | bit) >>> 0;
  }
  const certificates: PlainCandidate['certificates'] = [];
  for (const { scheme, validUntil } of candidate.certifications) {
    const until = validUntil === null ? NaN : dayOf(validUntil);
    const number = vocabulary.scheme(scheme);
    if (number > mostDays || !(Number.isNaN(until) || isDay(until + 1))) return null;
    certificates.push({ scheme: number, until: Number.isNaN(until) ? 0 : until + 1 });
  }
  const sites = candidate.establishments.map((site) => {
    const point = pointOf(site);
    const country = vocabulary.countries.numbered(site.country);
    return { latitude: point?.latitude ?? NaN, longitude: point?.longitude ?? NaN, country };
  });
  const counts = countsOf(candidate);
  const recentInvitations = stated(candidate.recentInvitations);
  if (counts === null || !isCount(sites.length) || !isCount(certificates.length)) return null;
  if (sites.some(({ country }) => country > mostDays)) return null;
  if (recentInvitations !== null && !isCount(recentInvitations)) return null;
  certificates.sort((a, b) => a.scheme - b.scheme);
  return { languages, sites, certificates, ...counts, recentInvitations, claims };
}

function plainClaim(capability: Capability, code: number, vocabulary: Vocabulary): PlainClaim | null {
  const unit = unitOf(capability.unit);
  // Compared with nothing, an unknown unit is rare enough to stay as it is.
  if (unit === undefined) return null;
  const minimumOrder = stated(capability.minimumOrder);
  const leadTime = stated(capability.leadTimeDays);
  const price = statedPrice(capability);
  const statedOn = dayOf(capability.statedOn);
  const looked = capability.status === 'verified' && capability.verifiedOn ? dayOf(capability.verifiedOn) : 0;
  const verified = capability.status === 'verified';
  const end = capability.validUntil ? dayOf(capability.validUntil) : NaN;
  const slots = slotsOf(capability);
  const wholeOrder = scaled(minimumOrder ?? 0, quantityScale);
  const wholePrice = price === null ? 0 : scaled(price.amount, priceScale);
  const kind = vocabulary.kind({
    unit, currency: price?.currency ?? null, verified, minimumKnown: minimumOrder !== null, ends: !Number.isNaN(end),
  });
  const fits =
    isDay(statedOn) && (looked === 0 || isDay(looked)) && (Number.isNaN(end) || isDay(end)) && slots !== null &&
    wholeOrder !== null && wholePrice !== null && kind <= 0xff &&
    (leadTime === null || isCount(leadTime));
  if (!fits) return null;
  return {
    code, kind, minimumOrder: wholeOrder, leadTime: leadTime === null ? 0 : leadTime + 1, price: wholePrice,
    confirmedOn: Math.max(statedOn, looked), validUntil: Number.isNaN(end) ? 0 : end, slots,
  };
}

/** Those that can count for some lot, in the order stated, because in that order they are added up. */
function slotsOf({ capacity }: Capability): PlainSlot[] | null {
  const slots: PlainSlot[] = [];
  for (const slot of capacity ?? []) {
    const [from, to, quantity, booked] = [dayOf(slot.from), dayOf(slot.to), stated(slot.quantity), stated(slot.booked)];
    if (!(to >= from) || quantity === null || booked === null) continue;
    const free = scaled(Math.max(0, quantity - booked), quantityScale);
    if (free === null || !isDay(from) || !isDay(to)) return null;
    slots.push({ from, to, free });
  }
  return slots;
}

function countsOf({ performance, responsiveness }: Candidate) {
  const known =
    performance !== null && partOf(performance.onTime, performance.delivered) && partOf(performance.rejected, performance.inspected);
  const { delivered, onTime, inspected, rejected } = known ? performance : { delivered: 0, onTime: 0, inspected: 0, rejected: 0 };
  const asked = responsiveness !== null && partOf(responsiveness.answered, responsiveness.invited);
  const { invited, answered } = asked ? responsiveness : { invited: 0, answered: 0 };
  const counts = [delivered, onTime, inspected, invited, answered];
  return counts.every(isCount) ? { delivered, onTime, inspected, rejected, invited, answered } : null;
}

const isCount = (value: number) => Number.isInteger(value) && value >= 0 && value < mostDays;
const isDay = (day: number) => day > 0 && day <= mostDays;
