// Less for Postgres to do for each row of an import: no keys of likeness, no foreign key that is looked up for each row where the row
// it leads to is at hand anyway, and entries that are written over in their place.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LighterImports0047 implements MigrationInterface {
  name = 'LighterImports0000000000047';

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

      -- What an import writes over an entry stays in its page, and in no index.
      ALTER TABLE import_entry SET (fillfactor = 50), ADD COLUMN taken_back_id uuid;
      UPDATE import_entry SET taken_back_id = subject_id WHERE undo = 'restored' AND outcome = 'create';
      DROP INDEX import_entry_restored;
      CREATE INDEX import_entry_taken_back ON import_entry (taken_back_id) WHERE taken_back_id IS NOT NULL;

      -- No enterprise is ever deleted by the services; if somebody does, these go with it, as by the constraints of before.
      ALTER TABLE enterprise_listing DROP CONSTRAINT enterprise_listing_fk;
      ALTER TABLE claim_review DROP CONSTRAINT claim_review_enterprise_fk;
      CREATE FUNCTION forget_enterprise_rows() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
        BEGIN
          DELETE FROM enterprise_listing listed USING gone WHERE listed.id = gone.id;
          DELETE FROM claim_review USING gone WHERE enterprise_id = gone.id;
          RETURN NULL;
        END $$;
      CREATE TRIGGER enterprise_forgets_rows AFTER DELETE ON enterprise
        REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_enterprise_rows();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER enterprise_forgets_rows ON enterprise;
      DROP FUNCTION forget_enterprise_rows();
      ALTER TABLE claim_review ADD CONSTRAINT claim_review_enterprise_fk FOREIGN KEY (enterprise_id) REFERENCES enterprise (id) ON DELETE CASCADE;
      ALTER TABLE enterprise_listing ADD CONSTRAINT enterprise_listing_fk FOREIGN KEY (id) REFERENCES enterprise (id) ON DELETE CASCADE;

      DROP INDEX import_entry_taken_back;
      CREATE INDEX import_entry_restored ON import_entry (subject_id, version) WHERE undo = 'restored';
      ALTER TABLE import_entry DROP COLUMN taken_back_id, RESET (fillfactor);

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
