// For large imports: the lines of a file that share a key of likeness in one row, and names looked up within a cluster.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ImportsAtSize0041 implements MigrationInterface {
  name = 'ImportsAtSize0000000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_likeness RENAME TO import_likeness_before;
      ALTER INDEX import_likeness_pkey RENAME TO import_likeness_before_pkey;
      CREATE TABLE import_likeness (
        import_id uuid NOT NULL,
        key integer NOT NULL,
        lines integer[] NOT NULL,
        CONSTRAINT import_likeness_pkey PRIMARY KEY (import_id, key)
        -- A later batch adds its lines to the row: room for that in its page spares the index.
      ) WITH (fillfactor = 70);
      -- Of files that are being checked; one line more than is looked at says that there are too many.
      INSERT INTO import_likeness SELECT import_id, key, (array_agg(line ORDER BY line))[:51] FROM import_likeness_before GROUP BY import_id, key;
      DROP TABLE import_likeness_before;

      DROP INDEX enterprise_lower_name;
      CREATE INDEX enterprise_lower_name ON enterprise (lower(name), cluster_id);

      ALTER TABLE import ADD COLUMN erasures integer NOT NULL DEFAULT 0;
      ALTER TABLE import ALTER COLUMN erasures DROP DEFAULT;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import DROP COLUMN erasures;

      DROP INDEX enterprise_lower_name;
      CREATE INDEX enterprise_lower_name ON enterprise (lower(name));

      ALTER TABLE import_likeness RENAME TO import_likeness_after;
      ALTER INDEX import_likeness_pkey RENAME TO import_likeness_after_pkey;
      CREATE TABLE import_likeness (
        import_id uuid NOT NULL,
        key integer NOT NULL,
        line integer NOT NULL,
        CONSTRAINT import_likeness_pkey PRIMARY KEY (import_id, key, line)
      );
      INSERT INTO import_likeness SELECT import_id, key, unnest(lines) FROM import_likeness_after;
      DROP TABLE import_likeness_after;
    `);
  }
}
