// Tables of deliveries, the attempts to send them, and the feed.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeliveriesFeed0002 implements MigrationInterface {
  name = 'DeliveriesFeed0000000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delivery (
        id uuid NOT NULL,
        event_id uuid NOT NULL,
        recipient_id uuid NOT NULL,
        channel text NOT NULL,
        template text NOT NULL,
        cluster_id uuid,
        language text NOT NULL,
        refers_to_type text NOT NULL,
        refers_to_id uuid NOT NULL,
        facts jsonb NOT NULL,
        status text NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        unknown_sends integer NOT NULL DEFAULT 0,
        refusals integer NOT NULL DEFAULT 0,
        unknowns integer NOT NULL DEFAULT 0,
        last_error text,
        next_attempt_at timestamptz,
        lease_id uuid,
        leased_until timestamptz,
        request_id text,
        created_at timestamptz NOT NULL DEFAULT now(),
        sent_at timestamptz,
        CONSTRAINT delivery_pkey PRIMARY KEY (id),
        CONSTRAINT delivery_once UNIQUE (event_id, recipient_id, channel, template)
      );
      CREATE INDEX delivery_due ON delivery (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
      CREATE INDEX delivery_settled ON delivery (created_at) WHERE next_attempt_at IS NULL;
      CREATE INDEX delivery_in_the_dark ON delivery (unknown_sends) WHERE unknown_sends > 0;
      CREATE INDEX delivery_cluster ON delivery (cluster_id, id);
      CREATE INDEX delivery_recipient ON delivery (recipient_id, id);
      CREATE INDEX delivery_status ON delivery (status, id);

      CREATE TABLE delivery_attempt (
        id uuid NOT NULL,
        delivery_id uuid NOT NULL,
        number integer NOT NULL,
        started_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        outcome text,
        detail text,
        CONSTRAINT delivery_attempt_pkey PRIMARY KEY (id),
        CONSTRAINT delivery_attempt_delivery_fk FOREIGN KEY (delivery_id) REFERENCES delivery (id)
      );
      CREATE UNIQUE INDEX delivery_attempt_number ON delivery_attempt (delivery_id, number);
      CREATE INDEX delivery_attempt_open ON delivery_attempt (delivery_id) WHERE outcome IS NULL;

      CREATE TABLE feed_item (
        id uuid NOT NULL,
        recipient_id uuid NOT NULL,
        template text NOT NULL,
        subject text NOT NULL,
        body text NOT NULL,
        language text NOT NULL,
        reason text,
        refers_to_type text,
        refers_to_id uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        read_at timestamptz,
        CONSTRAINT feed_item_pkey PRIMARY KEY (id)
      );
      CREATE INDEX feed_item_recipient ON feed_item (recipient_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE feed_item, delivery_attempt, delivery');
  }
}
