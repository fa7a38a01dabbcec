// The first migration of every service: the tables the platform keeps in each service schema.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PlatformTables0001 implements MigrationInterface {
  // TypeORM sorts migrations by the last 13 digits of the name: service migrations follow with larger ones.
  name = 'PlatformTables0000000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox (
        id uuid NOT NULL,
        seq bigserial NOT NULL,
        subject text NOT NULL,
        aggregate_id text NOT NULL,
        version integer NOT NULL,
        request_id text NOT NULL,
        body jsonb NOT NULL,
        txid bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
        created_at timestamptz NOT NULL DEFAULT now(),
        published_at timestamptz,
        CONSTRAINT outbox_pkey PRIMARY KEY (id)
      );
      CREATE INDEX outbox_unpublished ON outbox (seq) WHERE published_at IS NULL;
      CREATE INDEX outbox_published ON outbox (published_at) WHERE published_at IS NOT NULL;

      CREATE TABLE inbox (
        consumer text NOT NULL,
        event_id uuid NOT NULL,
        received_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT inbox_pkey PRIMARY KEY (consumer, event_id)
      );
      CREATE INDEX inbox_received_at ON inbox (received_at);

      CREATE TABLE idempotency_key (
        account_id text NOT NULL,
        key text NOT NULL,
        route text NOT NULL,
        body_hash text NOT NULL,
        response jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT idempotency_key_pkey PRIMARY KEY (account_id, key)
      );
      CREATE INDEX idempotency_key_created_at ON idempotency_key (created_at);

      CREATE TABLE dead_letter (
        id uuid NOT NULL,
        kind text NOT NULL,
        name text NOT NULL,
        subject_id text NOT NULL,
        payload jsonb,
        attempts integer NOT NULL,
        last_error text NOT NULL,
        status text NOT NULL,
        next_attempt_at timestamptz,
        in_work boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT dead_letter_pkey PRIMARY KEY (id),
        CONSTRAINT dead_letter_subject UNIQUE (kind, name, subject_id)
      );
      CREATE INDEX dead_letter_due ON dead_letter (status, next_attempt_at);

      CREATE TABLE audit_log (
        id uuid NOT NULL,
        occurred_at timestamptz NOT NULL DEFAULT now(),
        action text NOT NULL,
        subject_type text NOT NULL,
        subject_id text NOT NULL,
        account_id uuid,
        role text,
        organisation_id uuid,
        request_id text NOT NULL,
        details jsonb NOT NULL,
        CONSTRAINT audit_log_pkey PRIMARY KEY (id)
      );
      CREATE INDEX audit_log_subject ON audit_log (subject_type, subject_id);
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
            USING ERRCODE = 'restrict_violation';
        END $$;
      CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE platform_state (
        name text NOT NULL,
        value jsonb NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT platform_state_pkey PRIMARY KEY (name)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE platform_state, audit_log, dead_letter, idempotency_key, inbox, outbox;
       DROP FUNCTION refuse_change();`,
    );
  }
}
