// A CDA splits a lot: decisions that are made, and taken back, all together or not at all.
import { Injectable } from '@nestjs/common';
import { allocateGreedily, AllocationError } from '#allocation';
import { DomainError, notFound } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import type {
  Allocation, AllocationDemands, DecideAllocation, ListAllocations, NewAllocation,
} from '#contracts/matching/allocations.js';
import { brokerOf, DecisionsService } from '#brokering/proposals/decisions.service.js';
import { statusesAfterInvitation } from '#brokering/proposals/proposal-states.js';
import { ReviewService } from '#brokering/proposals/review.service.js';
import { sumOf } from '#brokering/quantities.js';
import { Subjects } from '#brokering/subjects.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { newId } from '#platform/ids.js';
import { mutated } from '#platform/mutants.js';
import { idOfCursor, pageOf } from '#platform/page.js';
import { requireRole } from '#platform/roles.js';
import { scopeOf } from '../access.js';
import { LotFrames } from '../runs/lot-frames.service.js';
import { allPromised, decidedMeanwhile, nothingLeftToUndo, ofAnotherLot, ofShare, refuseQuotaOfFew, tooLateFor, tooMuch, tooSmall } from './allocation-refusals.js';
import { allocationView } from './allocation-view.js';
import { AllocationsRepository, type NewShareRow, type ShownAllocation } from './allocations.repository.js';
import { LotStandingRepository, promisedOf, type LotStanding } from './lot-standing.repository.js';
import { decidedProblem, noDemands, splitProblem } from './split-problem.js';

@Injectable()
export class AllocationsService {
  constructor(
    private readonly database: Database,
    private readonly frames: LotFrames,
    private readonly subjects: Subjects,
    private readonly standings: LotStandingRepository,
    private readonly decisions: DecisionsService,
    private readonly review: ReviewService,
    private readonly repository: AllocationsRepository,
    private readonly audit: Audit,
  ) {}

  async decide({ lotId, allocation }: Input<typeof DecideAllocation>, context: RequestContext): Promise<Allocation> {
    const actor = brokerOf(context);
    refuseRepeated(allocation);
    await this.frames.visible(lotId, context);
    return this.database.idempotently(context, async (tx) => {
      await this.subjects.hold(tx, lotId);
      // As it stands once the lock is held: whoever was faster has committed.
      const lot = await this.standings.of(lotId, tx);
      const { shares, conflictOfInterest, note, demands = null } = allocation;
      refuseTaken(allocation, lot);
      await this.refuseOthers(tx, lotId, allocation, lot, context);
      const decisionIds = new Map<string, string>();
      for (const [at, { proposalId, version, quantity }] of shares.entries()) {
        const name = lot.offers.find((offer) => offer.proposalId === proposalId)?.enterpriseName;
        const { decision } = await ofShare({ at, proposalId, name }, () => this.decisions.rule(
          tx, { id: proposalId, version, decision: { ruling: 'amend', quantity, conflictOfInterest, note } }, actor, context,
        ));
        decisionIds.set(proposalId, decision!.id);
        await failPoint('allocation.after-share');
      }
      // Once every share was looked at: what is wrong with one of them is said first.
      if (demands !== null) refuseQuotaOfFew(demands, lot.offers, 'demands.inclusionQuota');
      const { clusterId } = lot;
      const id = newId();
      const { quantity, objective, rows } = arithmeticOf(allocation, lot, decisionIds);
      const keepsDemands = demands && doesKeep(demands, allocation, lot);
      const candidates = lot.offers.map(({ enterpriseName: _, isPlacedByPolicy: __, ...kept }) => kept);
      await this.repository.add(tx, { id, lotId, clusterId, quantity, objective, demands, keepsDemands, candidates }, rows);
      await this.record(tx, 'allocation.decide', { id, lotId, clusterId }, context, { quantity, decisionIds: [...decisionIds.values()], keepsDemands });
      await failPoint('allocation.before-commit');
      return allocationView((await this.repository.shown(id, null, tx))!);
    });
  }

  /** Takes back whatever of the split still waits for its effect; what was undone or ended by itself before stays so. */
  async undo(id: string, context: RequestContext): Promise<Allocation> {
    const actor = brokerOf(context);
    const { lotId } = await this.visible(id, context);
    return this.database.idempotently(context, async (tx) => {
      // Locks are taken in this order by everybody: match run, subject, proposal.
      await this.subjects.matchAgain(tx, lotId);
      const subject = await this.subjects.hold(tx, lotId);
      const before = await this.visible(id, context, tx);
      const standing = before.shares.filter(({ stands }) => stands);
      if (standing.some(({ status }) => statusesAfterInvitation.includes(status))) throw tooLateFor(before);
      const pending = standing.filter(({ status }) => status === 'approved');
      if (pending.length === 0) throw nothingLeftToUndo(before);
      for (const share of pending) {
        const { proposalId, version, enterpriseName: name } = share;
        await ofShare({ at: before.shares.indexOf(share), proposalId, name }, () =>
          this.decisions.takeBack(tx, { id: proposalId, version }, subject, actor, context));
        await failPoint('allocation.after-share');
      }
      await this.record(tx, 'allocation.undone', before, context, { decisionIds: pending.map(({ decisionId }) => decisionId) });
      await failPoint('allocation.before-commit');
      return allocationView(await this.visible(id, context, tx));
    });
  }

