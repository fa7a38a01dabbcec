// The tables every service schema has; the platform speaks SQL to them, these classes are there for the drift
// check.
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('outbox')
@Index('outbox_unpublished', ['seq'], { where: 'published_at IS NULL' })
@Index('outbox_published', ['publishedAt'], { where: 'published_at IS NOT NULL' })
export class OutboxRow {
  @PrimaryColumn('uuid') id: string;
  @Column('bigint', { generated: 'increment' }) seq: string;
  @Column('text') subject: string;
  @Column('text', { name: 'aggregate_id' }) aggregateId: string;
  @Column('integer') version: number;
  @Column('text', { name: 'request_id' }) requestId: string;
  @Column('jsonb') body: unknown;
  // As TypeORM reads the default back, that is without its casts; the migration has the true one.
  @Column('bigint', { default: () => '((pg_current_xact_id()))' }) txid: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt: Date | null;
}

@Entity('inbox')
@Index('inbox_received_at', ['receivedAt'])
export class InboxRow {
  @PrimaryColumn('text') consumer: string;
  @PrimaryColumn('uuid', { name: 'event_id' }) eventId: string;
  @Column('timestamptz', { name: 'received_at', default: () => 'now()' }) receivedAt: Date;
}

@Entity('idempotency_key')
@Index('idempotency_key_created_at', ['createdAt'])
export class IdempotencyKeyRow {
  @PrimaryColumn('text', { name: 'account_id' }) accountId: string;
  @PrimaryColumn('text') key: string;
  @Column('text') route: string;
  @Column('text', { name: 'body_hash' }) bodyHash: string;
  @Column('jsonb', { nullable: true }) response: unknown;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt: Date;
}

@Entity('dead_letter')
@Unique('dead_letter_subject', ['kind', 'name', 'subjectId'])
@Index('dead_letter_due', ['status', 'nextAttemptAt'])
export class DeadLetterRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: 'event' | 'job';
  @Column('text') name: string;
  @Column('text', { name: 'subject_id' }) subjectId: string;
  @Column('jsonb', { nullable: true }) payload: unknown;
  @Column('integer') attempts: number;
  @Column('text', { name: 'last_error' }) lastError: string;
  @Column('text') status: 'retrying' | 'dead' | 'replayed';
  @Column('timestamptz', { name: 'next_attempt_at', nullable: true }) nextAttemptAt: Date | null;
  /** A process tries it; when it is due again and this is still true, that process died of it. */
  @Column('boolean', { name: 'in_work', default: false }) inWork: boolean;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' }) updatedAt: Date;
}

@Entity('audit_log')
@Index('audit_log_subject', ['subjectType', 'subjectId'])
@Index('audit_log_account', ['accountId', 'id'])
export class AuditRow {
  @PrimaryColumn('uuid') id: string;
  @Column('timestamptz', { name: 'occurred_at', default: () => 'now()' }) occurredAt: Date;
  @Column('text') action: string;
  @Column('text', { name: 'subject_type' }) subjectType: string;
  @Column('text', { name: 'subject_id' }) subjectId: string;
  @Column('uuid', { name: 'account_id', nullable: true }) accountId: string | null;
  @Column('text', { nullable: true }) role: string | null;
  @Column('uuid', { name: 'organisation_id', nullable: true }) organisationId: string | null;
  @Column('text', { name: 'request_id' }) requestId: string;
  @Column('jsonb') details: unknown;
}

/** Seals over batches of the audit log, each with the hash of the one before. */
@Entity('audit_seal')
export class AuditSealRow {
  @PrimaryColumn('bigint') number: string;
  @Column('timestamptz', { name: 'sealed_at' }) sealedAt: Date;
  @Column('text') previous: string;
  @Column('uuid', { name: 'row_ids', array: true }) rowIds: string[];
  @Column('bytea', { name: 'row_hashes' }) rowHashes: Buffer;
  @Column('text') hash: string;
}

/** Entries of the audit log that wait for a seal. */
@Entity('audit_unsealed')
export class AuditUnsealedRow {
  @PrimaryColumn('uuid') id: string;
}

/** What the platform remembers between runs, e.g. which JetStream store the outbox was published to. */
@Entity('platform_state')
export class PlatformStateRow {
  @PrimaryColumn('text') name: string;
  @Column('jsonb') value: unknown;
  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' }) updatedAt: Date;
}

/** Every service lists these before its own entities. */
export const platformEntities = [
  OutboxRow,
  InboxRow,
  IdempotencyKeyRow,
  DeadLetterRow,
  AuditRow,
  AuditSealRow,
  AuditUnsealedRow,
  PlatformStateRow,
];
