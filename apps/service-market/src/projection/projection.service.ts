// Keeps the projection of the registry true to it, and has matched again what a change concerns.
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#contracts/message.js';
import type { Cluster } from '#contracts/registry/clusters.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import type { ProviderForMarket } from '#contracts/registry/providers.js';
import type { Tx } from '#platform/database/database.js';
import { ProjectionStore } from '#projection/projection-store.js';
import { RegistryReader } from '#projection/registry-reader.js';
import { Rematches } from '../matches/rematches.js';
import { ProjectionRepository } from './projection.repository.js';

@Injectable()
export class ProjectionService {
  constructor(
    private readonly store: ProjectionStore,
    private readonly repository: ProjectionRepository,
    private readonly registry: RegistryReader,
    private readonly rematches: Rematches,
  ) {}

  async refreshEnterprises(tx: Tx, told: readonly { enterpriseId: string; version: number }[], context: RequestContext): Promise<void> {
    const behind = await this.store.enterprisesBehind(tx, told);
    if (behind.length > 0) await this.applyEnterprises(tx, await this.registry.enterprises(behind, context));
  }

  async refreshProvider(tx: Tx, id: string, context: RequestContext): Promise<void> {
    const [provider] = await this.registry.providers([id], context);
    if (provider) await this.applyProvider(tx, provider);
  }

  async refreshCluster(tx: Tx, id: string, context: RequestContext): Promise<void> {
    const cluster = await this.registry.cluster(id, context);
    if (cluster) await this.applyCluster(tx, cluster);
  }

  applyEnterprises(tx: Tx, documents: readonly EnterpriseForMatching[]): Promise<string[]> {
    return this.repository.storeEnterprises(tx, documents);
  }

  /** Another place, language or cluster concerns the needs that its offers are like. */
  async applyProvider(tx: Tx, provider: ProviderForMarket): Promise<void> {
    const before = await this.repository.storeProvider(tx, provider);
    if (before === null) return;
    await this.rematches.ofProvider(tx, provider.id, [...before.clusterIds, ...provider.clusterIds]);
  }

  /** Other weights or another policy concern every open need of the cluster. */
  async applyCluster(tx: Tx, cluster: Cluster): Promise<void> {
    const before = await this.store.storeCluster(tx, cluster);
    if (before === null || before.weightsVersion === null || before.weightsVersion === cluster.weightsVersion) return;
    await this.rematches.ofCluster(tx, cluster.id);
  }
}
