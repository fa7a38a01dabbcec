// What a person finds in the app: the text as it was rendered when it happened.
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Reference } from '#contracts/notifications/deliveries.js';

@Entity('feed_item')
@Index('feed_item_recipient', ['recipientId', 'id'])
export class FeedItemRow {
  /** Also the id of its delivery. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'recipient_id' })
  recipientId: string;

  @Column('text')
  template: string;

  @Column('text')
  subject: string;

  @Column('text')
  body: string;

  @Column('text')
  language: string;

  /** A code. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** Both null where there is nothing its reader may see. */
  @Column('text', { name: 'refers_to_type', nullable: true })
  refersToType: Reference['type'] | null;

  @Column('uuid', { name: 'refers_to_id', nullable: true })
  refersToId: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'read_at', nullable: true })
  readAt: Date | null;
}
