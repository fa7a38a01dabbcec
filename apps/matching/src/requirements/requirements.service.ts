// Reads of requirements, and what linkages need of them: the row, the lot under lock, and how much of it is covered.
import { Injectable } from '@nestjs/common';
import { notFound } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import {
  ListRequirements, RequirementEnded, type CountRequirementChanges, type Requirement, type RequirementChanges,
} from '#contracts/matching/requirements.js';
import type { Tx } from '#platform/database/database.js';
import { mutated } from '#platform/mutants.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { narrowedTo, requireRole } from '#platform/roles.js';
import { inScope, scopeOf } from '../access.js';
import { idOfCursor, pageOf } from '#platform/page.js';
import type { LotRow } from './lot.entity.js';
import { openQuantity, withoutNoise } from '#brokering/quantities.js';
import { requirementView } from './requirement-view.js';
import type { RequirementRow } from './requirement.entity.js';
import { RequirementsRepository } from './requirements.repository.js';

@Injectable()
export class RequirementsService {
  constructor(
    private readonly repository: RequirementsRepository,
    private readonly outbox: Outbox,
  ) {}

  async get(id: string, context: RequestContext): Promise<Requirement> {
    const row = await this.visibleRow(id, context);
    return this.view(row);
  }

  async list(
    input: Input<typeof ListRequirements>,
    context: RequestContext,
  ): Promise<Output<typeof ListRequirements>> {
    requireRole(context, ['buyer', 'cda', 'manager', 'admin']);
    const rows = await this.repository.list({
      scope: scopeOf(context.actor),
      clusterId: input.clusterId ?? null,
      buyerId: input.buyerId ?? null,
      status: input.status ?? null,
      deadlineUntil: input.deadlineUntil ?? null,
      q: input.q ?? null,
      beforeId: idOfCursor(input.cursor),
      limit: input.limit,
    });
    const ids = rows.map((row) => row.id);
    const [lots, lastRuns] = await Promise.all([this.repository.lots(ids), this.repository.lastRuns(ids)]);
    const lotsOf = grouped(lots);
    return pageOf(
      rows.map((row) => requirementView(row, lotsOf.get(row.id) ?? [], lastRuns)),
      input.limit,
    );
  }

  /** In all clusters of who asks, or in one; in a foreign one nothing happens. */
  changes({ since, clusterId }: Input<typeof CountRequirementChanges>, context: RequestContext): Promise<RequirementChanges> {
    requireRole(context, ['cda', 'manager', 'admin']);
    const { clusterIds } = scopeOf(context.actor);
    return this.repository.changes(since, narrowedTo(clusterId, clusterIds));
  }

  /** A foreign requirement is told apart from an absent one by nothing. */
  async visibleRow(id: string, context: RequestContext, tx?: Tx): Promise<RequirementRow> {
    requireRole(context, ['buyer', 'cda', 'manager', 'admin']);
    const row = await this.repository.row(id, tx);
    if (row === null || !inScope(scopeOf(context.actor), row)) throw notFound('requirement', id);
    return row;
  }

  async view(row: RequirementRow, tx?: Tx): Promise<Requirement> {
    const lots = await this.repository.lots([row.id], tx);
    const lastRuns = await this.repository.lastRuns([row.id], tx);
    return requirementView(row, lots, lastRuns);
  }

  /** Null when there is none. */
  requirementRow(tx: Tx, id: string): Promise<RequirementRow | null> {
    return this.repository.row(id, tx);
  }

  /** Locks the lot until the transaction ends. Order of locks: match run, lots, requirement, proposals. */
  async lotForUpdate(tx: Tx, lotId: string): Promise<LotRow> {
    const lot = await this.repository.lotForUpdate(tx, lotId);
    if (lot === null) throw notFound('lot', lotId);
    return lot;
  }

  /**
   * Counts a linkage (`quantity` in the unit of the lot). A full lot becomes `covered`; a requirement whose lots are
   * all covered closes itself. What still is proposed for a covered lot is the caller's to withdraw.
   */
  async addLinkedQuantity(
    tx: Tx,
    lotId: string,
    quantity: number,
  ): Promise<{ covered: boolean; requirementClosed: boolean }> {
    const lot = await this.lotForUpdate(tx, lotId);
    const linked = mutated('lot.not-counted') ? lot.linkedQuantity : withoutNoise(lot.linkedQuantity + quantity, lot.unit);
    const covered = openQuantity({ ...lot, linkedQuantity: linked }) === 0;
    await this.repository.setLinked(
      tx,
      lotId,
      linked,
      covered && lot.status === 'open' ? 'covered' : lot.status,
    );
    const closed = covered ? await this.repository.closeCovered(tx, lot.requirementId) : null;
    if (closed === null) await this.repository.countChange(tx, lot.requirementId);
    else {
      await this.outbox.publish(
        RequirementEnded,
        {
          requirementId: lot.requirementId,
          clusterId: closed.clusterId,
          buyerId: closed.buyerId,
          how: 'closed',
        },
        tx,
        { aggregateId: lot.requirementId, version: closed.version },
      );
    }
    return { covered, requirementClosed: closed !== null };
  }
}

function grouped(lots: readonly LotRow[]): Map<string, LotRow[]> {
  const byRequirement = new Map<string, LotRow[]>();
  for (const lot of lots) {
    const list = byRequirement.get(lot.requirementId);
    if (list) list.push(lot);
    else byRequirement.set(lot.requirementId, [lot]);
  }
  return byRequirement;
}
