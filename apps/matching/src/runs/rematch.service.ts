// The other direction: new or changed enterprises make the lots they may concern be matched again.
import { Injectable } from '@nestjs/common';
import { RematchEnterprise } from '#contracts/matching/requirements.js';
import { ProposalsService } from '#brokering/proposals/proposals.service.js';
import { afterCommit, Database } from '#platform/database/database.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { RunsRepository } from './runs.repository.js';
import { HeldRuns } from './held-runs.js';
import { TouchedLots } from './touched-lots.service.js';

/** Enterprises whose changes one transaction takes along: when very many change at once, most of what each costs is paid once. */
const takenAlong = 500;

@Injectable()
export class RematchService {
  private atWork = 0;

  constructor(
    private readonly database: Database,
    private readonly repository: RunsRepository,
    private readonly touched: TouchedLots,
    private readonly proposals: ProposalsService,
    private readonly held: HeldRuns,
    private readonly jobs: Jobs,
  ) {}

  /** The changes of these enterprises are marked in the transaction around: they are taken up when it has committed. */
  request(enterpriseIds: readonly string[]): void {
    afterCommit(() => {
      // Whoever is at work looks for more when it is done.
      if (this.atWork === 0) this.jobs.addAll(RematchEnterprise, enterpriseIds.slice(0, 1));
    });
  }

  /** Open lots whose proposals it may change, and those it is proposed for and may have to leave. */
  async rematch(enterpriseId: string): Promise<void> {
    // Another job may have taken it along.
    if (!(await this.repository.isMarked(enterpriseId))) return;
    this.atWork += 1;
    try {
      await this.rematchWith(enterpriseId, takenAlong - 1);
    } catch {
      // Whichever of them it was: what stands in the way of one must not stand in the way of all.
      await this.rematchWith(enterpriseId, 0);
    } finally {
      this.atWork -= 1;
      // Marked again meanwhile it is left to the sweeper: a job that is at work cannot be queued.
      const next = await this.repository.nextRematch(enterpriseId);
      if (next !== null) await this.jobs.add(RematchEnterprise, next);
    }
  }

  pending(limit: number): Promise<string[]> {
    return this.repository.pendingRematches(limit);
  }

  private rematchWith(enterpriseId: string, others: number): Promise<void> {
    return this.database.transaction(async (tx) => {
      // First: from here on a change of any of them leaves a new mark.
      const ids = await this.repository.takeRematches(tx, enterpriseId, others);
      if (ids.length === 0) return;
      const touched = await this.touched.of(tx, ids);
      const active = await this.proposals.activeSubjectsOf(tx, ...ids);
      const runIds = await this.repository.requestForLots(tx, [...new Set([...touched, ...active])], 'enterprise_changed');
      this.held.begin(runIds, ids.length);
    });
  }
}
