// Rows of imports are written once and checked once: entries when they are checked, no key of likeness at all, and no foreign key
// that is looked up for each row of a file.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ImportsWrittenOnce0047 implements MigrationInterface {
  name = 'ImportsWrittenOnce0000000000047';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE import_likeness;
      -- Whoever writes these holds the lock on the row of the import; what goes with it goes by one statement.
      ALTER TABLE import_line DROP CONSTRAINT import_line_fk;
      ALTER TABLE import_entry DROP CONSTRAINT import_entry_fk;
      CREATE FUNCTION forget_import_rows() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
        BEGIN
          DELETE FROM import_line USING gone WHERE import_id = gone.id;
          DELETE FROM import_entry USING gone WHERE import_id = gone.id;
          RETURN NULL;
        END $$;
      CREATE TRIGGER import_forgets_rows AFTER DELETE ON import
        REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_import_rows();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER import_forgets_rows ON import;
      DROP FUNCTION forget_import_rows();
      INSERT INTO import_entry (import_id, line, key, lines, taken, problems, warnings, alike, changes)
      SELECT import_id, min(line), key, count(*), false, '[]', '[]', '[]', '[]'
      FROM import_line JOIN import ON import.id = import_id AND state = 'checking' GROUP BY import_id, key, CASE WHEN key IS NULL THEN line END
      ON CONFLICT DO NOTHING;
      ALTER TABLE import_entry ADD CONSTRAINT import_entry_fk FOREIGN KEY (import_id) REFERENCES import (id) ON DELETE CASCADE;
      ALTER TABLE import_line ADD CONSTRAINT import_line_fk FOREIGN KEY (import_id) REFERENCES import (id) ON DELETE CASCADE;
      CREATE TABLE import_likeness (
        import_id uuid NOT NULL,
        key integer NOT NULL,
        lines integer[] NOT NULL,
        CONSTRAINT import_likeness_pkey PRIMARY KEY (import_id, key)
      ) WITH (fillfactor = 70);
    `);
  }
}
