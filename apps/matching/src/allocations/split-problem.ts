// From a lot as it stands to the problem that #allocation solves, and back: there quantities are whole numbers of the smallest steps of the unit.
import type { Allocation, AllocationProblem } from '#allocation';
import type { AllocationDemands } from '#contracts/matching/allocations.js';
import { stepsPerUnit, sumOf } from '#brokering/quantities.js';
import type { OpenOffer } from './lot-standing.repository.js';

/** More steps are not counted: such a lot is split in larger ones. */
const mostSteps = 1e9;

export const noDemands: AllocationDemands = {
  maximumEnterprises: null, shareCap: null, newcomersFloor: null, inclusionQuota: null, costPerEnterprise: 0,
};

export interface SplitProblem {
  problem: AllocationProblem;
  /** Steps in a unit of the lot. */
  perUnit: number;
}

/**
 * `quantity`: what is split, in the unit of the lot, of which less than a step is left out. `locked`: quantities by proposal id.
 */
export function splitProblem(input: {
  quantity: number;
  unit: string;
  offers: readonly OpenOffer[];
  demands: AllocationDemands;
  locked: ReadonlyMap<string, number>;
}): SplitProblem {
  const { quantity, unit, offers, demands, locked } = input;
  let perUnit = stepsPerUnit(unit);
  while (quantity * perUnit > mostSteps) perUnit /= 10;
  const down = (amount: number) => Math.floor(amount * perUnit + 1e-6);
  return {
    perUnit,
    problem: {
      quantity: down(quantity), unit, step: 1, ...demands,
      candidates: offers.map(({ proposalId, enterpriseId, score, freeQuantity, minimumOrder, isNewcomer, isPlacedByPolicy }) => ({
        enterpriseId, score: Math.min(1, score), isNewcomer, counts: isPlacedByPolicy, lotSize: null,
        free: freeQuantity === null ? null : down(freeQuantity),
        minimumOrder: minimumOrder === null ? null : Math.ceil(minimumOrder * perUnit - 1e-6),
        locked: locked.has(proposalId) ? Math.round(locked.get(proposalId)! * perUnit) : null,
      })),
    },
  };
}

/** The arithmetic of shares as they are, whatever anybody could take: each is its own lock, and their sum is what is split. */
export function decidedProblem(
  { unit, offers, shares, costPerEnterprise }: { unit: string; offers: readonly OpenOffer[]; shares: ReadonlyMap<string, number>; costPerEnterprise: number },
): SplitProblem {
  const { problem, perUnit } = splitProblem({
    quantity: sumOf([...shares.values()], unit), unit, demands: { ...noDemands, costPerEnterprise }, locked: shares,
    offers: offers.filter(({ proposalId }) => shares.has(proposalId)).map((each) => ({ ...each, freeQuantity: null, minimumOrder: null })),
  });
  return { perUnit, problem: { ...problem, quantity: problem.candidates.reduce((sum, { locked }) => sum + locked!, 0) } };
}

/** Problem and answer with their quantities in the unit of the lot. */
export function inLotUnit({ problem, perUnit }: SplitProblem, found: Allocation): { problem: AllocationProblem; found: Allocation } {
  const of = (steps: number) => steps / perUnit;
  const orNull = (steps: number | null) => (steps === null ? null : of(steps));
  const isQuantity = (demand: string) => demand === 'quantity' || demand === 'locked';
  return {
    problem: {
      ...problem, quantity: of(problem.quantity), step: of(problem.step),
      candidates: problem.candidates.map((each) => ({
        ...each, free: orNull(each.free), minimumOrder: orNull(each.minimumOrder), locked: orNull(each.locked),
      })),
    },
    found: {
      ...found,
      shares: found.shares.map((share) => ({ ...share, quantity: of(share.quantity) })),
      binding: found.binding.map((each) => (isQuantity(each.demand) ? { ...each, value: of(each.value) } : each)),
      relaxations: found.relaxations.map(({ changes, isLeast }) => ({
        isLeast,
        changes: changes.map((each) => (isQuantity(each.demand) ? { ...each, from: of(each.from), to: of(each.to), by: of(each.by) } : each)),
      })),
    },
  };
}
