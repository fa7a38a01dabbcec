// What is known of a pair, in the terms of the lot: its unit, its currency, its period. Null always means not known.
import { certificateOf, holdingOf, type Certificate } from './certificates.js';
import { stated } from './check-input.js';
import { claimStanding, type ClaimStanding } from './claim-age.js';
import type { LotFrame, Scheme } from './lot-frame.js';
import { exchange, type Exchanged } from './money.js';
import { whereabouts, type Whereabouts } from './place.js';
import { countedSlots, freeIn } from './slots.js';
import { usableWindows } from './time-windows.js';
import type { Candidate, Capability, TimeWindow } from './types.js';
import { floorToStep, inUnit, type Unit } from './units.js';

export interface EnterpriseFacts {
  candidate: Candidate;
  where: Whereabouts;
  mandatory: Certificate[];
  /** An enterprise that states no certificate at all has not said that it lacks these. */
  preferred: Certificate[];
  /** Null when its languages are not known. */
  speaks: boolean | null;
  recentInvitations: number | null;
  performance: Candidate['performance'];
  responsiveness: Candidate['responsiveness'];
}

export type UnitFit = 'same' | 'incompatible' | 'unrecognised' | 'no_capability';

export interface CapabilityFacts {
  capability: Capability | null;
  /** Null without a capability. */
  standing: ClaimStanding | null;
  /** Null when the code is not in the classification. */
  similarity: number | null;
  unitFit: UnitFit;
  /** Free from today to the deadline, in the unit of the lot. */
  free: number | null;
  minimumOrder: number | null;
  leadTimeDays: number | null;
  /** When it is held; empty when not known. */
  times: readonly TimeWindow[];
  /** Price in the currency and per unit of the lot. */
  price: Exchanged | null;
  priceStated: boolean;
}

export interface PairFacts {
  lot: LotFrame;
  enterprise: EnterpriseFacts;
  capability: CapabilityFacts;
}

const none: never[] = [];

/** What holds for the enterprise whatever the capability. */
export function enterpriseFacts(candidate: Candidate, lot: LotFrame): EnterpriseFacts {
  const certificate = ({ scheme, key }: Scheme) =>
    certificateOf(
      scheme,
      holdingOf(key, candidate.certifications, lot.schemeKey, lot.deadline),
      lot.deadline,
    );
  const preferred = ({ scheme, key }: Scheme): Certificate =>
    candidate.certifications.length === 0 ?
      { scheme, state: 'nothing_stated', until: null }
    : certificate({ scheme, key });
  const { performance, responsiveness } = candidate;
  return {
    candidate,
    where: whereabouts(candidate, lot),
    mandatory: lot.mandatory.length === 0 ? none : lot.mandatory.map(certificate),
    preferred: lot.preferred.length === 0 ? none : lot.preferred.map(preferred),
    speaks:
      lot.language === null || candidate.languages.length === 0 ?
        null
      : candidate.languages.some((language) => lot.primaryLanguage(language) === lot.language),
    recentInvitations: stated(candidate.recentInvitations),
    performance:
      (
        performance &&
        partOf(performance.onTime, performance.delivered) &&
        partOf(performance.rejected, performance.inspected)
      ) ?
        performance
      : null,
    responsiveness:
      responsiveness && partOf(responsiveness.answered, responsiveness.invited) ? responsiveness : null,
  };
}

/** What holds for one capability; null stands for an enterprise that stated none. */
export function capabilityFacts(capability: Capability | null, lot: LotFrame): CapabilityFacts {
  if (capability === null) {
    return {
      capability,
      standing: null,
      similarity: 0,
      unitFit: 'no_capability',
      free: null,
      minimumOrder: null,
      leadTimeDays: null,
      times: none,
      price: null,
      priceStated: false,
    };
  }
  const unit = lot.unitOf(capability.unit);
  const unitFit =
    unit === undefined ? 'unrecognised'
    : unit.dimension === lot.unit.dimension ? 'same'
    : 'incompatible';
  const comparable = unitFit === 'same' ? unit! : null;
  const minimumOrder = stated(capability.minimumOrder);
  return {
    capability,
    standing: claimStanding(capability, lot.policy.aging, lot.need.today, lot.dayOf),
    unitFit,
    similarity: lot.similarityOf(capability.code),
    free: comparable && freeCapacity(capability, comparable, lot),
    minimumOrder: comparable && minimumOrder !== null ? inUnit(minimumOrder, comparable, lot.unit) : null,
    leadTimeDays: stated(capability.leadTimeDays),
    times: lot.times.length === 0 ? none : usableWindows(capability.times ?? none),
    price: comparable && priceFor(capability, comparable, lot),
    priceStated: statedPrice(capability) !== null,
  };
}

/** Rounded down to whole steps of the capability's unit, then in the unit of the lot. */
function freeCapacity(capability: Capability, unit: Unit, lot: LotFrame): number | null {
  const free = freeIn(countedSlots(capability, lot));
  return free === null ? null : inUnit(floorToStep(free, unit), unit, lot.unit);
}

function priceFor(capability: Capability, unit: Unit, lot: LotFrame): CapabilityFacts['price'] {
  const own = statedPrice(capability);
  const { ceilingPrice, today } = lot.need;
  if (!own || !ceilingPrice) return null;
  const exchanged = exchange(own.amount, own.currency, ceilingPrice.currency, lot.setting.rates, today);
  // A lot's unit costs as many prices as it has units of the capability.
  return exchanged && { ...exchanged, amount: inUnit(exchanged.amount, lot.unit, unit) };
}

export function statedPrice({ priceHint }: Capability): { amount: number; currency: string } | null {
  return priceHint && stated(priceHint.amount) && priceHint.amount > 0 ? priceHint : null;
}

export function partOf(part: number, whole: number): boolean {
  return stated(part) !== null && stated(whole) !== null && part <= whole;
}
