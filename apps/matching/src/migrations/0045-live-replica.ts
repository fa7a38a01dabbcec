// What lets the copies in memory follow the projection: which enterprises changed in which transaction; and how a run found its candidates.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LiveReplica0045 implements MigrationInterface {
  name = 'LiveReplica0000000000045';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE enterprise_change (
        txid bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
        enterprise_id uuid NOT NULL,
        cluster_id uuid NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT enterprise_change_pkey PRIMARY KEY (txid, enterprise_id, cluster_id)
      );
      ALTER TABLE match_run ADD COLUMN search jsonb;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE match_run DROP COLUMN search;
      DROP TABLE enterprise_change;
    `);
  }
}
