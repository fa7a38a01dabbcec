// What alone kept enterprises from open lots, lot by lot, as the newest run of each found it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MissedOpenings0005 implements MigrationInterface {
  name = 'MissedOpenings0000000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE missed_opening (
        lot_id uuid NOT NULL,
        rule text NOT NULL,
        what text NOT NULL,
        cluster_id uuid NOT NULL,
        run_id uuid NOT NULL,
        passed integer NOT NULL,
        enterprise_ids uuid[] NOT NULL,
        CONSTRAINT missed_opening_pkey PRIMARY KEY (lot_id, rule, what)
      );
      CREATE INDEX missed_opening_cluster ON missed_opening (cluster_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE missed_opening');
  }
}
