// The enterprises, providers and clusters that people name: of the projection, and of the registry when it is behind.
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#contracts/message.js';
import type { Cluster } from '#contracts/registry/clusters.js';
import type { ProviderForMarket } from '#contracts/registry/providers.js';
import type { Tx } from '#platform/database/database.js';
import { ProjectionStore } from '#projection/projection-store.js';
import { RegistryReader } from '#projection/registry-reader.js';
import { ProjectionRepository } from './projection.repository.js';

@Injectable()
export class Parties {
  constructor(
    private readonly store: ProjectionStore,
    private readonly repository: ProjectionRepository,
    private readonly registry: RegistryReader,
  ) {}

  /** Null when neither knows it; so for all. */
  async cluster(id: string, context: RequestContext, tx: Tx): Promise<Cluster | null> {
    const known = await this.store.cluster(id, tx);
    if (known) return known;
    const asked = await this.registry.cluster(id, context);
    if (asked) await this.store.storeCluster(tx, asked);
    return asked;
  }

  async provider(id: string, context: RequestContext, tx: Tx): Promise<ProviderForMarket | null> {
    const known = await this.repository.provider(tx, id);
    if (known) return known;
    const [asked] = await this.registry.providers([id], context);
    if (asked) await this.repository.storeProvider(tx, asked);
    return asked ?? null;
  }

  async enterprise(id: string, context: RequestContext, tx: Tx): Promise<{ clusterId: string; name: string; active: boolean; mergedInto?: string | null } | null> {
    const known = await this.repository.enterprise(tx, id);
    if (known) return known;
    const [asked] = await this.registry.enterprises([id], context);
    if (asked) await this.repository.storeEnterprises(tx, [asked]);
    return asked ?? null;
  }
}
