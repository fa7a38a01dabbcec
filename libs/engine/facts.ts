// What is known of a pair, in the terms of the lot: its unit, its currency, its period. Null always means not known.
import { certificateOf, holdingOf, type Certificate } from './certificates.js';
import { largest } from './check-input.js';
import type { LotFrame, Scheme } from './lot-frame.js';
import { exchange } from './money.js';
import { whereabouts, type Whereabouts } from './place.js';
import type { Candidate, Capability } from './types.js';
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
  /** Null when the code is not in the classification. */
  similarity: number | null;
  unitFit: UnitFit;
  /** Free from today to the deadline, in the unit of the lot. */
  free: number | null;
  minimumOrder: number | null;
  leadTimeDays: number | null;
  /** Price in the currency and per unit of the lot. */
  price: { amount: number; rate: number | null; rateDate: string | null } | null;
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
    recentInvitations: known(candidate.recentInvitations),
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
      similarity: 0,
      unitFit: 'no_capability',
      free: null,
      minimumOrder: null,
      leadTimeDays: null,
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
  const minimumOrder = known(capability.minimumOrder);
  return {
    capability,
    unitFit,
    similarity: lot.similarityOf(capability.code),
    free: comparable && freeCapacity(capability, comparable, lot),
    minimumOrder: comparable && minimumOrder !== null ? inUnit(minimumOrder, comparable, lot.unit) : null,
    leadTimeDays: known(capability.leadTimeDays),
    price: comparable && priceFor(capability, comparable, lot),
    priceStated: statedPrice(capability) !== null,
  };
}

/**
 * Free quantity of the slots that overlap the period from today to the deadline, both included: of each slot the
 * share of its days in the period, added up and rounded down to whole steps. Null when no stated slot overlaps.
 */
function freeCapacity(capability: Capability, unit: Unit, lot: LotFrame): number | null {
  let free: number | null = null;
  for (const slot of capability.capacity ?? []) {
    // ISO dates sort as text: what is wholly outside need not be read.
    if (slot.to < lot.need.today || slot.from > lot.need.deadline) continue;
    const from = lot.dayOf(slot.from);
    const to = lot.dayOf(slot.to);
    const quantity = known(slot.quantity);
    const booked = known(slot.booked);
    if (!(to >= from) || quantity === null || booked === null) continue;
    const days = Math.min(to, lot.deadline) - Math.max(from, lot.today) + 1;
    if (days <= 0) continue;
    free = (free ?? 0) + (Math.max(0, quantity - booked) * days) / (to - from + 1);
  }
  return free === null ? null : inUnit(floorToStep(free, unit), unit, lot.unit);
}

function priceFor(capability: Capability, unit: Unit, lot: LotFrame): CapabilityFacts['price'] {
  const stated = statedPrice(capability);
  const { ceilingPrice, today } = lot.need;
  if (!stated || !ceilingPrice) return null;
  const exchanged = exchange(stated.amount, stated.currency, ceilingPrice.currency, lot.setting.rates, today);
  // A lot's unit costs as many prices as it has units of the capability.
  return exchanged && { ...exchanged, amount: inUnit(exchanged.amount, lot.unit, unit) };
}

function statedPrice({ priceHint }: Capability): { amount: number; currency: string } | null {
  return priceHint && known(priceHint.amount) && priceHint.amount > 0 ? priceHint : null;
}

// A number that cannot be is a number that was not stated: it must neither help nor stop the run for everybody.
function known(value: number | null | undefined): number | null {
  return typeof value === 'number' && value >= 0 && value <= largest ? value : null;
}

function partOf(part: number, whole: number): boolean {
  return known(part) !== null && known(whole) !== null && part <= whole;
}
