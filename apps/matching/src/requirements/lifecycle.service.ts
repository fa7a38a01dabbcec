// What happens to a requirement after it was written: changed, posted, given a code, closed, cancelled, expired.
import { Injectable } from '@nestjs/common';
import type { LastChange } from '#contracts/audit.js';
import { DomainError, notFound } from '#contracts/errors.js';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  ChangeRequirement, ConfirmLotCode, MatchLot, MoveRequirement, RequirementEnded, RequirementPosted,
  type GetRequirementLastChange, type NewLot, type Requirement,
} from '#contracts/matching/requirements.js';
import { ProposalsService } from '#brokering/proposals/proposals.service.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { requireRole } from '#platform/roles.js';
import { Classification } from '#projection/classification.js';
import { RunsRepository } from '../runs/runs.repository.js';
import { checkCode, checkLots, refuse, type LotSetting } from './lot-check.js';
import { asWritten, lastDeadline, newLotRows, todayUtc } from './new-requirement.js';
import { PostingService } from './posting.service.js';
import type { RequirementRow } from './requirement.entity.js';
import { RequirementsRepository } from './requirements.repository.js';
import { RequirementsService } from './requirements.service.js';
import { statusAfter } from './transitions.js';

type Ending = 'closed' | 'cancelled' | 'expired';

