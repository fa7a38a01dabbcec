// What one side is sent after approval, with the reply that counts at the moment.
import type { Answer, Outcome, Through } from '#contracts/brokering/invitations.js';
import type { Role } from '#contracts/message.js';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('invitation')
// One open invitation per side; a proposal that was withdrawn and came back may be sent again.
@Index('invitation_one_open', ['proposalId', 'side'], { unique: true, where: `status = 'open'` })
@Index('invitation_proposal', ['proposalId', 'id'])
@Index('invitation_cluster', ['clusterId', 'id'])
@Index('invitation_organisation', ['organisationId', 'id'])
@Index('invitation_organisation_sent', ['organisationId', 'sentAt'])
@Index('invitation_replied', ['clusterId', 'repliedAt'], { where: 'replied_at IS NOT NULL' })
@Index('invitation_closing', ['closesAt'], { where: `status = 'open'` })
@Index('invitation_reminding', ['remindAt'], { where: `status = 'open' AND reminded_at IS NULL` })
@ForeignKey('proposal', ['proposalId'], ['id'], { name: 'invitation_proposal_fk' })
export class InvitationRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  version: number;

  @Column('uuid', { name: 'proposal_id' })
  proposalId: string;

  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;

  @Column('text')
  side: Role;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  /** In the unit of the subject. */
  @Column('double precision')
  quantity: number;

  @Column('text')
  status: 'open' | 'closed';

  @Column('text', { nullable: true })
  outcome: Outcome | null;

  @Column('text', { name: 'outcome_reason', nullable: true })
  outcomeReason: string | null;

  @Column('text', { nullable: true })
  answer: Answer | null;

  /** What was said yes to; null for a no. */
  @Column('double precision', { name: 'reply_quantity', nullable: true })
  replyQuantity: number | null;

  @Column('text', { name: 'reply_reason', nullable: true })
  replyReason: string | null;

  @Column('text', { name: 'reply_note', nullable: true })
  replyNote: string | null;

  @Column('timestamp with time zone', { name: 'replied_at', nullable: true })
  repliedAt: Date | null;

  @Column('text', { name: 'replied_through', nullable: true })
  repliedThrough: Through | null;

  @Column('timestamp with time zone', { name: 'sent_at' })
  sentAt: Date;

  @Column('timestamp with time zone', { name: 'closes_at' })
  closesAt: Date;

  /** Null: no reminder. */
  @Column('timestamp with time zone', { name: 'remind_at', nullable: true })
  remindAt: Date | null;

  @Column('timestamp with time zone', { name: 'reminded_at', nullable: true })
  remindedAt: Date | null;
}
