// What a split of a lot would look like: reads, asks the solver, says why. Writes nothing.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Input, RequestContext } from '#contracts/message.js';
import type { AllocationQuestion, SimulateAllocation, SimulatedAllocation } from '#contracts/matching/allocations.js';
import { refuseFraction, sumOf } from '#brokering/quantities.js';
import { brokerOf } from '#brokering/proposals/decisions.service.js';
import { LotFrames } from '../runs/lot-frames.service.js';
import { lockRefused, moreThanLeft, notProposed, nothingToSplit, refuseQuotaOfFew, solved } from './allocation-refusals.js';
import { simulatedView } from './allocation-view.js';
import { AllocationSolver } from './allocation-solver.js';
import { LotStandingRepository, promisedOf, type LotStanding } from './lot-standing.repository.js';
import { inLotUnit, splitProblem } from './split-problem.js';

@Injectable()
export class AllocationSimulations {
  constructor(
    private readonly frames: LotFrames,
    private readonly standings: LotStandingRepository,
    private readonly solver: AllocationSolver,
  ) {}

  async simulate({ lotId, question }: Input<typeof SimulateAllocation>, context: RequestContext): Promise<SimulatedAllocation> {
    brokerOf(context);
    await this.frames.visible(lotId, context);
    const lot = await this.standings.of(lotId);
    const { locked: _, excluded, method, timeLimitSeconds, quantity, ...demands } = question;
    if (quantity !== null) refuseFraction(quantity, lot.unit);
    const offers = lot.offers.filter(({ proposalId }) => !excluded.includes(proposalId));
    const fixed = locksOf(question, lot);
    const promised = promisedOf(lot);
    const left = Math.max(0, sumOf([lot.openQuantity, -promised], lot.unit));
    const split = splitProblem({
      quantity: Math.min(left, quantity ?? left), unit: lot.unit, offers, demands, locked: fixed,
    });
    if (lot.endReason !== null || split.problem.quantity <= 0 || offers.length === 0) throw nothingToSplit(lot, excluded.length > 0);
    if (quantity !== null && quantity > left) throw moreThanLeft(quantity, left, lot.unit);
    refuseQuotaOfFew(demands, offers, 'inclusionQuota');
    const found = await solved(() => (method === 'greedy'
      ? this.solver.greedily(split.problem)
      : this.solver.exactly(split.problem, { seconds: timeLimitSeconds, deadline: context.deadline })),
    (enterpriseId) => lockRefused(enterpriseId, { locked: question.locked, offers, split: split.problem.quantity / split.perUnit, unit: lot.unit }));
    return simulatedView({ lotId, lot, offers, demands, promised, ...inLotUnit(split, found) });
  }
}

/** Quantities by proposal id; throws `body_invalid` for whoever cannot have a share. */
function locksOf({ locked, excluded }: AllocationQuestion, { offers, unit }: LotStanding): Map<string, number> {
  const open = new Set(offers.map(({ proposalId }) => proposalId));
  const wrong = [
    ...locked.flatMap(({ proposalId }, at) => {
      if (!open.has(proposalId)) return [{ field: `locked.${at}.proposalId`, message: notProposed }];
      if (excluded.includes(proposalId)) return [{ field: `locked.${at}.proposalId`, message: 'is excluded too: take it out of one of the two' }];
      const isRepeated = locked.findIndex((each) => each.proposalId === proposalId) < at;
      return isRepeated ? [{ field: `locked.${at}.proposalId`, message: 'is there twice: fix each share once' }] : [];
    }),
    ...excluded.flatMap((id, at) => (open.has(id) ? [] : [{ field: `excluded.${at}`, message: notProposed }])),
  ];
  if (wrong.length > 0) throw new DomainError('body_invalid', `${wrong[0]!.field} ${wrong[0]!.message}.`, { fields: wrong.slice(0, 20) });
  for (const [at, { quantity }] of locked.entries()) if (quantity > 0) refuseFraction(quantity, unit, `locked.${at}.quantity`);
  return new Map(locked.map(({ proposalId, quantity }) => [proposalId, quantity]));
}
