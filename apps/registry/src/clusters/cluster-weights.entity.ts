// Weights and policy of a cluster in one of their versions; kept for good, so that old explanations can be checked.
import type { Cluster } from '#contracts/registry/clusters.js';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ClusterRow } from './cluster.entity.js';

@Entity('cluster_weights')
@ForeignKey(() => ClusterRow, ['clusterId'], ['id'], { name: 'cluster_weights_cluster_fk' })
export class ClusterWeightsRow {
  @PrimaryColumn('uuid', { name: 'cluster_id' })
  clusterId: string;

  @PrimaryColumn('integer', { name: 'weights_version' })
  weightsVersion: number;

  @Column('jsonb')
  weights: Cluster['weights'];

  @Column('jsonb')
  policy: Cluster['policy'];

  /** The account; null for the system. */
  @Column('uuid', { name: 'changed_by', nullable: true })
  changedBy: string | null;

  @Column('timestamp with time zone', { name: 'changed_at' })
  changedAt: Date;
}
