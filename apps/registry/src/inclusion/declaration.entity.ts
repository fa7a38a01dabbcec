// What an enterprise declared of itself, one row per category; it is deleted when it is withdrawn.
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { InclusionCategory, InclusionPurpose } from '#contracts/registry/inclusion.js';

@Entity('declaration')
@Index('declaration_cluster_category', ['clusterId', 'category'])
export class DeclarationRow {
  @PrimaryColumn('uuid', { name: 'enterprise_id' }) enterpriseId: string;
  @PrimaryColumn('text') category: InclusionCategory;
  @Column('uuid', { name: 'cluster_id' }) clusterId: string;
  @Column('text', { array: true }) purposes: InclusionPurpose[];
  @Column('date', { name: 'consented_on' }) consentedOn: string;
  @Column('text', { name: 'consent_given', nullable: true }) consentGiven: string | null;
  @Column('text', { name: 'declared_by' }) declaredBy: 'enterprise' | 'cda';
  @Column('timestamptz', { name: 'noted_at', default: () => 'now()' }) notedAt: Date;
  /** It is part of the published figure. */
  @Column('boolean', { default: false }) counted: boolean;
}
