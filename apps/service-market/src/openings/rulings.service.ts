// A CDA rules on a need that the system proposes: confirms it, which opens a need for each enterprise, or dismisses it.
import { Injectable } from '@nestjs/common';
import { refuseFraction } from '#brokering/quantities.js';
import { DomainError } from '#contracts/errors.js';
import type { Input, RequestContext } from '#contracts/message.js';
import type { MarketOpening, NeedRuling, ServiceNeed } from '#contracts/service-market/needs.js';
import {
  OpeningSettled, type ConfirmedOpening, type ConfirmServiceNeed, type DismissServiceNeed, type OpeningConfirmation,
} from '#contracts/service-market/openings.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { requireRole } from '#platform/roles.js';
import { Classification } from '#projection/classification.js';
import { ProjectionStore } from '#projection/projection-store.js';
import { needsSeenBy } from '../access.js';
import { deriveNeed, problemsOfConstraints } from '../needs/need-check.js';
import type { ServiceNeedRow } from '../needs/need.entity.js';
import { statusAfter, type NeedAction } from '../needs/need-transitions.js';
import { needView, type ShownNeed } from '../needs/need-view.js';
import { NeedsRepository } from '../needs/needs.repository.js';
import { NeedsService, stale } from '../needs/needs.service.js';
import { refuse } from '../offers/offer-check.js';
import { today } from '../today.js';
import { OpeningsRepository } from './openings.repository.js';

type Ruled = ShownNeed & { opening: MarketOpening };

