// The other direction: a new or changed enterprise makes the lots it may concern be matched again.
import { Injectable } from '@nestjs/common';
import { MatchLot } from '#contracts/matching/requirements.js';
import { ProposalsService } from '#brokering/proposals/proposals.service.js';
import { Database } from '#platform/database/database.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { Classification } from '#projection/classification.js';
import { RunsRepository } from './runs.repository.js';

@Injectable()
export class RematchService {
  constructor(
    private readonly database: Database,
    private readonly repository: RunsRepository,
    private readonly classification: Classification,
    private readonly proposals: ProposalsService,
    private readonly jobs: Jobs,
  ) {}

  /** Open lots that its codes are alike to, and lots it is proposed for and may have to leave. */
  async rematch(enterpriseId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      // First: from here on a change of the enterprise leaves a new mark.
      if (!(await this.repository.takeRematch(tx, enterpriseId))) return;
      const claims = await this.repository.claims(tx, enterpriseId);
      if (claims === null) return;
      const cluster = await this.repository.cluster(tx, claims.clusterId);
      // Without its cluster there is no lot of it either.
      const codes = cluster ? this.alike(claims.codes, cluster.policy.minimumSimilarity) : [];
      const active = await this.proposals.activeSubjectsOf(tx, enterpriseId);
      const runIds = await this.repository.requestForCodes(
        tx,
        claims.clusterId,
        codes,
        active,
        'enterprise_changed',
      );
      for (const id of runIds) await this.jobs.add(MatchLot, id);
    });
  }

  pending(limit: number): Promise<string[]> {
    return this.repository.pendingRematches(limit);
  }

  /** Likeness is mutual: codes like the enterprise's are the codes whose lots it is a candidate for. */
  private alike(codes: readonly string[], minimumSimilarity: number): string[] {
    const { tree } = this.classification;
    const known = codes.filter((code) => tree.has(code));
    return [
      ...new Set(
        known.flatMap((code) => tree.similarCodes(code, minimumSimilarity).map((each) => each.code)),
      ),
    ].sort();
  }
}
