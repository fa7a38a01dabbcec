// Enterprises that were merged into another keep their row, which says into which; and what each merge made.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Merges0033 implements MigrationInterface {
  name = 'Merges0000000000033';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE enterprise ADD COLUMN merged_into uuid,
        ADD CONSTRAINT enterprise_merged_into_fk FOREIGN KEY (merged_into) REFERENCES enterprise (id),
        ADD CONSTRAINT enterprise_not_into_itself CHECK (merged_into <> id);
      CREATE INDEX enterprise_merged_into ON enterprise (merged_into) WHERE merged_into IS NOT NULL;

      CREATE TABLE enterprise_merge (
        id uuid NOT NULL,
        merged_id uuid NOT NULL,
        kept_id uuid NOT NULL,
        kept_version integer NOT NULL,
        before jsonb,
        after jsonb,
        reason text NOT NULL,
        merged_by uuid,
        merged_at timestamptz NOT NULL,
        undone_by uuid,
        undone_at timestamptz,
        CONSTRAINT enterprise_merge_pkey PRIMARY KEY (id),
        CONSTRAINT enterprise_merge_merged_fk FOREIGN KEY (merged_id) REFERENCES enterprise (id) ON DELETE CASCADE,
        CONSTRAINT enterprise_merge_kept_fk FOREIGN KEY (kept_id) REFERENCES enterprise (id) ON DELETE CASCADE
      );
      CREATE UNIQUE INDEX enterprise_merge_of ON enterprise_merge (merged_id) WHERE undone_at IS NULL;
      CREATE INDEX enterprise_merge_into ON enterprise_merge (kept_id, kept_version);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE enterprise_merge;
      ALTER TABLE enterprise DROP COLUMN merged_into;
    `);
  }
}
