// The other direction: new or changed enterprises make the lots they may concern be matched again.
import { Injectable } from '@nestjs/common';
import { MatchLot, RematchEnterprise } from '#contracts/matching/requirements.js';
import { ProposalsService } from '#brokering/proposals/proposals.service.js';
import { Database } from '#platform/database/database.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { RunsRepository } from './runs.repository.js';
import { Onrush } from './onrush.js';
import { TouchedLots } from './touched-lots.service.js';

/** Enterprises whose changes one transaction takes along: when very many change at once, most of what each costs is paid once. */
const takenAlong = 500;

@Injectable()
export class RematchService {
  private readonly onrush = new Onrush();

  constructor(
    private readonly database: Database,
    private readonly repository: RunsRepository,
    private readonly touched: TouchedLots,
    private readonly proposals: ProposalsService,
    private readonly jobs: Jobs,
  ) {}

  /** The changes of these enterprises were marked: one job for as many as it takes along. */
  request(enterpriseIds: readonly string[]): void {
    this.jobs.addAll(RematchEnterprise, enterpriseIds.filter((_, at) => at % takenAlong === 0));
  }

  /** Open lots whose proposals it may change, and those it is proposed for and may have to leave. */
  async rematch(enterpriseId: string): Promise<void> {
    // Another job may have taken it along.
    if (!(await this.repository.isMarked(enterpriseId))) return;
    let taken: number;
    try {
      taken = await this.rematchWith(enterpriseId, takenAlong - 1);
    } catch {
      // Whichever of them it was: what stands in the way of one must not stand in the way of all.
      taken = await this.rematchWith(enterpriseId, 0);
    }
    // It left some behind, and nobody else may have a job for them.
    const next = taken === 0 ? null : await this.repository.nextRematch();
    if (next !== null) await this.jobs.add(RematchEnterprise, next);
  }

  pending(limit: number): Promise<string[]> {
    return this.repository.pendingRematches(limit);
  }

  /** Returns how many it took. */
  private rematchWith(enterpriseId: string, others: number): Promise<number> {
    return this.database.transaction(async (tx) => {
      // First: from here on a change of any of them leaves a new mark.
      const ids = await this.repository.takeRematches(tx, enterpriseId, others);
      if (ids.length === 0) return 0;
      const touched = await this.touched.of(tx, ids);
      const active = await this.proposals.activeSubjectsOf(tx, ...ids);
      const runIds = await this.repository.requestForLots(tx, [...new Set([...touched, ...active])], 'enterprise_changed');
      this.jobs.addAll(MatchLot, runIds, { delayMs: this.onrush.delayMs(ids.length) });
      return ids.length;
    });
  }
}
