// The tables of imports: the file in parts, its rows as they are, what becomes of each enterprise, and remembered mappings;
// and an index for the names that an import asks about.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Imports0032 implements MigrationInterface {
  name = 'Imports0000000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import (
        id uuid NOT NULL,
        cluster_id uuid NOT NULL,
        kind text NOT NULL,
        source text NOT NULL,
        state text NOT NULL,
        actor jsonb,
        request_id text NOT NULL,
        bytes integer NOT NULL,
        sha256 text,
        encoding text,
        delimiter text,
        mapping jsonb,
        columns jsonb NOT NULL,
        rows integer NOT NULL,
        at_line integer NOT NULL,
        done_rows integer NOT NULL,
        checked jsonb,
        done jsonb,
        undone jsonb,
        problems jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        began_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT import_pkey PRIMARY KEY (id),
        CONSTRAINT import_cluster_fk FOREIGN KEY (cluster_id) REFERENCES cluster (id)
      );
      CREATE INDEX import_of_cluster ON import (cluster_id, id);
      CREATE INDEX import_at_work ON import (id) WHERE state IN ('reading', 'checking', 'importing', 'undoing');

      CREATE TABLE import_part (
        import_id uuid NOT NULL,
        number integer NOT NULL,
        bytes bytea NOT NULL,
        CONSTRAINT import_part_pkey PRIMARY KEY (import_id, number),
        CONSTRAINT import_part_fk FOREIGN KEY (import_id) REFERENCES import (id) ON DELETE CASCADE
      );

      CREATE TABLE import_line (
        import_id uuid NOT NULL,
        line integer NOT NULL,
        key text,
        cells jsonb NOT NULL,
        CONSTRAINT import_line_pkey PRIMARY KEY (import_id, line),
        CONSTRAINT import_line_fk FOREIGN KEY (import_id) REFERENCES import (id) ON DELETE CASCADE
      );
      CREATE INDEX import_line_key ON import_line (import_id, key);

      CREATE TABLE import_entry (
        import_id uuid NOT NULL,
        line integer NOT NULL,
        key text,
        lines integer NOT NULL,
        outcome text,
        subject_id uuid,
        taken boolean NOT NULL,
        version integer,
        before jsonb,
        problems jsonb NOT NULL,
        warnings jsonb NOT NULL,
        changes jsonb NOT NULL,
        undo text,
        CONSTRAINT import_entry_pkey PRIMARY KEY (import_id, line),
        CONSTRAINT import_entry_fk FOREIGN KEY (import_id) REFERENCES import (id) ON DELETE CASCADE
      );
      CREATE INDEX import_entry_restored ON import_entry (subject_id, version) WHERE undo = 'restored';

      CREATE TABLE import_source (
        cluster_id uuid NOT NULL,
        kind text NOT NULL,
        source text NOT NULL,
        mapping jsonb NOT NULL,
        CONSTRAINT import_source_pkey PRIMARY KEY (cluster_id, kind, source),
        CONSTRAINT import_source_cluster_fk FOREIGN KEY (cluster_id) REFERENCES cluster (id)
      );

      CREATE INDEX enterprise_lower_name ON enterprise (lower(name));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX enterprise_lower_name; DROP TABLE import_source, import_entry, import_line, import_part, import;');
  }
}
