// Two claims for one code are one claim: one of them holds, and what is booked in the other is booked.
import { isDeepStrictEqual } from 'node:util';
import { convert } from '#engine';
import type { CapacitySlot, Enterprise } from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';

export type Claim = Enterprise['capabilities'][number];

export const claimRule = 'A verified claim comes before a declared one, then the later stated one, then that of the kept enterprise. '
  + 'Periods only the other knows are added; what is booked in both is added up, at most to what can be made.';

/** There is one claim for a code; `kept` gives it its id. Null: only the merged enterprise claims it. */
export function unitedClaim(kept: Claim | null, merged: Claim): Claim {
  if (kept === null) return { ...merged, id: newId() };
  if (isDeepStrictEqual({ ...merged, id: kept.id }, kept)) return kept;
  const [chosen, other] = comesFirst(kept, merged) ? [kept, merged] : [merged, kept];
  return { ...chosen, id: kept.id, capacity: withBooked(chosen.capacity, inUnit(other, chosen.unit)) };
}

function comesFirst(kept: Claim, merged: Claim): boolean {
  if (kept.status !== merged.status) return kept.status === 'verified';
  return kept.statedOn >= merged.statedOn;
}

/** Nothing when the units cannot be compared: the classification has moved on since one of them was stated. */
function inUnit({ capacity, unit: from }: Claim, to: string): CapacitySlot[] {
  return capacity.flatMap((slot) => {
    const [quantity, booked] = [convert(slot.quantity, from, to), convert(slot.booked, from, to)];
    return quantity.ok && booked.ok ? [{ ...slot, quantity: quantity.quantity, booked: booked.quantity }] : [];
  });
}

function withBooked(chosen: readonly CapacitySlot[], others: readonly CapacitySlot[]): CapacitySlot[] {
  const slots = chosen.map((slot) => ({ ...slot }));
  const added = others.filter((other) => {
    // The same period said twice in the same words is one order book, not two.
    if (chosen.some((slot) => isDeepStrictEqual(slot, other))) return false;
    const shared = slots.filter(({ from, to }) => from <= other.to && other.from <= to);
    let left = other.booked;
    for (const slot of shared) {
      const more = Math.min(left, slot.quantity - slot.booked);
      slot.booked += more;
      left -= more;
    }
    return shared.length === 0;
  });
  return [...slots, ...added];
}
