// An enterprise as one row. What is only ever read and written with it is kept as JSON; capability claims are
// searched by code and have a table of their own.
import type { Enterprise } from '#contracts/registry/enterprises.js';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ClusterRow } from '../clusters/cluster.entity.js';

@Entity('enterprise')
@Index('enterprise_cluster', ['clusterId', 'id'])
@Index('enterprise_external_id', ['clusterId', 'externalId'], {
  unique: true,
  where: 'external_id IS NOT NULL',
})
// Of a kind that TypeORM does not make: the migration does.
@Index('enterprise_likeness_keys', { synchronize: false })
@Index('enterprise_lower_name', { synchronize: false })
@Index('enterprise_merged_into', ['mergedInto'], { where: 'merged_into IS NOT NULL' })
@Check('enterprise_not_into_itself', 'merged_into <> id')
@ForeignKey(() => EnterpriseRow, ['mergedInto'], ['id'], { name: 'enterprise_merged_into_fk' })
@ForeignKey(() => ClusterRow, ['clusterId'], ['id'], { name: 'enterprise_cluster_fk' })
export class EnterpriseRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  version: number;

  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;

  @Column('text', { name: 'external_id', nullable: true })
  externalId: string | null;

  @Column('text')
  name: string;

  @Column('text')
  size: Enterprise['size'];

  @Column('boolean')
  registered: boolean;

  @Column('boolean', { name: 'home_based' })
  homeBased: boolean;

  @Column('boolean')
  active: boolean;

  @Column('text', { array: true })
  languages: string[];

  @Column('jsonb')
  establishments: Enterprise['establishments'];

  /** In one form; what makes them unique is the table `identifier`. */
  @Column('jsonb')
  identifiers: Enterprise['identifiers'];

  @Column('jsonb')
  certifications: Enterprise['certifications'];

  @Column('jsonb', { name: 'track_records' })
  trackRecords: Enterprise['trackRecords'];

  @Column('jsonb')
  contacts: Enterprise['contacts'];

  @Column('uuid', { name: 'conflict_buyer_ids', array: true })
  conflictBuyerIds: string[];

  @Column('uuid', { name: 'opt_out_buyer_ids', array: true })
  optOutBuyerIds: string[];

  /** Only to find likely duplicates by; see duplicates/comparable-enterprise.ts. Not read with the row. */
  @Column('integer', { name: 'likeness_keys', array: true, select: false })
  likenessKeys: number[];

  /** What it was merged into; the row stays as it was and is an enterprise no more. Not read with the row. */
  @Column('uuid', { name: 'merged_into', nullable: true, select: false })
  mergedInto: string | null;

  @Column('timestamp with time zone', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamp with time zone', { name: 'updated_at' })
  updatedAt: Date;
}
