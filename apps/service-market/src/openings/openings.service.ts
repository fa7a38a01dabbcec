// Looks at what a cluster's enterprises miss of open lots, and keeps the needs that the system proposes true to it.
import { Inject, Injectable } from '@nestjs/common';
import { DomainError, errorCodes } from '#contracts/errors.js';
import { SummariseMissedOpenings, type MissedOpening } from '#contracts/matching/openings.js';
import type { RequestContext } from '#contracts/message.js';
import type { MarketOpening } from '#contracts/service-market/needs.js';
import { OpeningProposed, OpeningSettled } from '#contracts/service-market/openings.js';
import { CONFIG } from '#platform/app.js';
import { Audit } from '#platform/audit.js';
import { Bus } from '#platform/bus/requests.js';
import { Database, type Tx } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { LOG, type Log } from '#platform/log.js';
import { newId } from '#platform/ids.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { Classification } from '#projection/classification.js';
import { ProjectionStore } from '#projection/projection-store.js';
import type { ServiceMarketConfig } from '../config.js';
import { deriveNeed } from '../needs/need-check.js';
import type { ServiceNeedRow } from '../needs/need.entity.js';
import { statusAfter } from '../needs/need-transitions.js';
import { NeedsRepository } from '../needs/needs.repository.js';
import { today } from '../today.js';
import { openingInWords } from './opening-words.js';
import { openingPlan } from './opening-plan.js';
import { OpeningsRepository, type ProposedNeed } from './openings.repository.js';
import { serviceFor } from './service-for.js';

/** In which a service is of use unless the CDA says otherwise: what it mends takes months, and the next lots will ask for it too. */
const daysOfUse = 180;

/** For thousands of lots and enterprises matching counts for a second or two. */
const patienceMs = 15_000;

@Injectable()
export class OpeningsService {
  constructor(
    @Inject(CONFIG) private readonly config: ServiceMarketConfig,
    @Inject(LOG) private readonly log: Log,
    private readonly database: Database,
    private readonly bus: Bus,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly store: ProjectionStore,
    private readonly classification: Classification,
    private readonly needs: NeedsRepository,
    private readonly repository: OpeningsRepository,
  ) {}

  due(limit: number): Promise<string[]> {
    return this.repository.due(this.config.OPENING_DELAY_MS, this.config.OPENING_CHECK_MS, limit);
  }

  /** Does nothing while matching is away: the changes stay, and the next sweep tries again, for as long as it takes. */
  async check(clusterId: string, context: RequestContext): Promise<void> {
    try {
      await this.look(clusterId, context);
    } catch (error) {
      if (!(error instanceof DomainError) || errorCodes[error.code] !== 'unavailable') throw error;
      this.log.debug({ clusterId, reason: error.code }, 'Matching is away, so its openings are looked at later');
    }
  }

  /** A change that commits meanwhile asks for another look. */
  private async look(clusterId: string, context: RequestContext): Promise<void> {
    // Before the transaction: whoever waits for its turn has a connection, and one that has it must not need a second one.
    const cluster = await this.store.cluster(clusterId);
    await this.database.transaction(async (tx) => {
      await this.repository.takeTurn(tx, clusterId);
      await this.repository.takeChanges(tx, clusterId);
      const { openings, leftOut } = await this.bus.ask(SummariseMissedOpenings, {
        clusterId, minimumEnterprises: this.config.OPENING_ENTERPRISES, minimumLots: this.config.OPENING_LOTS, limit: 30,
      }, { ...context, actor: null }, { timeoutMs: patienceMs });
      const now = new Date();
      const plan = openingPlan({
        found: openings.map((each) => this.explained(each, now)), isWhole: leftOut === 0,
        standing: await this.repository.proposed(tx, clusterId), ruled: await this.repository.ruled(tx, clusterId),
      });
      const language = cluster?.languages[0];
      for (const opening of plan.propose) await this.propose(tx, clusterId, opening, language, context);
      for (const { need, opening } of plan.refresh) await this.refresh(tx, need, opening);
      for (const { need, opening } of plan.renew) await this.repository.renew(tx, need.id, opening);
      for (const need of plan.withdraw) await this.withdraw(tx, clusterId, need, context);
      await failPoint('openings.before-commit');
    });
  }

  private explained(opening: MissedOpening, now: Date): MarketOpening {
    const { because } = serviceFor(opening, this.classification.tree);
    return { ...opening, words: openingInWords(opening), because, computedAt: now.toISOString() };
  }

  private async propose(
    tx: Tx, clusterId: string, opening: MarketOpening, language: string | undefined, context: RequestContext,
  ): Promise<void> {
    const now = new Date();
    const { code, text } = serviceFor(opening, this.classification.tree);
    // The label of a code is in the language of the cluster, so it goes before our own words.
    const written = code === null ? { text } : { code };
    const { derived } = deriveNeed(written, { tree: this.classification.tree, today: today(now), language });
    const row: ServiceNeedRow = {
      id: newId(), version: 1, status: 'proposed', origin: 'market_opening', clusterId, enterpriseId: null, ...derived,
      text: code === null ? text : null, quantity: opening.enterprises, urgency: 'normal',
      wantedBy: today(new Date(now.getTime() + daysOfUse * 86_400_000)), place: null, times: [], language: null, budget: null,
      coveredQuantity: 0, opening, ruling: null, openingNeedId: null, createdBy: null, createdAt: now, updatedAt: now,
    };
    await this.needs.insert(tx, row);
    await this.outbox.publish(OpeningProposed, { needId: row.id, clusterId }, tx, { aggregateId: row.id, version: 1 });
    await this.record(tx, 'need.proposed', clusterId, row.id, context, opening);
  }

  private async refresh(tx: Tx, need: ProposedNeed, opening: MarketOpening): Promise<void> {
    await this.needs.update(tx, need, { opening, quantity: opening.enterprises });
  }

  private async withdraw(tx: Tx, clusterId: string, need: ProposedNeed, context: RequestContext): Promise<void> {
    await this.needs.update(tx, need, { status: statusAfter('proposed', 'withdraw') });
    await this.outbox.publish(
      OpeningSettled, { needId: need.id, clusterId, how: 'withdrawn' }, tx, { aggregateId: need.id, version: need.version + 1 },
    );
    await this.record(tx, 'need.proposal_withdrawn', clusterId, need.id, context, need.opening);
  }

  private record(
    tx: Tx, action: string, clusterId: string, subjectId: string, { requestId }: RequestContext,
    { rule, what, enterprises, lots }: MarketOpening,
  ): Promise<void> {
    return this.audit.record(tx, {
      action, subjectType: 'need', subjectId, actor: null, requestId, details: { clusterId, rule, what, enterprises, lots },
    });
  }
}
