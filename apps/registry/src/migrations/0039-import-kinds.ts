// Providers in the lists of clusters; likely duplicates in the dry run, with the keys by which rows of one file are found to be alike.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ImportKinds0039 implements MigrationInterface {
  name = 'ImportKinds0000000000039';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE provider_listing (
        cluster_id uuid NOT NULL,
        external_id text NOT NULL,
        provider_id uuid NOT NULL,
        CONSTRAINT provider_listing_pkey PRIMARY KEY (cluster_id, external_id),
        CONSTRAINT provider_listing_cluster_fk FOREIGN KEY (cluster_id) REFERENCES cluster (id),
        CONSTRAINT provider_listing_provider_fk FOREIGN KEY (provider_id) REFERENCES provider (id) ON DELETE CASCADE
      );
      CREATE UNIQUE INDEX provider_listing_provider ON provider_listing (cluster_id, provider_id);

      ALTER TABLE import
        ADD COLUMN when_alike text NOT NULL DEFAULT 'create',
        ADD COLUMN alike integer NOT NULL DEFAULT 0;
      ALTER TABLE import ALTER COLUMN when_alike DROP DEFAULT, ALTER COLUMN alike DROP DEFAULT;
      ALTER TABLE import_entry ADD COLUMN alike jsonb NOT NULL DEFAULT '[]';
      ALTER TABLE import_entry ALTER COLUMN alike DROP DEFAULT;

      CREATE TABLE import_likeness (
        import_id uuid NOT NULL,
        key integer NOT NULL,
        line integer NOT NULL,
        CONSTRAINT import_likeness_pkey PRIMARY KEY (import_id, key, line)
      );
      -- Every entry is written again by the check and by the import: room for that in its page spares the index.
      ALTER TABLE import_entry SET (fillfactor = 40);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_entry RESET (fillfactor);
      DROP TABLE import_likeness, provider_listing;
      ALTER TABLE import_entry DROP COLUMN alike;
      ALTER TABLE import DROP COLUMN when_alike, DROP COLUMN alike;
    `);
  }
}
