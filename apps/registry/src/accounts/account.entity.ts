// Somebody who may use the system, in a role, for an organisation or for clusters.
import type { Role } from '#contracts/message.js';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('account')
@Index('account_organisation', ['organisationId'], { where: 'organisation_id IS NOT NULL' })
export class AccountRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  version: number;

  @Column('text')
  name: string;

  @Column('text')
  email: string;

  @Column('text')
  role: Role;

  /** The buyer, enterprise or provider it acts for. */
  @Column('uuid', { name: 'organisation_id', nullable: true })
  organisationId: string | null;

  /** For an account of an organisation: the clusters of the organisation. */
  @Column('uuid', { name: 'cluster_ids', array: true })
  clusterIds: string[];

  @Column('text', { nullable: true })
  language: string | null;

  @Column('boolean')
  active: boolean;

  @Column('timestamp with time zone', { name: 'created_at' })
  createdAt: Date;
}
