// Needs that the system proposes: what a CDA ruled on them, one proposed of a thing, and which clusters are to be looked at.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MarketOpenings0003 implements MigrationInterface {
  name = 'MarketOpenings0000000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE service_need ADD COLUMN ruling jsonb;
      CREATE INDEX service_need_opening ON service_need (cluster_id, id) WHERE opening IS NOT NULL;
      CREATE INDEX service_need_of_opening ON service_need (opening_need_id) WHERE opening_need_id IS NOT NULL;
      CREATE UNIQUE INDEX service_need_one_proposed
        ON service_need (cluster_id, (opening->>'rule'), (coalesce(opening->>'what', ''))) WHERE status = 'proposed';
      CREATE TABLE opening_change (
        id uuid NOT NULL,
        cluster_id uuid NOT NULL,
        since timestamptz NOT NULL,
        CONSTRAINT opening_change_pkey PRIMARY KEY (id)
      );
      CREATE INDEX opening_change_cluster ON opening_change (cluster_id, since);
      CREATE TABLE opening_check (
        cluster_id uuid NOT NULL,
        checked_at timestamptz NOT NULL,
        CONSTRAINT opening_check_pkey PRIMARY KEY (cluster_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE opening_check, opening_change;
      DROP INDEX service_need_one_proposed, service_need_of_opening, service_need_opening;
      ALTER TABLE service_need DROP COLUMN ruling;
    `);
  }
}
