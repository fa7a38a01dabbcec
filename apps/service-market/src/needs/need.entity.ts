// What an enterprise lacks, or what the system saw that several lack; an open one is matched with offers.
import type { MarketOpening, NeedRuling, ServiceNeed, Urgency } from '#contracts/service-market/needs.js';
import type { WeeklyTimes } from '#contracts/service-market/times.js';
import type { Money } from '#contracts/values.js';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('service_need')
@Index('service_need_cluster', ['clusterId', 'id'])
@Index('service_need_enterprise', ['enterpriseId', 'id'])
@Index('service_need_open_code', ['clusterId', 'code'], { where: `status = 'open'` })
@Index('service_need_ending', ['wantedBy'], { where: `status = 'open'` })
@Index('service_need_opening', ['clusterId', 'id'], { where: 'opening IS NOT NULL' })
@Index('service_need_of_opening', ['openingNeedId'], { where: 'opening_need_id IS NOT NULL' })
// Over parts of a document, which the mapper cannot say: one proposed need of a cluster, rule and thing.
@Index('service_need_one_proposed', { synchronize: false })
@Check('service_need_asking', 'enterprise_id IS NOT NULL OR opening IS NOT NULL')
@ForeignKey(() => ServiceNeedRow, ['openingNeedId'], ['id'], { name: 'service_need_opening_fk' })
export class ServiceNeedRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  version: number;

  @Column('text')
  status: ServiceNeed['status'];

  @Column('text')
  origin: ServiceNeed['origin'];

  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;

  /** Null only for a group that the system proposes: what is matched has one enterprise that asks. */
  @Column('uuid', { name: 'enterprise_id', nullable: true })
  enterpriseId: string | null;

  @Column('text')
  title: string;

  @Column('text', { nullable: true })
  code: string | null;

  @Column('text', { name: 'code_status' })
  codeStatus: ServiceNeed['codeStatus'];

  @Column('jsonb', { name: 'proposed_codes' })
  proposedCodes: ServiceNeed['proposedCodes'];

  @Column('text', { nullable: true })
  text: string | null;

  @Column('double precision')
  quantity: number;

  @Column('text')
  unit: string;

  @Column('text')
  urgency: Urgency;

  @Column('date', { name: 'wanted_by' })
  wantedBy: string;

  @Column('jsonb', { nullable: true })
  place: ServiceNeed['place'];

  @Column('jsonb')
  times: WeeklyTimes[];

  @Column('text', { nullable: true })
  language: string | null;

  /** Per unit. */
  @Column('jsonb', { nullable: true })
  budget: Money | null;

  /** In the unit of the need. */
  @Column('double precision', { name: 'covered_quantity' })
  coveredQuantity: number;

  @Column('jsonb', { nullable: true })
  opening: MarketOpening | null;

  @Column('jsonb', { nullable: true })
  ruling: NeedRuling | null;

  @Column('uuid', { name: 'opening_need_id', nullable: true })
  openingNeedId: string | null;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;

  @Column('timestamp with time zone', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamp with time zone', { name: 'updated_at' })
  updatedAt: Date;
}
