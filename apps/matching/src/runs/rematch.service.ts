// The other direction: a new or changed enterprise makes the lots it may concern be matched again.
import { Injectable } from '@nestjs/common';
import { MatchLot } from '#contracts/matching/requirements.js';
import type { Cluster } from '#contracts/registry/clusters.js';
import { ProposalsService } from '#brokering/proposals/proposals.service.js';
import { Database, type Tx } from '#platform/database/database.js';
import type { CodeTree } from '#engine';
import { Jobs } from '#platform/jobs/jobs.js';
import { Classification } from '#projection/classification.js';
import { ProjectionStore } from '#projection/projection-store.js';
import { RunsRepository } from './runs.repository.js';
import { TouchedLots } from './touched-lots.service.js';

@Injectable()
export class RematchService {
  constructor(
    private readonly database: Database,
    private readonly repository: RunsRepository,
    private readonly classification: Classification,
    private readonly store: ProjectionStore,
    private readonly touched: TouchedLots,
    private readonly proposals: ProposalsService,
    private readonly jobs: Jobs,
  ) {}

  /** Open lots whose proposals it may change, and those it is proposed for and may have to leave. */
  async rematch(enterpriseId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      // First: from here on a change of the enterprise leaves a new mark.
      if (!(await this.repository.takeRematch(tx, enterpriseId))) return;
      const claims = await this.repository.claims(tx, enterpriseId);
      if (claims === null) return;
      const cluster = await this.repository.cluster(tx, claims.clusterId);
      // Without its cluster there is no lot of it either.
      const touched = cluster ? await this.touchedBy(tx, enterpriseId, claims.codes, cluster) : [];
      const active = await this.proposals.activeSubjectsOf(tx, enterpriseId);
      const runIds = await this.repository.requestForLots(tx, [...new Set([...touched, ...active])], 'enterprise_changed');
      for (const id of runIds) await this.jobs.add(MatchLot, id);
    });
  }

  pending(limit: number): Promise<string[]> {
    return this.repository.pendingRematches(limit);
  }

  private async touchedBy(tx: Tx, enterpriseId: string, claimed: readonly string[], cluster: Cluster): Promise<string[]> {
    const classification = await this.classification.atLeast(await this.store.classificationVersion(tx), tx);
    const codes = alike(claimed, cluster.policy.minimumSimilarity, classification.tree);
    return this.touched.of(tx, enterpriseId, { cluster, classification, codes });
  }
}

/** Likeness is mutual: codes like the enterprise's are the codes whose lots it is a candidate for. */
function alike(codes: readonly string[], minimumSimilarity: number, tree: CodeTree): string[] {
  const known = codes.filter((code) => tree.has(code));
  return [...new Set(known.flatMap((code) => tree.similarCodes(code, minimumSimilarity).map((each) => each.code)))].sort();
}
