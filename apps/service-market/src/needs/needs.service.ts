// The use cases of service needs: posted, changed, given a code, withdrawn, expired; each change is matched again.
import { Injectable } from '@nestjs/common';
import { ProposalsService } from '#brokering/proposals/proposals.service.js';
import { refuseFraction } from '#brokering/quantities.js';
import { notFound, DomainError } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import {
  ServiceNeedEnded, ServiceNeedPosted, type ChangeServiceNeed, type ConfirmServiceNeedCode, type CountNeedChanges, type ListServiceNeeds,
  type NeedChanges, type NewServiceNeed, type ServiceNeed, type WithdrawServiceNeed,
} from '#contracts/service-market/needs.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { idOfCursor, pageOf } from '#platform/page.js';
import { narrowedTo, requireRole } from '#platform/roles.js';
import { Classification } from '#projection/classification.js';
import { codesBelow } from '#projection/codes-below.js';
import { needsSeenBy } from '../access.js';
import { Rematches } from '../matches/rematches.js';
import { refuse } from '../offers/offer-check.js';
import { today } from '../today.js';
import { Askers } from './askers.js';
import { deriveNeed, problemsOfConstraints } from './need-check.js';
import type { ServiceNeedRow } from './need.entity.js';
import { statusAfter, type NeedAction } from './need-transitions.js';
import { needView, type ShownNeed } from './need-view.js';
import { NeedsRepository } from './needs.repository.js';

const readers = ['enterprise', 'cda', 'manager', 'admin'] as const;

