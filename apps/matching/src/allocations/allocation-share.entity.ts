// One enterprise's share of a split: the decision that it became, and the arithmetic it had.
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DecisionRow } from '#brokering/proposals/decision.entity.js';
import { LotProposalRow } from '../brokering/lot-proposal.entity.js';
import { AllocationRow } from './allocation.entity.js';

@Entity('allocation_share')
@Index('allocation_share_decision', ['decisionId'], { unique: true })
@ForeignKey(() => AllocationRow, ['allocationId'], ['id'], { name: 'allocation_share_allocation_fk', onDelete: 'CASCADE' })
@ForeignKey(() => LotProposalRow, ['proposalId'], ['id'], { name: 'allocation_share_proposal_fk' })
@ForeignKey(() => DecisionRow, ['decisionId'], ['id'], { name: 'allocation_share_decision_fk' })
export class AllocationShareRow {
  @PrimaryColumn('uuid', { name: 'allocation_id' })
  allocationId: string;

  @PrimaryColumn('uuid', { name: 'proposal_id' })
  proposalId: string;

  /** As the CDA saw it. */
  @Column('integer', { name: 'proposal_version' })
  proposalVersion: number;

  @Column('uuid', { name: 'decision_id' })
  decisionId: string;

  /** In the unit of the lot. */
  @Column('double precision')
  quantity: number;

  @Column('double precision')
  part: number;

  @Column('double precision')
  score: number;

  @Column('double precision')
  gain: number;

  @Column('double precision')
  cost: number;
}