  async get(id: string, context: RequestContext): Promise<Allocation> {
    return allocationView(await this.visible(id, context));
  }

  async list({ lotId, cursor, limit }: Input<typeof ListAllocations>, context: RequestContext): Promise<Output<typeof ListAllocations>> {
    requireRole(context, ['cda', 'manager', 'admin']);
    await this.frames.visible(lotId, context);
    return pageOf((await this.repository.ofLot(lotId, idOfCursor(cursor), limit)).map(allocationView), limit);
  }

  /** For the cluster only: it names enterprises that no buyer knows yet. */
  private async visible(id: string, context: RequestContext, tx?: Tx): Promise<ShownAllocation> {
    requireRole(context, ['cda', 'manager', 'admin']);
    const row = await this.repository.shown(id, scopeOf(context.actor).clusterIds, tx);
    if (row === null) throw notFound('allocation', id);
    return row;
  }

  /** Before anything of another lot is locked. */
  private async refuseOthers(tx: Tx, lotId: string, { shares }: NewAllocation, { offers }: LotStanding, context: RequestContext): Promise<void> {
    for (const { proposalId } of shares) {
      if (offers.some((offer) => offer.proposalId === proposalId)) continue;
      const { subjectId } = await this.review.visible(proposalId, context, tx);
      if (subjectId !== lotId) throw ofAnotherLot(proposalId, subjectId);
    }
  }

  private record(
    tx: Tx, action: string, { id, lotId, clusterId }: { id: string; lotId: string; clusterId: string }, context: RequestContext,
    details: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(tx, {
      action, subjectType: 'allocation', subjectId: id, actor: context.actor, requestId: context.requestId, details: { clusterId, lotId, ...details },
    });
  }
}

function refuseRepeated({ shares }: NewAllocation): void {
  const ids = shares.map(({ proposalId }) => proposalId);
  const at = ids.findIndex((id, place) => ids.indexOf(id) < place);
  if (at < 0) return;
  const message = 'is there twice: give each enterprise one share';
  throw new DomainError('body_invalid', `shares.${at}.proposalId ${message}.`, { fields: [{ field: `shares.${at}.proposalId`, message }] });
}

/** What others decided meanwhile, and what is too much; each share is looked at by its own decision. */
function refuseTaken({ shares }: NewAllocation, lot: LotStanding): void {
  const taken = lot.promised.find((each) => shares.some(({ proposalId, version }) => proposalId === each.proposalId && version !== each.version));
  if (taken) throw decidedMeanwhile(taken, lot.unit);
  if (lot.endReason !== null || mutated('allocation.no-sum')) return;
  const sum = sumOf(shares.map(({ quantity }) => quantity), lot.unit);
  if (sum > lot.openQuantity) throw tooMuch(sum, lot);
  if (sum > sumOf([lot.openQuantity, -promisedOf(lot)], lot.unit)) throw allPromised(lot);
}

/** As `#allocation` counts a split whose every share is fixed. */
function arithmeticOf(
  { shares, demands }: NewAllocation, { unit, offers }: LotStanding, decisionIds: ReadonlyMap<string, string>,
): { quantity: number; objective: number; rows: NewShareRow[] } {
  const { costPerEnterprise } = demands ?? noDemands;
  const found = allocateGreedily(decidedProblem({ unit, offers, shares: quantitiesOf(shares), costPerEnterprise }).problem);
  const byEnterprise = new Map(found.shares.map((share) => [share.enterpriseId, share]));
  const rows = shares.map(({ proposalId, version, quantity }): NewShareRow => {
    const counted = byEnterprise.get(offers.find((offer) => offer.proposalId === proposalId)!.enterpriseId);
    if (!counted) throw tooSmall(quantity, unit);
    const { part, score, gain, cost } = counted;
    return { proposalId, proposalVersion: version, decisionId: decisionIds.get(proposalId)!, quantity, part, score, gain, cost };
  });
  return { quantity: sumOf(shares.map(({ quantity }) => quantity), unit), objective: found.objective, rows };
}

const quantitiesOf = (shares: NewAllocation['shares']) => new Map(shares.map(({ proposalId, quantity }) => [proposalId, quantity]));

/** Whether the shares, and nothing for anybody else, are a split of all that is open and promised to nobody. */
function doesKeep(demands: AllocationDemands, { shares }: NewAllocation, lot: LotStanding): boolean {
  const quantities = quantitiesOf(shares);
  const { problem } = splitProblem({
    quantity: sumOf([lot.openQuantity, -promisedOf(lot)], lot.unit), unit: lot.unit, offers: lot.offers, demands,
    locked: new Map(lot.offers.map(({ proposalId }) => [proposalId, quantities.get(proposalId) ?? 0])),
  });
  try {
    return allocateGreedily(problem).shares.length > 0;
  } catch (error) {
    // A share that its enterprise could not take, by what it stated.
    if (error instanceof AllocationError) return false;
    throw error;
  }
}
