// A suggestion to link an enterprise to a lot, with its arithmetic; one row per lot and enterprise.
import type { Explanation, ProposalStatus } from '#contracts/matching/proposals.js';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { LotRow } from '../requirements/lot.entity.js';

@Entity('linkage_proposal')
@Index('linkage_proposal_lot_enterprise', ['lotId', 'enterpriseId'], { unique: true })
@Index('linkage_proposal_queue', ['clusterId', 'status', 'score', 'id'])
@Index('linkage_proposal_requirement', ['requirementId', 'score', 'id'])
@Index('linkage_proposal_buyer', ['buyerId', 'id'])
@Index('linkage_proposal_answered', ['lotId', 'updatedAt'], { where: `status IN ('declined', 'refused', 'lapsed', 'agreed')` })
@Index('linkage_proposal_enterprise', ['enterpriseId', 'id'])
@ForeignKey(() => LotRow, ['lotId'], ['id'], { name: 'linkage_proposal_lot_fk' })
export class LinkageProposalRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  version: number;

  @Column('text')
  status: ProposalStatus;

  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;

  @Column('uuid', { name: 'requirement_id' })
  requirementId: string;

  @Column('uuid', { name: 'lot_id' })
  lotId: string;

  @Column('uuid', { name: 'buyer_id' })
  buyerId: string;

  @Column('uuid', { name: 'enterprise_id' })
  enterpriseId: string;

  @Column('integer')
  rank: number;

  @Column('double precision')
  score: number;

  @Column('double precision')
  confidence: number;

  /** In the unit of the lot. */
  @Column('double precision', { name: 'offered_quantity' })
  offeredQuantity: number;

  /** False when the enterprise stated no capacity for the period. */
  @Column('boolean', { name: 'offered_known' })
  offeredKnown: boolean;

  /** What is or will be invited for, in the unit of the lot. */
  @Column('double precision')
  quantity: number;

  @Column('jsonb')
  explanation: Explanation;

  /** The newest decision that was not undone; no foreign key, because decisions point here. */
  @Column('uuid', { name: 'decision_id', nullable: true })
  decisionId: string | null;

  @Column('text', { name: 'end_reason', nullable: true })
  endReason: string | null;

  /** Both sides were told of it; false again when a withdrawn proposal is restored. */
  @Column('boolean', { name: 'was_invited' })
  wasInvited: boolean;

  @Column('timestamp with time zone', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamp with time zone', { name: 'updated_at' })
  updatedAt: Date;
}
