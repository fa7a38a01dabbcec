// Free capacity in the period of a lot: which slots count, and for how many of their days.
import { stated } from './check-input.js';
import type { LotFrame } from './lot-frame.js';
import type { Capability } from './types.js';

/** A slot that overlaps the period from today to the deadline, both included; quantities in the unit of the capability. */
export type CountedSlot = {
  from: string;
  to: string;
  quantity: number;
  booked: number;
  /** Of the slot, both ends included. */
  days: number;
  /** Those of them in the period. */
  daysInPeriod: number;
};

/** In the order stated; what makes no sense counts as not stated. */
export function countedSlots(capability: Capability, lot: LotFrame): CountedSlot[] {
  const counted: CountedSlot[] = [];
  for (const slot of capability.capacity ?? []) {
    // ISO dates sort as text: what is wholly outside need not be read.
    if (slot.to < lot.need.today || slot.from > lot.need.deadline) continue;
    const from = lot.dayOf(slot.from);
    const to = lot.dayOf(slot.to);
    const quantity = stated(slot.quantity);
    const booked = stated(slot.booked);
    if (!(to >= from) || quantity === null || booked === null) continue;
    const daysInPeriod = Math.min(to, lot.deadline) - Math.max(from, lot.today) + 1;
    if (daysInPeriod <= 0) continue;
    counted.push({ from: slot.from, to: slot.to, quantity, booked, days: to - from + 1, daysInPeriod });
  }
  return counted;
}

/** Of each slot the share of its days in the period, added up; null when no stated slot counts. */
export function freeIn(slots: readonly CountedSlot[]): number | null {
  let free: number | null = null;
  for (const { quantity, booked, days, daysInPeriod } of slots)
    free = (free ?? 0) + (Math.max(0, quantity - booked) * daysInPeriod) / days;
  return free;
}
