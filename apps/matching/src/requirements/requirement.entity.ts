// What a buyer needs, as one row; its divisible parts are lots.
import type { RequirementStatus } from '#contracts/matching/requirements.js';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('requirement')
@Index('requirement_cluster', ['clusterId', 'id'])
@Index('requirement_buyer', ['buyerId', 'id'])
@Index('requirement_posted', ['clusterId', 'postedAt'], { where: 'posted_at IS NOT NULL' })
@Index('requirement_expiring', ['lastDeadline'], { where: `status = 'posted'` })
export class RequirementRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  version: number;

  @Column('text')
  status: RequirementStatus;

  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;

  @Column('uuid', { name: 'buyer_id' })
  buyerId: string;

  @Column('text')
  title: string;

  @Column('text', { nullable: true })
  description: string | null;

  @Column('text', { nullable: true })
  language: string | null;

  /** The latest deadline of its lots: after that day the requirement expires. */
  @Column('date', { name: 'last_deadline' })
  lastDeadline: string;

  /** The account that wrote it: the buyer's own, or a CDA's for a buyer; null for the system. */
  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;

  @Column('timestamp with time zone', { name: 'posted_at', nullable: true })
  postedAt: Date | null;

  @Column('timestamp with time zone', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamp with time zone', { name: 'updated_at' })
  updatedAt: Date;
}