@Injectable()
export class LifecycleService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly classification: Classification,
    private readonly repository: RequirementsRepository,
    private readonly requirements: RequirementsService,
    private readonly posting: PostingService,
    private readonly runs: RunsRepository,
    private readonly proposals: ProposalsService,
  ) {}

  /** Only a draft can be changed; what is given replaces what was there. */
  change(
    { id, version, change }: Input<typeof ChangeRequirement>,
    context: RequestContext,
  ): Promise<Requirement> {
    return this.database.idempotently(context, async (tx) => {
      const row = await this.rowAt(tx, id, version, context);
      if (row.status !== 'draft') {
        throw new DomainError(
          'transition_not_allowed',
          `A ${row.status} requirement cannot be changed. Cancel it and post a new one.`,
        );
      }
      const language = change.language ?? row.language ?? undefined;
      if (change.lots) {
        const { derived, problems } = checkLots(change.lots, this.setting(language));
        refuse(problems);
        await this.repository.replaceLots(tx, row, newLotRows(row, change.lots, derived));
      }
      await this.update(tx, row, {
        title: change.title ?? row.title,
        description: change.description ?? row.description,
        language: change.language ?? row.language,
        lastDeadline: change.lots ? lastDeadline(change.lots) : row.lastDeadline,
      });
      await this.record(tx, 'requirement.changed', row, context);
      return this.fresh(tx, id);
    });
  }

  /** For those who work for its cluster, who may learn whose account it was. */
  async lastChange({ id }: Input<typeof GetRequirementLastChange>, context: RequestContext): Promise<LastChange> {
    requireRole(context, ['cda', 'manager', 'admin']);
    await this.requirements.visibleRow(id, context);
    return this.audit.last(this.database.manager, { subjectType: 'requirement', subjectId: id });
  }

  move(
    { id, version, action }: Input<typeof MoveRequirement>,
    context: RequestContext,
  ): Promise<Requirement> {
    return this.database.idempotently(context, async (tx) => {
      const row = await this.rowAt(tx, id, version, context);
      const status = statusAfter(row.status, action);
      if (status === 'posted') await this.postDraft(tx, row, context);
      else await this.end(tx, row, status as Ending, context);
      return this.fresh(tx, id);
    });
  }

  /** A person settles what a lot is about; a posted one is matched again with it. */
  confirmCode({ lotId, version, code }: Input<typeof ConfirmLotCode>, context: RequestContext): Promise<Requirement> {
    return this.database.idempotently(context, async (tx) => {
      const known = await this.repository.lot(lotId, tx);
      if (known === null) throw notFound('lot', lotId);
      const row = await this.visible(tx, known.requirementId, lotId, context);
      // The run comes first: a run takes its own row before the lot, and so must whoever asks for one.
      const runIds = await this.runs.requestForLots(tx, [lotId], 'code_confirmed');
      const lot = await this.requirements.lotForUpdate(tx, lotId);
      // Also told apart by it: a draft that was posted meanwhile, for which no run was asked above.
      const now = await this.requirements.requirementRow(tx, row.id);
      if (now?.version !== version) throw stale(now!.version);
      if (!['draft', 'posted'].includes(row.status) || lot.status !== 'open') {
        throw new DomainError(
          'transition_not_allowed',
          'The lot is no longer open, so its code stays as it is.',
        );
      }
      const written: NewLot = asWritten(lot);
      const { derived, problems } = checkCode(written, code, this.setting(row.language ?? undefined));
      refuse(problems);
      await this.repository.setCode(tx, lotId, { ...derived, proposedCodes: lot.proposedCodes });
      await this.update(tx, now, {});
      await this.record(tx, 'lot.code_confirmed', row, context, { lotId, code });
      this.jobs.addAll(MatchLot, runIds);
      return this.fresh(tx, row.id);
    });
  }

  /** The job that ends what nobody ended: does nothing when it is not due any more. */
  async expire(id: string, context: RequestContext): Promise<void> {
    await this.database.transaction(async (tx) => {
      // With its lots held, nobody else changes the requirement between this look and its end.
      await this.repository.lockLots(tx, id);
      const row = await this.repository.row(id, tx);
      if (row === null || row.status !== 'posted' || row.lastDeadline >= todayUtc()) return;
      await this.end(tx, row, 'expired', context);
    });
  }

  expirable(limit: number): Promise<string[]> {
    return this.repository.expired(todayUtc(), limit);
  }

  private async postDraft(tx: Tx, row: RequirementRow, context: RequestContext): Promise<void> {
    const lots = await this.repository.lots([row.id], tx);
    // Time has passed since it was written: everything is judged again.
    const { derived, problems } = checkLots(lots.map(asWritten), this.setting(row.language ?? undefined));
    refuse([...(await this.posting.checkParties(row.clusterId, row.buyerId, context, tx)), ...problems]);
    for (const [index, lot] of lots.entries()) {
      if (lot.codeStatus !== 'stated') await this.repository.setCode(tx, lot.id, derived[index]!);
    }
    await this.update(tx, row, { status: 'posted', postedAt: new Date() });
    const runIds = await this.runs.requestForLots(
      tx,
      lots.map((lot) => lot.id),
      'posted',
    );
    await this.outbox.publish(
      RequirementPosted,
      { requirementId: row.id, clusterId: row.clusterId, buyerId: row.buyerId, runIds },
      tx,
      { aggregateId: row.id, version: row.version + 1 },
    );
    await this.record(tx, 'requirement.posted', row, context);
  }

  private async end(tx: Tx, row: RequirementRow, how: Ending, context: RequestContext): Promise<void> {
    await this.repository.endOpenLots(tx, row.id);
    await this.update(tx, row, { status: how });
    if (row.status === 'posted') {
      await this.proposals.withdrawAll(tx, { postingId: row.id }, `requirement_${how}`);
      await this.outbox.publish(
        RequirementEnded,
        { requirementId: row.id, clusterId: row.clusterId, buyerId: row.buyerId, how },
        tx,
        { aggregateId: row.id, version: row.version + 1 },
      );
    }
    await this.record(tx, `requirement.${how}`, row, context);
  }

  private setting(language: string | undefined): LotSetting {
    return { tree: this.classification.tree, today: todayUtc(), language };
  }

  /** With its lots held, so that of two who change the same version one is refused, and not in the middle. */
  private async rowAt(tx: Tx, id: string, version: number, context: RequestContext): Promise<RequirementRow> {
    await this.requirements.visibleRow(id, context, tx);
    await this.repository.lockLots(tx, id);
    const row = await this.requirements.visibleRow(id, context, tx);
    if (row.version !== version) throw stale(row.version);
    return row;
  }

  /** A lot of a foreign requirement looks like no lot at all. */
  private async visible(
    tx: Tx,
    requirementId: string,
    lotId: string,
    context: RequestContext,
  ): Promise<RequirementRow> {
    try {
      return await this.requirements.visibleRow(requirementId, context, tx);
    } catch (error) {
      throw error instanceof DomainError && error.code === 'not_found' ? notFound('lot', lotId) : error;
    }
  }

  private async update(tx: Tx, row: RequirementRow, changes: Partial<RequirementRow>): Promise<void> {
    if (!(await this.repository.update(tx, row.id, row.version, changes))) throw stale(row.version + 1);
  }

  private async fresh(tx: Tx, id: string): Promise<Requirement> {
    const row = await this.repository.row(id, tx);
    if (row === null) throw notFound('requirement', id);
    return this.requirements.view(row, tx);
  }

  private record(
    tx: Tx,
    action: string,
    row: RequirementRow,
    context: RequestContext,
    details: Record<string, unknown> = {},
  ): Promise<void> {
    return this.audit.record(tx, {
      action,
      subjectType: 'requirement',
      subjectId: row.id,
      actor: context.actor,
      requestId: context.requestId,
      details: { clusterId: row.clusterId, buyerId: row.buyerId, ...details },
    });
  }
}

function stale(version: number): DomainError {
  return new DomainError(
    'version_stale',
    `The requirement is at version ${version} by now. Read it again and repeat your change with that version as If-Match.`,
    { version },
  );
}
