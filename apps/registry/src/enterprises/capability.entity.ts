// What an enterprise claims it can make or do, with the capacity it has for it.
import type { Attribution, CapabilityClaim } from '#contracts/registry/enterprises.js';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EnterpriseRow } from './enterprise.entity.js';

@Entity('capability')
@Index('capability_of_enterprise', ['enterpriseId', 'code'], { unique: true })
@Index('capability_code', ['code', 'enterpriseId'])
@ForeignKey(() => EnterpriseRow, ['enterpriseId'], ['id'], {
  name: 'capability_enterprise_fk',
  onDelete: 'CASCADE',
})
export class CapabilityRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'enterprise_id' })
  enterpriseId: string;

  /** Place in the list, from 0. */
  @Column('integer')
  position: number;

  @Column('text')
  code: string;

  @Column('text')
  unit: string;

  @Column('text')
  status: CapabilityClaim['status'];

  @Column('date', { name: 'stated_on' })
  statedOn: string;

  @Column('jsonb', { name: 'stated_by', nullable: true })
  statedBy: Attribution | null;

  @Column('jsonb', { name: 'verified_by', nullable: true })
  verifiedBy: Attribution | null;

  @Column('date', { name: 'verified_on', nullable: true })
  verifiedOn: string | null;

  @Column('date', { name: 'valid_until', nullable: true })
  validUntil: string | null;

  @Column('text', { nullable: true })
  evidence: string | null;

  @Column('double precision', { name: 'minimum_order', nullable: true })
  minimumOrder: number | null;

  @Column('integer', { name: 'lead_time_days', nullable: true })
  leadTimeDays: number | null;

  @Column('jsonb', { name: 'price_hint', nullable: true })
  priceHint: CapabilityClaim['priceHint'] | null;

  /** Slots in the order they were stated. */
  @Column('jsonb')
  capacity: CapabilityClaim['capacity'];
}
