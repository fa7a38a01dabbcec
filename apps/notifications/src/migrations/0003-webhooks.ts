// Tables of webhook endpoints and their secrets; deliveries on a third channel, which has no language and an answer.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Webhooks0003 implements MigrationInterface {
  name = 'Webhooks0000000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhook_endpoint (
        id uuid NOT NULL,
        version integer NOT NULL DEFAULT 1,
        owner text NOT NULL,
        owner_id uuid NOT NULL,
        url text NOT NULL,
        description text,
        types text[] NOT NULL,
        state text NOT NULL,
        failures integer NOT NULL DEFAULT 0,
        failing_since timestamptz,
        paused_until timestamptz,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT webhook_endpoint_pkey PRIMARY KEY (id)
      );
      CREATE INDEX webhook_endpoint_owner ON webhook_endpoint (owner_id, id);

      CREATE TABLE webhook_secret (
        id uuid NOT NULL,
        endpoint_id uuid NOT NULL,
        sealed bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        ends_at timestamptz,
        CONSTRAINT webhook_secret_pkey PRIMARY KEY (id),
        CONSTRAINT webhook_secret_endpoint_fk FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoint (id)
      );
      CREATE INDEX webhook_secret_endpoint ON webhook_secret (endpoint_id, id);

      ALTER TABLE delivery ALTER COLUMN language DROP NOT NULL;
      DROP INDEX delivery_due;
      CREATE INDEX delivery_due ON delivery (channel, next_attempt_at) WHERE next_attempt_at IS NOT NULL;
      CREATE INDEX delivery_due_call ON delivery (recipient_id, next_attempt_at)
        WHERE next_attempt_at IS NOT NULL AND channel = 'webhook';
      ALTER TABLE delivery_attempt ADD COLUMN reply_status integer, ADD COLUMN reply_body text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE delivery_attempt DROP COLUMN reply_status, DROP COLUMN reply_body;
      DELETE FROM delivery_attempt USING delivery WHERE delivery.id = delivery_id AND channel = 'webhook';
      DELETE FROM delivery WHERE channel = 'webhook';
      DROP INDEX delivery_due_call;
      DROP INDEX delivery_due;
      CREATE INDEX delivery_due ON delivery (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
      ALTER TABLE delivery ALTER COLUMN language SET NOT NULL;
      DROP TABLE webhook_secret, webhook_endpoint;
    `);
  }
}
