// Splits as they are shown: every number with its sentence, names beside ids.
import {
  allocationInWords, bindingInWords, shareInWords, totalInNumbers, type Allocation as Found, type AllocationProblem, type AllocationShare,
} from '#allocation';
import type { Allocation, AllocationDemands, SimulatedAllocation } from '#contracts/matching/allocations.js';
import type { ShownAllocation, ShownShare } from './allocations.repository.js';
import type { LotStanding, OpenOffer } from './lot-standing.repository.js';

export function simulatedView({ lotId, lot, offers, demands, promised, problem, found }: {
  lotId: string; lot: LotStanding; offers: readonly OpenOffer[]; demands: AllocationDemands; promised: number;
  /** Both in the unit of the lot. */
  problem: AllocationProblem; found: Found;
}): SimulatedAllocation {
  const of = new Map(offers.map((offer) => [offer.enterpriseId, offer]));
  const nameOf = (enterpriseId: string) => of.get(enterpriseId)!.enterpriseName;
  const { quantity } = problem;
  const { status, method, objective, bound, gap, isPriced } = found;
  const [whole = '', ...more] = allocationInWords(found, problem, nameOf);
  const isSplit = found.shares.length > 0;
  return {
    lotId, unit: lot.unit, quantity, openQuantity: lot.openQuantity, promisedQuantity: promised, status, method, objective, bound, gap, isPriced,
    shares: found.shares.map((share) => {
      const { proposalId, version, enterpriseName } = of.get(share.enterpriseId)!;
      return { ...share, proposalId, version, enterpriseName, words: shareInWords(share, problem, nameOf) };
    }),
    words: isSplit ? `${whole} In all: ${totalInNumbers(found, problem)}.` : whole,
    isConsortium: offers.every(({ freeQuantity }) => freeQuantity !== null && freeQuantity < quantity),
    binding: found.binding.map((each) => ({ ...each, words: bindingInWords(each, problem, nameOf) })),
    relaxations: found.relaxations.map(({ changes, isLeast }, at) => ({ changes, isLeast, words: more[at]! })),
    demands, candidates: [...offers],
  };
}

export function allocationView(row: ShownAllocation): Allocation {
  const { shares, names, candidates, decidedAt, effectiveAt, ...rest } = row;
  const { problem, found, nameOf } = decidedAs(row);
  return {
    ...rest, decidedAt: decidedAt.toISOString(), effectiveAt: effectiveAt.toISOString(),
    shares: shares.map((share, at) => shareView(share, shareInWords(found.shares[at]!, problem, nameOf))),
    words: `In all: ${totalInNumbers(found, problem)}.`,
    candidates: candidates.map(({ proposalId, version, enterpriseId, score, freeQuantity, minimumOrder, isNewcomer }) => ({
      proposalId, version, enterpriseId, enterpriseName: names[enterpriseId] ?? enterpriseId, score, freeQuantity, minimumOrder, isNewcomer,
    })),
  };
}

function shareView({ proposalVersion, version: _now, status, stands, isUndone, ...rest }: ShownShare, words: string): Allocation['shares'][number] {
  return { ...rest, version: proposalVersion, words, status: stands ? status : isUndone ? 'undone' : 'withdrawn' };
}

/** What was decided as a split whose every share is fixed, to be put into words. */
function decidedAs({ quantity, unit, shares, objective, candidates }: ShownAllocation): { problem: AllocationProblem; found: Found; nameOf: (id: string) => string } {
  const stated = new Map(candidates.map((each) => [each.enterpriseId, each]));
  const fixed = shares.map(({ enterpriseId, quantity: own, part, score, gain, cost }): AllocationShare => ({
    enterpriseId, quantity: own, part, score, gain, cost, isNewcomer: stated.get(enterpriseId)!.isNewcomer, isLocked: true, limitedBy: null,
  }));
  return {
    problem: {
      quantity, unit, step: 1, maximumEnterprises: null, shareCap: null, newcomersFloor: null, inclusionQuota: null, costPerEnterprise: shares[0]!.cost,
      candidates: shares.map(({ enterpriseId, score, quantity: locked }) => ({
        enterpriseId, score, free: stated.get(enterpriseId)!.freeQuantity, minimumOrder: null, lotSize: null, isNewcomer: false, counts: false, locked,
      })),
    },
    found: { status: 'feasible', shares: fixed, objective, bound: objective, gap: 0, binding: [], isPriced: false, relaxations: [], method: 'greedy' },
    nameOf: (id) => shares.find(({ enterpriseId }) => enterpriseId === id)!.enterpriseName,
  };
}
