// What both sides agreed to.
import type { Linkage } from '#contracts/matching/invitations.js';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { LinkageProposalRow } from '../proposals/proposal.entity.js';

@Entity('linkage')
@Index('linkage_proposal_once', ['proposalId'], { unique: true })
@Index('linkage_cluster', ['clusterId', 'id'])
@Index('linkage_requirement', ['requirementId', 'id'])
@Index('linkage_lot', ['lotId'])
@Index('linkage_buyer', ['buyerId', 'id'])
@Index('linkage_enterprise', ['enterpriseId', 'id'])
@ForeignKey(() => LinkageProposalRow, ['proposalId'], ['id'], { name: 'linkage_proposal_fk' })
export class LinkageRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: Linkage['kind'];

  @Column('text', { name: 'initiated_by' })
  initiatedBy: Linkage['initiatedBy'];

  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;

  @Column('uuid', { name: 'proposal_id' })
  proposalId: string;

  @Column('uuid', { name: 'requirement_id' })
  requirementId: string;

  @Column('uuid', { name: 'lot_id' })
  lotId: string;

  @Column('uuid', { name: 'buyer_id' })
  buyerId: string;

  @Column('uuid', { name: 'enterprise_id' })
  enterpriseId: string;

  /** In the unit of the lot. */
  @Column('double precision')
  quantity: number;

  @Column('timestamp with time zone', { name: 'agreed_at' })
  agreedAt: Date;
}
