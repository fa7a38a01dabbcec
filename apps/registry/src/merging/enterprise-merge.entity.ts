// A merge as it was made: who, when, why, and what it made of the kept enterprise, so that it can be taken back.
import type { Enterprise } from '#contracts/registry/enterprises.js';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EnterpriseRow } from '../enterprises/enterprise.entity.js';

@Entity('enterprise_merge')
@Index('enterprise_merge_of', ['mergedId'], { unique: true, where: 'undone_at IS NULL' })
@Index('enterprise_merge_into', ['keptId', 'keptVersion'])
@ForeignKey(() => EnterpriseRow, ['mergedId'], ['id'], { name: 'enterprise_merge_merged_fk', onDelete: 'CASCADE' })
@ForeignKey(() => EnterpriseRow, ['keptId'], ['id'], { name: 'enterprise_merge_kept_fk', onDelete: 'CASCADE' })
export class EnterpriseMergeRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'merged_id' })
  mergedId: string;

  @Column('uuid', { name: 'kept_id' })
  keptId: string;

  /** Version of the kept enterprise that the merge made: later merges into it have a higher one. */
  @Column('integer', { name: 'kept_version' })
  keptVersion: number;

  /** The kept enterprise before and right after; null once the merge was undone. */
  @Column('jsonb', { nullable: true })
  before: Enterprise | null;

  @Column('jsonb', { nullable: true })
  after: Enterprise | null;

  @Column('text')
  reason: string;

  /** Null: the system. */
  @Column('uuid', { name: 'merged_by', nullable: true })
  mergedBy: string | null;

  @Column('timestamp with time zone', { name: 'merged_at' })
  mergedAt: Date;

  @Column('uuid', { name: 'undone_by', nullable: true })
  undoneBy: string | null;

  @Column('timestamp with time zone', { name: 'undone_at', nullable: true })
  undoneAt: Date | null;
}
