// The gap figure of one cluster and code as it was computed last, and the changes since.
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('service_gap')
@Index('service_gap_code', ['clusterId', 'code'], { unique: true })
@Index('service_gap_largest', ['unmet', 'id'])
export class ServiceGapRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;

  @Column('text')
  code: string;

  @Column('integer')
  needs: number;

  @Column('integer')
  urgent: number;

  @Column('integer')
  offers: number;

  @Column('integer', { name: 'fitting_offers' })
  fittingOffers: number;

  @Column('integer')
  unmet: number;

  @Column('jsonb', { name: 'unmet_by_reason' })
  unmetByReason: Record<string, number>;

  @Column('timestamp with time zone', { name: 'computed_at' })
  computedAt: Date;
}

/** A change that the figures of a cluster do not have yet; many at once, so that nobody waits for another. */
@Entity('gap_change')
@Index('gap_change_cluster', ['clusterId'])
export class GapChangeRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;
}
