// Keeps the projection of the registry true to it, and asks for new match runs where a change matters.
import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '#contracts/message.js';
import type { Cluster } from '#contracts/registry/clusters.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { MatchLot } from '#contracts/matching/requirements.js';
import { systemContext } from '#platform/context.js';
import { afterCommit, type Tx } from '#platform/database/database.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { LOG, type Log } from '#platform/log.js';
import { ProjectionStore } from '#projection/projection-store.js';
import { RegistryReader } from '#projection/registry-reader.js';
import { RematchService } from '../runs/rematch.service.js';
import { RunsRepository } from '../runs/runs.repository.js';
import { Parties } from './parties.js';
import { ProjectionRepository, type BuyerDocument } from './projection.repository.js';

@Injectable()
export class ProjectionService {
  constructor(
    private readonly store: ProjectionStore,
    private readonly repository: ProjectionRepository,
    private readonly registry: RegistryReader,
    private readonly runs: RunsRepository,
    private readonly rematches: RematchService,
    private readonly parties: Parties,
    private readonly jobs: Jobs,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Enterprises were registered or changed: asks for those that are not there already and stores what came. */
  async refreshEnterprises(tx: Tx, told: readonly { enterpriseId: string; version: number }[], context: RequestContext): Promise<void> {
    const behind = await this.store.enterprisesBehind(tx, told);
    if (behind.length > 0) await this.applyEnterprises(tx, await this.registry.enterprises(behind, context));
  }

  async refreshCluster(tx: Tx, id: string, context: RequestContext): Promise<void> {
    const cluster = await this.registry.cluster(id, context);
    if (cluster) await this.applyCluster(tx, cluster);
  }

  async refreshBuyer(tx: Tx, id: string, context: RequestContext): Promise<void> {
    const [buyer] = await this.registry.buyers([id], context);
    if (buyer) await this.applyBuyer(tx, buyer);
  }

  /**
   * Returns the ids that were newer than what was there; they are matched again. With one that was merged comes the one it is part of
   * now: a run must not see that it claims nothing any more, and not yet who does.
   */
  async applyEnterprises(tx: Tx, documents: readonly EnterpriseForMatching[]): Promise<string[]> {
    const named = new Set(documents.map(({ id }) => id));
    const keptIds = [...new Set(documents.flatMap(({ mergedInto }) => mergedInto ?? []))].filter((id) => !named.has(id));
    const kept = keptIds.length === 0 ? [] : await this.registry.enterprises(keptIds, systemContext('merged-enterprises'));
    const ids = await this.repository.storeEnterprises(tx, [...documents, ...kept]);
    this.rematches.request(ids);
    return ids;
  }

  /** Other weights or another policy concern every open lot of the cluster. */
  async applyCluster(tx: Tx, cluster: Cluster): Promise<void> {
    const before = await this.store.storeCluster(tx, cluster);
    afterCommit(() => this.parties.forget(cluster.id));
    if (before === null || before.weightsVersion === cluster.weightsVersion) return;
    const { id: clusterId, weightsVersion, policy: { relevanceVersion = null } } = cluster;
    afterCommit(() => this.log.info({ clusterId, weightsVersion, relevanceVersion }, 'A cluster is matched with these weights from now on'));
    if (before.weightsVersion === null) return;
    this.jobs.addAll(MatchLot, await this.runs.requestForCluster(tx, cluster.id, 'cluster_changed'));
  }

  /** Another list of enterprises to keep away from concerns every open lot of the buyer, and so does another name: earlier work is told by it. */
  async applyBuyer(tx: Tx, buyer: BuyerDocument): Promise<void> {
    const before = await this.repository.storeBuyer(tx, buyer);
    afterCommit(() => this.parties.forget(buyer.id));
    if (before === null || before.document === null) return;
    if (before.document.name === buyer.name && sameSet(before.document.optOutEnterpriseIds, buyer.optOutEnterpriseIds)) return;
    this.jobs.addAll(MatchLot, await this.runs.requestForBuyer(tx, buyer.id, 'buyer_changed'));
  }
}

const sameSet = (a: readonly string[], b: readonly string[]) => [...a].sort().join() === [...b].sort().join();