@Injectable()
export class RulingsService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly store: ProjectionStore,
    private readonly classification: Classification,
    private readonly needs: NeedsService,
    private readonly rows: NeedsRepository,
    private readonly repository: OpeningsRepository,
  ) {}

  confirm({ id, version, confirmation }: Input<typeof ConfirmServiceNeed>, context: RequestContext): Promise<ConfirmedOpening> {
    return this.database.idempotently(context, async (tx) => {
      const row = await this.held(tx, id, version, 'confirm', context);
      const made = await this.needOf(tx, row, confirmation, context);
      const { asking, left } = await this.askingOf(tx, row, made.code!, confirmation.enterpriseIds);
      await this.rule(tx, row, 'confirm', { reasonCode: null, note: confirmation.note ?? null }, context, { needs: asking.length });
      const openedNeedIds: string[] = [];
      for (const enterpriseId of asking) {
        const need = { ...made, id: newId(), enterpriseId };
        await this.needs.open(tx, need, context);
        openedNeedIds.push(need.id);
      }
      return { need: await this.fresh(tx, id), openedNeedIds, left };
    });
  }

  dismiss({ id, version, dismissal }: Input<typeof DismissServiceNeed>, context: RequestContext): Promise<ServiceNeed> {
    return this.database.idempotently(context, async (tx) => {
      const row = await this.held(tx, id, version, 'dismiss', context);
      const { reasonCode, note = null } = dismissal;
      await this.rule(tx, row, 'dismiss', { reasonCode, note }, context, { reasonCode });
      return this.fresh(tx, id);
    });
  }

  /** The proposed need as the caller must have seen it, held. */
  private async held(tx: Tx, id: string, version: number, action: NeedAction, context: RequestContext): Promise<Ruled> {
    requireRole(context, ['cda', 'manager', 'admin']);
    await this.needs.visible(id, context, tx);
    await this.rows.hold(tx, [id]);
    const row = await this.needs.visible(id, context, tx);
    if (row.version !== version) throw stale(row.version);
    // Says what is possible when it is not one that the system proposes.
    statusAfter(row.status, action);
    return row as Ruled;
  }

  /** What each of the enterprises is to ask for; whoever confirms without a code must name one, or nothing could be matched. */
  private async needOf(
    tx: Tx, row: Ruled, confirmation: OpeningConfirmation, context: RequestContext,
  ): Promise<Omit<ServiceNeedRow, 'id'>> {
    const { quantity, urgency, times, language = null, budget = null } = confirmation;
    const code = confirmation.code ?? row.code;
    if (code === null) {
      throw new DomainError('body_invalid', 'Nobody knows yet which service would help. Find a code with GET /v1/codes?q=… and state it.', {
        fields: [{ field: 'code', message: 'required, because none is proposed' }],
      });
    }
    const now = new Date();
    const cluster = await this.store.cluster(row.clusterId, tx);
    const setting = { tree: this.classification.tree, today: today(now), language: cluster?.languages[0] };
    const wantedBy = confirmation.wantedBy ?? row.wantedBy;
    const { derived, problems } = deriveNeed({ code }, setting);
    refuse([...problems, ...problemsOfConstraints({ wantedBy, place: null }, setting)]);
    refuseFraction(quantity, derived.unit);
    return {
      version: 1, status: 'open', origin: 'market_opening', clusterId: row.clusterId, enterpriseId: null, ...derived, text: null, quantity,
      urgency, wantedBy, place: null, times, language, budget, coveredQuantity: 0, opening: null, ruling: null, openingNeedId: row.id,
      createdBy: context.actor?.accountId ?? null, createdAt: now, updatedAt: now,
    };
  }

  /** Nobody gets a second open need of the same code. */
  private async askingOf(
    tx: Tx, { clusterId, opening }: Ruled, code: string, stated: readonly string[] | undefined,
  ): Promise<{ asking: string[]; left: ConfirmedOpening['left'] }> {
    const foreign = stated?.find((each) => !opening.enterpriseIds.includes(each));
    if (foreign !== undefined) {
      throw new DomainError('body_invalid', `The enterprise ${foreign} is not one of those that miss this opening. Post a need for it instead.`, {
        fields: [{ field: 'enterpriseIds', message: 'must be among `opening.enterpriseIds`' }],
      });
    }
    const ids = [...new Set(stated ?? opening.enterpriseIds)];
    const known = await this.repository.enterprises(ids, tx);
    const active = new Set(known.filter((each) => each.active && each.clusterId === clusterId).map((each) => each.id));
    const having = await this.repository.askingAlready(tx, clusterId, code, ids);
    const asking = ids.filter((each) => active.has(each) && !having.has(each));
    const left = ids.filter((each) => !asking.includes(each)).map((enterpriseId) => ({
      enterpriseId, why: having.has(enterpriseId) ? 'has_such_a_need' as const : 'not_active' as const,
    }));
    if (asking.length > 0) return { asking, left };
    throw new DomainError(
      'transition_not_allowed', 'None of the enterprises is active and without an open need of this code, so there is nothing to open. Dismiss it.',
      { left },
    );
  }

  private async rule(
    tx: Tx, row: Ruled, ruling: NeedRuling['ruling'], { reasonCode, note }: Pick<NeedRuling, 'reasonCode' | 'note'>,
    { actor, requestId }: RequestContext, details: Record<string, unknown>,
  ): Promise<void> {
    const status = statusAfter(row.status, ruling) as 'confirmed' | 'dismissed';
    const made: NeedRuling = { ruling, reasonCode, note, ruledBy: actor?.accountId ?? null, ruledAt: new Date().toISOString() };
    await this.rows.update(tx, row, { status, ruling: made });
    await this.outbox.publish(
      OpeningSettled, { needId: row.id, clusterId: row.clusterId, how: status }, tx, { aggregateId: row.id, version: row.version + 1 },
    );
    const { rule, what, enterprises, lots } = row.opening;
    await this.audit.record(tx, {
      action: `need.${status}`, subjectType: 'need', subjectId: row.id, actor, requestId,
      details: { clusterId: row.clusterId, rule, what, enterprises, lots, ...details },
    });
  }

  private async fresh(tx: Tx, id: string): Promise<ServiceNeed> {
    return needView((await this.rows.shown(id, needsSeenBy(null), tx))!);
  }
}
