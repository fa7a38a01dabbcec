// What one recipient is told about one event on one channel. Holds neither address nor reply token: both are asked for at the send.
import type { Delivery, DeliveryStatus } from '#contracts/notifications/deliveries.js';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Facts } from '../templates/facts.js';
import type { Payload } from '../webhooks/signing.js';

export type Channel = Delivery['channel'] | 'webhook';

@Entity('delivery')
@Unique('delivery_once', ['eventId', 'recipientId', 'channel', 'template'])
@Index('delivery_due', ['channel', 'nextAttemptAt'], { where: 'next_attempt_at IS NOT NULL' })
@Index('delivery_due_call', ['recipientId', 'nextAttemptAt'], { where: `next_attempt_at IS NOT NULL AND channel = 'webhook'` })
@Index('delivery_settled', ['createdAt'], { where: 'next_attempt_at IS NULL' })
@Index('delivery_in_the_dark', ['unknownSends'], { where: 'unknown_sends > 0' })
@Index('delivery_cluster', ['clusterId', 'id'])
@Index('delivery_recipient', ['recipientId', 'id'])
@Index('delivery_about', ['refersToId', 'id'])
@Index('delivery_status', ['status', 'id'])
export class DeliveryRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'event_id' })
  eventId: string;

  /** An organisation, an account, or the endpoint of a webhook. */
  @Column('uuid', { name: 'recipient_id' })
  recipientId: string;

  @Column('text')
  channel: Channel;

  /** Of a webhook its type, e.g. `invitation.issued`. */
  @Column('text')
  template: string;

  @Column('uuid', { name: 'cluster_id', nullable: true })
  clusterId: string | null;

  /** Null for a webhook, which speaks none. */
  @Column('text', { nullable: true })
  language: string | null;

  @Column('text', { name: 'refers_to_type' })
  refersToType: string;

  @Column('uuid', { name: 'refers_to_id' })
  refersToId: string;

  @Column('jsonb')
  facts: Facts | Omit<Payload, 'type'>;

  @Column('text')
  status: DeliveryStatus;

  @Column('integer', { default: 0 })
  attempts: number;

  /** Sends of which nobody knows whether they arrived, ever. */
  @Column('integer', { name: 'unknown_sends', default: 0 })
  unknownSends: number;

  /** Attempts that certainly failed since it was made or replayed; the place in the retry schedule. */
  @Column('integer', { default: 0 })
  refusals: number;

  /** Unknown sends since it was made or replayed; the second one ends it. */
  @Column('integer', { default: 0 })
  unknowns: number;

  @Column('text', { name: 'last_error', nullable: true })
  lastError: string | null;

  /** Null when it is not to be attempted any more. */
  @Column('timestamptz', { name: 'next_attempt_at', nullable: true })
  nextAttemptAt: Date | null;

  /** Fences out a sender whose lease ran out. */
  @Column('uuid', { name: 'lease_id', nullable: true })
  leaseId: string | null;

  @Column('timestamptz', { name: 'leased_until', nullable: true })
  leasedUntil: Date | null;

  /** The request that led to it, for logs. */
  @Column('text', { name: 'request_id', nullable: true })
  requestId: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;
}
