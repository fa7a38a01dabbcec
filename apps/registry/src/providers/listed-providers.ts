// Providers as a cluster lists them: with the id that each has in the list of that cluster, if it has one.
import { Injectable } from '@nestjs/common';
import type { Provider } from '#contracts/registry/providers.js';
import type { Tx } from '#platform/database/database.js';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { insertRows, replaceRows } from '../enterprises/bulk-rows.js';
import { ProviderListingRow } from './provider-listing.entity.js';
import { ProviderRow } from './provider.entity.js';
import { toProvider, toRow } from './providers.repository.js';

export type ListedProvider = Provider & { externalId: string | null };

@Injectable()
export class ListedProviders {
  /** Those of the cluster with one of the ids or external ids, or of a name (in small letters) without an external id. */
  async like(
    tx: Tx, clusterId: string, { ids, externalIds, names }: { ids: readonly string[]; externalIds: readonly string[]; names: readonly string[] },
  ): Promise<ListedProvider[]> {
    return complete(listed(tx, clusterId).andWhere(
      `(provider.id = ANY(:ids) OR listing.externalId = ANY(:externalIds)
        OR (listing.externalId IS NULL AND lower(provider.name) = ANY(:names)))`, { ids, externalIds, names },
    ));
  }

  async page(manager: EntityManager, { clusterId, after, limit }: { clusterId: string; after: string | null; limit: number }): Promise<ListedProvider[]> {
    const query = listed(manager, clusterId).limit(limit);
    return complete(after ? query.andWhere('provider.id > :after', { after }) : query);
  }

  /** Of this cluster, so that nobody changes them before the transaction ends. */
  async lockedWithIds(tx: Tx, clusterId: string, ids: readonly string[]): Promise<ListedProvider[]> {
    await tx.query('SELECT 1 FROM provider WHERE id = ANY($1) ORDER BY id FOR UPDATE', [ids]);
    return complete(listed(tx, clusterId).andWhere('provider.id = ANY(:ids)', { ids }));
  }

  /** Returns how many were written: a next version is not when somebody else was faster. */
  async write(tx: Tx, clusterId: string, made: readonly ListedProvider[], replaced: readonly ListedProvider[]): Promise<number> {
    const rows = (all: readonly ListedProvider[]) => all.map(({ externalId: _, ...provider }) => toRow(provider));
    const written = [
      ...await insertRows(tx, ProviderRow, rows(made)), ...await replaceRows(tx, ProviderRow, rows(replaced)),
    ];
    const all = [...made, ...replaced];
    const listings = all.flatMap(({ id, externalId }) => (externalId === null ? [] : [{ clusterId, externalId, providerId: id }]));
    // One that left the cluster may still be listed under an id that another has now.
    await tx.query(
      'DELETE FROM provider_listing WHERE cluster_id = $1 AND (provider_id = ANY($2) OR external_id = ANY($3))',
      [clusterId, all.map(({ id }) => id), listings.map(({ externalId }) => externalId)],
    );
    if (listings.length > 0) await tx.insert(ProviderListingRow, listings);
    return written.length;
  }
}

const listed = (manager: EntityManager, clusterId: string): SelectQueryBuilder<ProviderRow> =>
  manager.createQueryBuilder(ProviderRow, 'provider')
    .leftJoin(ProviderListingRow, 'listing', 'listing.providerId = provider.id AND listing.clusterId = :clusterId', { clusterId })
    .where(':clusterId = ANY(provider.clusterIds)').addSelect('listing.externalId', 'external_id').orderBy('provider.id');

async function complete(query: SelectQueryBuilder<ProviderRow>): Promise<ListedProvider[]> {
  const { entities, raw } = await query.getRawAndEntities<{ external_id: string | null }>();
  return entities.map((row, index) => ({ ...toProvider(row), externalId: raw[index]!.external_id }));
}
