// Reads and writes buyers; the only file here that speaks TypeORM.
import { Injectable } from '@nestjs/common';
import { notFound } from '#contracts/errors.js';
import type { Buyer } from '#contracts/registry/buyers.js';
import type { Tx } from '#platform/database/database.js';
import type { EntityManager } from 'typeorm';
import type { Scope } from '../access.js';
import { withinReach } from '../organisations/membership.js';
import { BuyerRow } from './buyer.entity.js';

interface Filter {
  clusterId?: string;
  ids?: readonly string[];
  after: string | null;
  limit: number;
}

@Injectable()
export class BuyersRepository {
  async get(manager: EntityManager, id: string, scope: Scope): Promise<Buyer> {
    const row = await within(manager, scope).andWhere('buyer.id = :id', { id }).getOne();
    if (!row) throw notFound('buyer', id);
    return toBuyer(row);
  }

  async list(manager: EntityManager, scope: Scope, { clusterId, ids, after, limit }: Filter): Promise<Buyer[]> {
    const query = within(manager, scope).orderBy('buyer.id').limit(limit);
    if (clusterId) query.andWhere(':clusterId = ANY(buyer.clusterIds)', { clusterId });
    if (ids) query.andWhere('buyer.id = ANY(:ids)', { ids });
    if (after) query.andWhere('buyer.id > :after', { after });
    return (await query.getMany()).map(toBuyer);
  }

  /** Of any cluster: for the system only. */
  async withIds(manager: EntityManager, ids: readonly string[]): Promise<Buyer[]> {
    const query = manager.createQueryBuilder(BuyerRow, 'buyer').where('buyer.id = ANY(:ids)', { ids });
    return (await query.orderBy('buyer.id').getMany()).map(toBuyer);
  }

  /** Those of the ids that are buyers which post to one of the clusters. */
  async known(tx: Tx, ids: readonly string[], clusterIds: readonly string[]): Promise<Set<string>> {
    const query = within(tx, { reach: 'clusters', clusterIds: [...clusterIds] }).select(['buyer.id']);
    const rows = await query.andWhere('buyer.id = ANY(:ids)', { ids }).getMany();
    return new Set(rows.map(({ id }) => id));
  }

  async insert(tx: Tx, buyer: Buyer): Promise<void> {
    await tx.insert(BuyerRow, toRow(buyer));
  }

  /** Writes the next version; false when somebody else was faster. */
  async replace(tx: Tx, buyer: Buyer): Promise<boolean> {
    const { affected } = await tx.update(
      BuyerRow,
      { id: buyer.id, version: buyer.version - 1 },
      toRow(buyer),
    );
    return affected === 1;
  }
}

/** Buyers the scope reaches: those that post to one of its clusters. */
const within = (manager: EntityManager, scope: Scope) =>
  withinReach(manager.createQueryBuilder(BuyerRow, 'buyer'), 'buyer', scope);

const toBuyer = ({ createdAt, updatedAt, ...row }: BuyerRow): Buyer => ({
  ...row,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

const toRow = ({ createdAt, updatedAt, ...buyer }: Buyer): BuyerRow => ({
  ...buyer,
  createdAt: new Date(createdAt),
  updatedAt: new Date(updatedAt),
});
