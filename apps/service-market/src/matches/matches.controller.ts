// The edge of matches: the job that does them, and what the cluster may ask about them.
import { Controller } from '@nestjs/common';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import { ListNeedMatches, MatchNeed } from '#contracts/service-market/needs.js';
import { Answers } from '#platform/bus/requests.js';
import { OnJob, type PendingJob } from '#platform/jobs/jobs.js';
import { idOfCursor, pageOf } from '#platform/page.js';
import { requireRole } from '#platform/roles.js';
import { NeedsService } from '../needs/needs.service.js';
import { MatchesRepository } from './matches.repository.js';
import { MatchingService } from './matching.service.js';
import { matchView } from './match-view.js';
import { Rematches } from './rematches.js';

@Controller()
export class MatchesController {
  constructor(
    private readonly matching: MatchingService,
    private readonly rematches: Rematches,
    private readonly needs: NeedsService,
    private readonly repository: MatchesRepository,
  ) {}

  @OnJob(MatchNeed, { pending: 'pendingNeeds', concurrency: 4 })
  match(needId: string): Promise<void> {
    return this.matching.match(needId);
  }

  pendingNeeds(limit: number): Promise<PendingJob[]> {
    return this.rematches.pendingNeeds(limit);
  }

  /** For the cluster only: it names providers before a CDA has approved any. */
  @Answers(ListNeedMatches)
  async list(
    { needId, cursor, limit }: Input<typeof ListNeedMatches>, context: RequestContext,
  ): Promise<Output<typeof ListNeedMatches>> {
    requireRole(context, ['cda', 'manager', 'admin']);
    await this.needs.visible(needId, context);
    const rows = await this.repository.ofNeed(needId, idOfCursor(cursor), limit);
    return pageOf(rows.map(matchView), limit);
  }
}
