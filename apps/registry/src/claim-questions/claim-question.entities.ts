// Questions about claims, and the day on which the claims of each enterprise are looked at next.
import type { Attribution, Enterprise } from '#contracts/registry/enterprises.js';
import type { ClaimAnswer, ClaimQuestion } from '#contracts/registry/claim-questions.js';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EnterpriseRow } from '../enterprises/enterprise.entity.js';

/** Written right after its enterprise in one transaction, and deleted with it by a trigger: no foreign key. */
@Entity('claim_review')
@Index('claim_review_due', ['due', 'enterpriseId'])
export class ClaimReviewRow {
  @PrimaryColumn('uuid', { name: 'enterprise_id' })
  enterpriseId: string;

  @Column('date')
  due: string;
}

@Entity('claim_question')
@Index('claim_question_cluster', ['clusterId', 'id'])
@Index('claim_question_of_enterprise', ['enterpriseId', 'id'])
@Index('claim_question_open', ['enterpriseId'], { unique: true, where: "status = 'open'" })
@Index('claim_question_token', ['token'], { unique: true })
@ForeignKey(() => EnterpriseRow, ['enterpriseId'], ['id'], { name: 'claim_question_enterprise_fk', onDelete: 'CASCADE' })
export class ClaimQuestionRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'enterprise_id' })
  enterpriseId: string;

  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;

  @Column('text')
  status: ClaimQuestion['status'];

  /** As it was when it was asked about. */
  @Column('jsonb')
  claim: Enterprise['capabilities'][number];

  @Column('date', { name: 'confirmed_on' })
  confirmedOn: string;

  @Column('timestamp with time zone', { name: 'asked_at' })
  askedAt: Date;

  @Column('text', { nullable: true })
  answer: ClaimAnswer | null;

  @Column('text', { nullable: true })
  note: string | null;

  /** Whoever holds it may answer: it is in the link of the e-mail, and in nothing that is shown. */
  @Column('text')
  token: string;

  @Column('jsonb', { name: 'answered_by', nullable: true })
  answeredBy: Attribution | null;

  @Column('timestamp with time zone', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;
}
