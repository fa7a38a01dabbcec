// Refuses clusters that do not exist; those the caller does not reach get the same answer.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Tx } from '#platform/database/database.js';
import { reachesClusters, type Scope } from '../access.js';
import { ClustersRepository } from './clusters.repository.js';

@Injectable()
export class ClusterCheck {
  constructor(private readonly clusters: ClustersRepository) {}

  /** `field` is where the caller stated the clusters. */
  async require(tx: Tx, clusterIds: readonly string[], scope: Scope, field: string): Promise<void> {
    const known = await this.clusters.known(tx, clusterIds);
    const wrong = clusterIds.find((id) => !known.has(id) || !reachesClusters(scope, [id]));
    if (wrong === undefined) return;
    throw new DomainError(
      'cluster_unknown',
      `There is no cluster ${wrong} that you may use. See GET /v1/clusters.`,
      { fields: [{ field, message: `${wrong} is not a cluster that you may use` }] },
    );
  }
}
