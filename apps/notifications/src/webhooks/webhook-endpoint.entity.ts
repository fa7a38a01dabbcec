// Where an owner wants to be called, and the secrets that sign the calls.
import type { WebhookEndpoint, WebhookType } from '#contracts/notifications/webhooks.js';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** `active`, or why nothing is sent. A deleted one stays until its deliveries are forgotten. */
export type EndpointState = 'active' | 'deleted' | NonNullable<WebhookEndpoint['inactiveBecause']>;

@Entity('webhook_endpoint')
@Index('webhook_endpoint_owner', ['ownerId', 'id'])
export class WebhookEndpointRow {
  @PrimaryColumn('uuid')
  id: string;

  /** Counts changes that its owner sees as such; calls that fail do not count. */
  @Column('integer', { default: 1 })
  version: number;

  @Column('text')
  owner: WebhookEndpoint['owner'];

  @Column('uuid', { name: 'owner_id' })
  ownerId: string;

  /** Empty once it is deleted. */
  @Column('text')
  url: string;

  @Column('text', { nullable: true })
  description: string | null;

  @Column('text', { array: true })
  types: WebhookType[];

  @Column('text')
  state: EndpointState;

  /** Attempts in a row that did not succeed. */
  @Column('integer', { default: 0 })
  failures: number;

  @Column('timestamptz', { name: 'failing_since', nullable: true })
  failingSince: Date | null;

  /** Until then it is left alone, but for tests. */
  @Column('timestamptz', { name: 'paused_until', nullable: true })
  pausedUntil: Date | null;

  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}

@Entity('webhook_secret')
@Index('webhook_secret_endpoint', ['endpointId', 'id'])
@ForeignKey(() => WebhookEndpointRow, ['endpointId'], ['id'], { name: 'webhook_secret_endpoint_fk' })
export class WebhookSecretRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'endpoint_id' })
  endpointId: string;

  @Column('bytea')
  sealed: Buffer;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  /** Null for the newest. */
  @Column('timestamptz', { name: 'ends_at', nullable: true })
  endsAt: Date | null;
}
