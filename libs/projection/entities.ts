// What every projection of the registry has: clusters, the classification, and how far events have brought it.
import type { Cluster } from '#contracts/registry/clusters.js';
import type { ClassifiedCode } from '#contracts/registry/codes.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('cluster_projection')
export class ClusterProjectionRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  version: number;

  @Column('integer', { name: 'weights_version' })
  weightsVersion: number;

  @Column('text')
  name: string;

  @Column('jsonb')
  document: Cluster;
}

@Entity('code_projection')
export class CodeProjectionRow {
  @PrimaryColumn('text')
  code: string;

  /** Version of the classification it belongs to. */
  @Column('integer')
  version: number;

  @Column('jsonb')
  document: ClassifiedCode;
}

/** The highest transaction id of a service that an applied event came from; what catch-up mends does not raise it. */
@Entity('projection_watermark')
export class ProjectionWatermarkRow {
  @PrimaryColumn('text')
  owner: string;

  @Column('numeric', { precision: 20, scale: 0 })
  txid: string;

  @Column('timestamp with time zone', { name: 'event_time' })
  eventTime: Date;
}

export const projectionEntities = [ClusterProjectionRow, CodeProjectionRow, ProjectionWatermarkRow];
