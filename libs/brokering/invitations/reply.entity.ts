// Every reply that was given, also those that were changed later.
import type { Answer, Through } from '#contracts/brokering/invitations.js';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InvitationRow } from './invitation.entity.js';

@Entity('reply')
@Index('reply_invitation', ['invitationId', 'id'])
@ForeignKey(() => InvitationRow, ['invitationId'], ['id'], { name: 'reply_invitation_fk' })
export class ReplyRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'invitation_id' })
  invitationId: string;

  @Column('text')
  answer: Answer;

  /** What was said yes to; null for a no. */
  @Column('double precision', { nullable: true })
  quantity: number | null;

  @Column('text', { name: 'reason_code', nullable: true })
  reasonCode: string | null;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('text')
  through: Through;

  /** Null: by link. */
  @Column('uuid', { name: 'account_id', nullable: true })
  accountId: string | null;

  @Column('timestamp with time zone', { name: 'replied_at' })
  repliedAt: Date;
}
