// What is to be matched again: marks in Postgres, which jobs take up. A mark is a row, so nothing that asks is forgotten.
import { Injectable } from '@nestjs/common';
import { ProposalsService } from '#brokering/proposals/proposals.service.js';
import { RefreshGaps } from '#contracts/service-market/gaps.js';
import { MatchNeed, type NeedMatch } from '#contracts/service-market/needs.js';
import { RematchOffer } from '#contracts/service-market/offers.js';
import { Database, type Tx } from '#platform/database/database.js';
import { Jobs, type PendingJob } from '#platform/jobs/jobs.js';
import { Classification } from '#projection/classification.js';
import { ProjectionStore } from '#projection/projection-store.js';
import { RematchesRepository } from './rematches.repository.js';

type Trigger = NeedMatch['trigger'];

@Injectable()
export class Rematches {
  constructor(
    private readonly database: Database,
    private readonly repository: RematchesRepository,
    private readonly store: ProjectionStore,
    private readonly classification: Classification,
    private readonly proposals: ProposalsService,
    private readonly jobs: Jobs,
  ) {}

  async ofNeed(tx: Tx, needId: string, trigger: Trigger): Promise<void> {
    await this.mark(tx, [needId], trigger);
  }

  /** Needs are looked for after the commit: one that is being posted at this moment is found then, or finds the offer. */
  async ofOffer(tx: Tx, offerId: string, codes: readonly string[], clusterIds: readonly string[]): Promise<void> {
    await this.repository.markOffer(tx, offerId, codes, clusterIds, 'offer_changed');
    await this.jobs.add(RematchOffer, offerId);
  }

  async ofProvider(tx: Tx, providerId: string, clusterIds: readonly string[]): Promise<void> {
    const offerIds = await this.repository.markOffersOf(tx, providerId, clusterIds, 'provider_changed');
    this.jobs.addAll(RematchOffer, offerIds);
  }

  async ofCluster(tx: Tx, clusterId: string): Promise<void> {
    await this.mark(tx, await this.repository.openNeedsOf(tx, clusterId, null), 'cluster_changed');
  }

  /** Open needs that the offer is like, and those its provider is proposed for and may have to leave. */
  async markNeedsLike(offerId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      // First: from here on a change of the offer leaves a new mark.
      const mark = await this.repository.takeOffer(tx, offerId);
      if (mark === null) return;
      const needIds = new Set(await this.proposals.activeSubjectsOf(tx, mark.providerId));
      for (const clusterId of mark.clusterIds) {
        const cluster = await this.store.cluster(clusterId, tx);
        // Without its cluster there is no need of it either.
        if (cluster === null) continue;
        const codes = this.alike(mark.codes, cluster.policy.minimumSimilarity);
        for (const id of await this.repository.openNeedsOf(tx, clusterId, codes)) needIds.add(id);
        await this.gapsOf(tx, clusterId);
      }
      await this.mark(tx, [...needIds], mark.trigger);
    });
  }

  /** The gap figures of the cluster are to be computed again. */
  async gapsOf(tx: Tx, clusterId: string): Promise<void> {
    await this.repository.noteGapChange(tx, clusterId);
    await this.jobs.add(RefreshGaps, clusterId);
  }

  changedOffers(limit: number): Promise<string[]> {
    return this.repository.changedOffers(limit);
  }

  /** Marked needs, and such whose newest match no longer stands for them. */
  pendingNeeds(limit: number): Promise<PendingJob[]> {
    return this.repository.pendingNeeds(limit);
  }

  private async mark(tx: Tx, needIds: readonly string[], trigger: Trigger): Promise<void> {
    await this.repository.markNeeds(tx, needIds, trigger);
    this.jobs.addAll(MatchNeed, needIds);
  }

  /** Likeness is mutual: codes like the offer's are the codes of the needs it may meet. */
  private alike(codes: readonly string[], minimumSimilarity: number): string[] {
    const { tree } = this.classification;
    const known = codes.filter((code) => tree.has(code));
    return [...new Set(known.flatMap((code) => tree.similarCodes(code, minimumSimilarity).map((each) => each.code)))].sort();
  }
}
