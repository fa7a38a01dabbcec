// Splits of lots that were decided: which decisions belong together, and what they were computed from.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Allocations0052 implements MigrationInterface {
  name = 'Allocations0000000000052';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE allocation (
        id uuid NOT NULL,
        lot_id uuid NOT NULL,
        cluster_id uuid NOT NULL,
        quantity double precision NOT NULL,
        objective double precision NOT NULL,
        demands jsonb,
        keeps_demands boolean,
        candidates jsonb NOT NULL,
        CONSTRAINT allocation_pkey PRIMARY KEY (id),
        CONSTRAINT allocation_lot_fk FOREIGN KEY (lot_id) REFERENCES lot (id) ON DELETE CASCADE
      );
      CREATE INDEX allocation_lot ON allocation (lot_id, id);

      CREATE TABLE allocation_share (
        allocation_id uuid NOT NULL,
        proposal_id uuid NOT NULL,
        proposal_version integer NOT NULL,
        decision_id uuid NOT NULL,
        quantity double precision NOT NULL,
        part double precision NOT NULL,
        score double precision NOT NULL,
        gain double precision NOT NULL,
        cost double precision NOT NULL,
        CONSTRAINT allocation_share_pkey PRIMARY KEY (allocation_id, proposal_id),
        CONSTRAINT allocation_share_allocation_fk FOREIGN KEY (allocation_id) REFERENCES allocation (id) ON DELETE CASCADE,
        CONSTRAINT allocation_share_proposal_fk FOREIGN KEY (proposal_id) REFERENCES proposal (id),
        CONSTRAINT allocation_share_decision_fk FOREIGN KEY (decision_id) REFERENCES decision (id)
      );
      CREATE UNIQUE INDEX allocation_share_decision ON allocation_share (decision_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE allocation_share, allocation');
  }
}
