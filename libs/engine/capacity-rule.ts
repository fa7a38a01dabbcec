// The rule on free capacity: which part of the lot is the least that an enterprise must have free, and whether it has.
import { gap } from './compare.js';
import type { PairFacts } from './facts.js';
import type { Data } from './results.js';
import { ofMargin, unknownText, type Rule } from './rule.js';
import { countedSlots, freeIn } from './slots.js';
import { stepIn } from './units.js';

export const capacity: Rule = {
  name: 'capacity',
  judge: (facts) => ofMargin(margin(facts)),
  show: (facts, outcome) => {
    const { lot, capability } = facts;
    const { quantity, today, deadline } = lot.need;
    const { free } = capability;
    return {
      required: leastFree(facts),
      actual: free,
      margin: margin(facts),
      unit: lot.unit.code,
      text:
        free === null ? unknownText('capacity', capability)
        : outcome === 'fail' ? 'capacity.too_little'
        : gap(free, quantity) >= 0 ? 'capacity.enough'
        : 'capacity.part',
      params: {
        wanted: quantity,
        ratio: free === null ? null : free / quantity,
        from: today,
        to: deadline,
        ...leastParts(facts),
        ...slotData(facts),
      },
    };
  },
};

/** The least that must be free, in the unit of the lot: the largest of the three parts. */
export function leastFree(facts: PairFacts): number {
  const { sharePart, orderPart, stepPart } = leastParts(facts);
  return Math.max(sharePart, orderPart, stepPart);
}

const margin = (facts: PairFacts): number | null =>
  facts.capability.free === null ? null : gap(facts.capability.free, leastFree(facts));

/** The cluster's share of the lot, the enterprise's minimum order (as far as the lot reaches it), and one step. */
function leastParts({ lot, capability }: PairFacts) {
  const { quantity } = lot.need;
  return {
    minimumShare: lot.policy.minimumShare,
    sharePart: lot.policy.minimumShare * quantity,
    orderPart: Math.min(capability.minimumOrder ?? 0, quantity),
    stepPart: Math.min(stepIn(lot.unit), quantity),
  };
}

/** The slots that count, their sum and the step that it is rounded down to, in the unit of the capability. */
function slotData({ lot, capability: { capability, unitFit } }: PairFacts): Data {
  const unit = unitFit === 'same' ? lot.unitOf(capability!.unit)! : null;
  if (unit === null) return { slots: [], slotUnit: null, slotSum: null, slotStep: null };
  const slots = countedSlots(capability!, lot);
  return { slots, slotUnit: unit.code, slotSum: freeIn(slots), slotStep: stepIn(unit) };
}
