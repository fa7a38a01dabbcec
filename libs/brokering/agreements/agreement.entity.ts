// What both sides agreed to.
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('agreement')
@Index('agreement_proposal_once', ['proposalId'], { unique: true })
@Index('agreement_cluster', ['clusterId', 'id'])
@Index('agreement_posting', ['postingId', 'id'])
@Index('agreement_subject', ['subjectId'])
@Index('agreement_asking', ['askingId', 'id'])
@Index('agreement_offering', ['offeringId', 'id'])
@ForeignKey('proposal', ['proposalId'], ['id'], { name: 'agreement_proposal_fk' })
export class AgreementRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: string;

  @Column('text', { name: 'initiated_by' })
  initiatedBy: string;

  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;

  @Column('uuid', { name: 'proposal_id' })
  proposalId: string;

  @Column('uuid', { name: 'posting_id' })
  postingId: string;

  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  @Column('uuid', { name: 'asking_id' })
  askingId: string;

  @Column('uuid', { name: 'offering_id' })
  offeringId: string;

  /** In the unit of the subject. */
  @Column('double precision')
  quantity: number;

  @Column('timestamp with time zone', { name: 'agreed_at' })
  agreedAt: Date;
}