@Injectable()
export class NeedsService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly classification: Classification,
    private readonly askers: Askers,
    private readonly rematches: Rematches,
    private readonly proposals: ProposalsService,
    private readonly repository: NeedsRepository,
  ) {}

  /** In all clusters of who asks, or in one; in a foreign one nothing happens. */
  changes({ since, clusterId }: Input<typeof CountNeedChanges>, context: RequestContext): Promise<NeedChanges> {
    requireRole(context, ['cda', 'manager', 'admin']);
    const { clusterIds } = needsSeenBy(context.actor);
    return this.repository.changes(since, narrowedTo(clusterId, clusterIds));
  }

  post(input: NewServiceNeed, context: RequestContext): Promise<ServiceNeed> {
    return this.database.idempotently(context, async (tx) => {
      const asker = await this.askers.of(input, context, tx);
      const now = new Date();
      const setting = { tree: this.classification.tree, today: today(now), language: asker.language };
      const { derived, problems } = deriveNeed(input, setting);
      refuse([...asker.problems, ...problems, ...problemsOfConstraints({ ...input, place: input.place ?? null }, setting)]);
      refuseFraction(input.quantity, derived.unit);
      const row: ServiceNeedRow = {
        id: newId(), version: 1, status: 'open', origin: 'enterprise', clusterId: input.clusterId, enterpriseId: asker.enterpriseId,
        ...derived, text: input.text ?? null, quantity: input.quantity, urgency: input.urgency, wantedBy: input.wantedBy,
        place: input.place ?? null, times: input.times, language: input.language ?? null, budget: input.budget ?? null,
        coveredQuantity: 0, opening: null, ruling: null, openingNeedId: null, createdBy: context.actor?.accountId ?? null, createdAt: now, updatedAt: now,
      };
      await this.open(tx, row, context);
      return needView({ ...row, enterpriseName: asker.name, lastMatchId: null });
    });
  }

  /** Stores an open need and has it matched. */
  async open(tx: Tx, row: ServiceNeedRow & { enterpriseId: string | null }, context: RequestContext): Promise<void> {
    const { id, clusterId, enterpriseId } = row;
    if (enterpriseId === null) throw new Error('An open need has one enterprise that asks.');
    await this.repository.insert(tx, row);
    await this.rematches.ofNeed(tx, id, 'posted');
    await this.rematches.gapsOf(tx, clusterId);
    await this.outbox.publish(ServiceNeedPosted, { needId: id, clusterId, enterpriseId }, tx, { aggregateId: id, version: 1 });
    await this.record(tx, 'need.posted', row, context);
  }

  change({ id, version, change }: Input<typeof ChangeServiceNeed>, context: RequestContext): Promise<ServiceNeed> {
    return this.database.idempotently(context, async (tx) => {
      const before = await this.current(tx, id, version, 'need_changed', context);
      const changes = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      refuse(problemsOfConstraints({ ...before, ...changes }, { today: today() }));
      await this.update(tx, before, changes);
      await this.record(tx, 'need.changed', before, context);
      return this.fresh(tx, id);
    });
  }

  /** A person settles what the need is about; it is matched again with it. */
  confirmCode({ id, version, code }: Input<typeof ConfirmServiceNeedCode>, context: RequestContext): Promise<ServiceNeed> {
    return this.database.idempotently(context, async (tx) => {
      const before = await this.current(tx, id, version, 'code_confirmed', context);
      // A unit that nobody stated follows the code; what engagements count in stays.
      const isFree = before.code === null && before.coveredQuantity === 0;
      const written = { code, text: before.text, ...(isFree ? {} : { unit: before.unit }) };
      const { derived, problems } = deriveNeed(written, { tree: this.classification.tree, today: today(), language: undefined });
      refuse(problems);
      await this.update(tx, before, { ...derived, proposedCodes: before.proposedCodes });
      await this.record(tx, 'need.code_confirmed', before, context, { code });
      return this.fresh(tx, id);
    });
  }

  withdraw({ id, version }: Input<typeof WithdrawServiceNeed>, context: RequestContext): Promise<ServiceNeed> {
    return this.database.idempotently(context, async (tx) => {
      const before = await this.current(tx, id, version, null, context);
      await this.end(tx, before, 'withdraw', context);
      return this.fresh(tx, id);
    });
  }

  /** The job that ends what nobody ended: does nothing when it is not due any more. */
  async expire(id: string, context: RequestContext): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.repository.hold(tx, [id]);
      const row = await this.repository.row(tx, id);
      if (row === null || row.status !== 'open' || row.wantedBy >= today()) return;
      await this.end(tx, row, 'expire', context);
    });
  }

  expirable(limit: number): Promise<string[]> {
    return this.repository.expired(today(), limit);
  }

  async get(id: string, context: RequestContext): Promise<ServiceNeed> {
    return needView(await this.visible(id, context));
  }

  async list(
    { code, cursor, ...filter }: Input<typeof ListServiceNeeds>, context: RequestContext,
  ): Promise<Output<typeof ListServiceNeeds>> {
    requireRole(context, readers);
    const rows = await this.repository.list({
      ...filter, scope: needsSeenBy(context.actor), beforeId: idOfCursor(cursor),
      codes: code === undefined ? null : codesBelow(this.classification.tree, code),
    });
    return pageOf(rows.map(needView), filter.limit);
  }

  /** A foreign need is told apart from an absent one by nothing. */
  async visible(id: string, context: RequestContext, tx?: Tx): Promise<ShownNeed> {
    requireRole(context, readers);
    const row = await this.repository.shown(id, needsSeenBy(context.actor), tx);
    if (row === null) throw notFound('need', id);
    return row;
  }

  private async end(tx: Tx, row: ServiceNeedRow, action: NeedAction, context: RequestContext): Promise<void> {
    const status = statusAfter(row.status, action) as 'withdrawn' | 'expired';
    await this.update(tx, row, { status });
    await this.proposals.withdrawAll(tx, { subjectId: row.id }, `need_${status}`);
    await this.rematches.gapsOf(tx, row.clusterId);
    await this.outbox.publish(
      ServiceNeedEnded, { needId: row.id, clusterId: row.clusterId, enterpriseId: row.enterpriseId!, how: status }, tx,
      { aggregateId: row.id, version: row.version + 1 },
    );
    await this.record(tx, `need.${status}`, row, context);
  }

  /** The need as the caller must have seen it, held; with a trigger it is matched again, and the mark comes before the need. */
  private async current(
    tx: Tx, id: string, version: number, trigger: 'need_changed' | 'code_confirmed' | null, context: RequestContext,
  ): Promise<ShownNeed> {
    requireRole(context, readers);
    await this.visible(id, context, tx);
    if (trigger !== null) await this.rematches.ofNeed(tx, id, trigger);
    await this.repository.hold(tx, [id]);
    const row = await this.visible(id, context, tx);
    if (row.version !== version) throw stale(row.version);
    if (row.status === 'open') return row;
    throw new DomainError(
      'transition_not_allowed', `The need is ${row.status}, so it stays as it is. Post a new one.`, { status: row.status },
    );
  }

  private async update(tx: Tx, row: ServiceNeedRow, changes: Partial<ServiceNeedRow>): Promise<void> {
    if (!(await this.repository.update(tx, row, changes))) throw stale(row.version + 1);
  }

  private async fresh(tx: Tx, id: string): Promise<ServiceNeed> {
    return needView((await this.repository.shown(id, needsSeenBy(null), tx))!);
  }

  private record(
    tx: Tx, action: string, { id, clusterId, enterpriseId }: ServiceNeedRow, context: RequestContext, details: object = {},
  ): Promise<void> {
    return this.audit.record(tx, {
      action, subjectType: 'need', subjectId: id, actor: context.actor, requestId: context.requestId,
      details: { clusterId, enterpriseId, ...details },
    });
  }
}

export const stale = (version: number) => new DomainError(
  'version_stale', `The need is at version ${version} by now. Read it again and repeat your change with that version as If-Match.`,
  { version },
);
