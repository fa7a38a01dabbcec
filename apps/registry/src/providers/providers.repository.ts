// Reads and writes providers; the only file here that speaks TypeORM.
import { Injectable } from '@nestjs/common';
import { notFound } from '#contracts/errors.js';
import type { Provider } from '#contracts/registry/providers.js';
import type { Tx } from '#platform/database/database.js';
import type { EntityManager } from 'typeorm';
import type { Scope } from '../access.js';
import { withinReach } from '../organisations/membership.js';
import { ProviderRow } from './provider.entity.js';

interface Filter {
  clusterId?: string;
  kind?: Provider['kind'];
  after: string | null;
  limit: number;
}

@Injectable()
export class ProvidersRepository {
  async get(manager: EntityManager, id: string, scope: Scope): Promise<Provider> {
    const row = await within(manager, scope).andWhere('provider.id = :id', { id }).getOne();
    if (!row) throw notFound('provider', id);
    return toProvider(row);
  }

  async list(manager: EntityManager, scope: Scope, { clusterId, kind, after, limit }: Filter): Promise<Provider[]> {
    const query = within(manager, scope).orderBy('provider.id').limit(limit);
    if (clusterId) query.andWhere(':clusterId = ANY(provider.clusterIds)', { clusterId });
    if (kind) query.andWhere('provider.kind = :kind', { kind });
    if (after) query.andWhere('provider.id > :after', { after });
    return (await query.getMany()).map(toProvider);
  }

  /** Of any cluster: for the system only. */
  async withIds(manager: EntityManager, ids: readonly string[]): Promise<Provider[]> {
    const query = manager.createQueryBuilder(ProviderRow, 'provider').where('provider.id = ANY(:ids)', { ids });
    return (await query.orderBy('provider.id').getMany()).map(toProvider);
  }

  async insert(tx: Tx, provider: Provider): Promise<void> {
    await tx.insert(ProviderRow, toRow(provider));
  }

  /** Writes the next version; false when somebody else was faster. */
  async replace(tx: Tx, provider: Provider): Promise<boolean> {
    const seen = { id: provider.id, version: provider.version - 1 };
    return (await tx.update(ProviderRow, seen, toRow(provider))).affected === 1;
  }
}

const within = (manager: EntityManager, scope: Scope) =>
  withinReach(manager.createQueryBuilder(ProviderRow, 'provider'), 'provider', scope);

export const toProvider = ({ createdAt, updatedAt, ...row }: ProviderRow): Provider => ({
  ...row, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString(),
});

export const toRow = ({ createdAt, updatedAt, ...provider }: Provider): ProviderRow => ({
  ...provider, createdAt: new Date(createdAt), updatedAt: new Date(updatedAt),
});
