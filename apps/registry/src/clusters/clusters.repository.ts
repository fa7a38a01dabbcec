// Reads and writes clusters; the only file here that speaks TypeORM.
import { Injectable } from '@nestjs/common';
import { notFound } from '#contracts/errors.js';
import type { Cluster, ClusterWeights } from '#contracts/registry/clusters.js';
import { withoutSpreading } from '#contracts/registry/spreading.js';
import type { Tx } from '#platform/database/database.js';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../access.js';
import { ClusterRow } from './cluster.entity.js';
import { ClusterWeightsRow } from './cluster-weights.entity.js';

@Injectable()
export class ClustersRepository {
  async get(manager: EntityManager, id: string, scope: Scope): Promise<Cluster> {
    const row = await within(manager, scope).andWhere('cluster.id = :id', { id }).getOne();
    if (!row) throw notFound('cluster', id);
    return toCluster(row);
  }

  async list(manager: EntityManager, scope: Scope, after: string | null, limit: number): Promise<Cluster[]> {
    const query = within(manager, scope).orderBy('cluster.id').limit(limit);
    if (after) query.andWhere('cluster.id > :after', { after });
    return (await query.getMany()).map(toCluster);
  }

  /** Those of the ids that belong to a cluster. */
  async known(manager: EntityManager, ids: readonly string[]): Promise<Set<string>> {
    const rows = await manager
      .createQueryBuilder(ClusterRow, 'cluster')
      .select(['cluster.id'])
      .where('cluster.id = ANY(:ids)', { ids })
      .getMany();
    return new Set(rows.map((row) => row.id));
  }

  async insert(tx: Tx, cluster: Cluster): Promise<void> {
    await tx.insert(ClusterRow, toRow(cluster));
  }

  /** Keeps the weights and the policy of the cluster under their version. */
  async keepWeights(tx: Tx, cluster: Cluster, changedBy: string | null): Promise<void> {
    const { id: clusterId, weightsVersion, weights, policy, updatedAt } = cluster;
    const changedAt = new Date(updatedAt);
    await tx.insert(ClusterWeightsRow, { clusterId, weightsVersion, weights, policy, changedBy, changedAt });
  }

  async weights(manager: EntityManager, clusterId: string, weightsVersion: number): Promise<ClusterWeights> {
    const row = await manager.findOneBy(ClusterWeightsRow, { clusterId, weightsVersion });
    if (!row) throw notFound('weights version', String(weightsVersion));
    return { ...row, policy: whole(row.policy), changedAt: row.changedAt.toISOString() };
  }

  /** Writes the next version; false when somebody else was faster. */
  async replace(tx: Tx, cluster: Cluster): Promise<boolean> {
    const { affected } = await tx.update(
      ClusterRow,
      { id: cluster.id, version: cluster.version - 1 },
      toRow(cluster),
    );
    return affected === 1;
  }
}

/** Clusters the scope reaches. */
function within(manager: EntityManager, scope: Scope): SelectQueryBuilder<ClusterRow> {
  const query = manager.createQueryBuilder(ClusterRow, 'cluster');
  if (scope.reach === 'everything') return query;
  return query.where('cluster.id = ANY(:clusterIds)', {
    clusterIds: scope.reach === 'clusters' ? scope.clusterIds : [],
  });
}

/** Policies of before relevance could be learned or opportunities spread, and those that a process of then writes, do not say that neither is done. */
const whole = (policy: Cluster['policy']): Cluster['policy'] =>
  ({ ...policy, relevanceVersion: policy.relevanceVersion ?? null, spreading: policy.spreading ?? withoutSpreading });

function toCluster({ vision, policy, createdAt, updatedAt, ...row }: ClusterRow): Cluster {
  return {
    ...row,
    policy: whole(policy),
    ...(vision === null ? {} : { vision }),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

function toRow(cluster: Cluster): ClusterRow {
  return {
    ...cluster,
    vision: cluster.vision ?? null,
    createdAt: new Date(cluster.createdAt),
    updatedAt: new Date(cluster.updatedAt),
  };
}
