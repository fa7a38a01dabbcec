// One attempt to send, written before the send: a row without outcome and without a live lease is a send nobody knows about.
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DeliveryRow } from './delivery.entity.js';
import type { Outcome } from './verdict.js';

@Entity('delivery_attempt')
@Index('delivery_attempt_number', ['deliveryId', 'number'], { unique: true })
@Index('delivery_attempt_open', ['deliveryId'], { where: 'outcome IS NULL' })
@ForeignKey(() => DeliveryRow, ['deliveryId'], ['id'], { name: 'delivery_attempt_delivery_fk' })
export class DeliveryAttemptRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'delivery_id' })
  deliveryId: string;

  @Column('integer')
  number: number;

  @Column('timestamptz', { name: 'started_at', default: () => 'now()' })
  startedAt: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column('text', { nullable: true })
  outcome: Outcome | null;

  @Column('text', { nullable: true })
  detail: string | null;

  /** What a webhook's receiver answered: the HTTP status, and the beginning of the body. */
  @Column('integer', { name: 'reply_status', nullable: true })
  replyStatus: number | null;

  @Column('text', { name: 'reply_body', nullable: true })
  replyBody: string | null;
}
