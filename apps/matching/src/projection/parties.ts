// The clusters and buyers that posts name, from a small cache over the projection; the registry is asked only once.
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#contracts/message.js';
import type { Cluster } from '#contracts/registry/clusters.js';
import { afterCommit, Database, type Tx } from '#platform/database/database.js';
import { ProjectionStore } from '#projection/projection-store.js';
import { RegistryReader } from '#projection/registry-reader.js';
import { ProjectionRepository, type BuyerDocument } from './projection.repository.js';

/** How long an entry is believed, in ms: other processes may have applied a change. */
const believedMs = 5_000;
const mostEntries = 5_000;

interface Entry<T> {
  value: T;
  until: number;
}

@Injectable()
export class Parties {
  private readonly clusters = new Map<string, Entry<Cluster>>();
  private readonly buyers = new Map<string, Entry<BuyerDocument>>();

  constructor(
    private readonly database: Database,
    private readonly store: ProjectionStore,
    private readonly repository: ProjectionRepository,
    private readonly registry: RegistryReader,
  ) {}

  /** Null when neither the projection nor the registry knows it. */
  async cluster(id: string, context: RequestContext, tx?: Tx): Promise<Cluster | null> {
    const known = fresh(this.clusters, id) ?? (await this.store.cluster(id, tx));
    const cluster = known ?? (await this.registry.cluster(id, context));
    if (!cluster) return null;
    if (!known) await this.database.within(tx, (own) => this.store.storeCluster(own, cluster));
    afterCommit(() => remember(this.clusters, id, cluster));
    return cluster;
  }

  /** Null when neither the projection nor the registry knows it. */
  async buyer(id: string, context: RequestContext, tx?: Tx): Promise<BuyerDocument | null> {
    const known = fresh(this.buyers, id) ?? (await this.repository.buyer(id, tx));
    const buyer = known ?? (await this.registry.buyers([id], context))[0];
    if (!buyer) return null;
    if (!known) await this.database.within(tx, (own) => this.repository.storeBuyer(own, buyer));
    afterCommit(() => remember(this.buyers, id, buyer));
    return buyer;
  }

  /** Called when a cluster or buyer changed in this process. */
  forget(id: string): void {
    this.clusters.delete(id);
    this.buyers.delete(id);
  }
}

function fresh<T>(entries: Map<string, Entry<T>>, id: string): T | null {
  const entry = entries.get(id);
  return entry && entry.until > Date.now() ? entry.value : null;
}

function remember<T>(entries: Map<string, Entry<T>>, id: string, value: T): void {
  const entry = entries.get(id);
  // Only what was read anew gets a new date, or a busy buyer would never be read again.
  if (!entry || entry.until <= Date.now()) {
    entries.delete(id);
    if (entries.size >= mostEntries) entries.delete(entries.keys().next().value!);
    entries.set(id, { value, until: Date.now() + believedMs });
  }
}
