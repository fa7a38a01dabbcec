// A lot that was split by one ruling, with what was known when it was; never changed.
import type { AllocationDemands } from '#contracts/matching/allocations.js';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { LotRow } from '../requirements/lot.entity.js';
import type { OpenOffer } from './lot-standing.repository.js';

/** As it is kept: names are read where they are; who owes the place to the policy is not, only whether the quota was met. */
export type KeptCandidate = Omit<OpenOffer, 'enterpriseName' | 'isPlacedByPolicy'>;

@Entity('allocation')
@Index('allocation_lot', ['lotId', 'id'])
@ForeignKey(() => LotRow, ['lotId'], ['id'], { name: 'allocation_lot_fk', onDelete: 'CASCADE' })
export class AllocationRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'lot_id' })
  lotId: string;

  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;

  /** The sum of its shares, in the unit of the lot. */
  @Column('double precision')
  quantity: number;

  @Column('double precision')
  objective: number;

  @Column('jsonb', { nullable: true })
  demands: AllocationDemands | null;

  @Column('boolean', { name: 'keeps_demands', nullable: true })
  keepsDemands: boolean | null;

  @Column('jsonb')
  candidates: KeptCandidate[];
}
