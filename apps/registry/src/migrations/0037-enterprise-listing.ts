// The narrow table that lists of enterprises are filtered, sorted and searched by, with the enterprises that are there.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fillListing } from '../listing/fill-listing.js';

export class EnterpriseListing0037 implements MigrationInterface {
  name = 'EnterpriseListing0000000000037';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE enterprise_listing (
        id uuid NOT NULL,
        cluster_id uuid NOT NULL,
        name text COLLATE "C" NOT NULL,
        facets text[] NOT NULL,
        name_keys integer[] NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT enterprise_listing_pkey PRIMARY KEY (id),
        CONSTRAINT enterprise_listing_fk FOREIGN KEY (id) REFERENCES enterprise (id) ON DELETE CASCADE
      );
    `);
    await fillListing(runner);
    await runner.query(`
      CREATE INDEX enterprise_listing_cluster ON enterprise_listing (cluster_id, id);
      CREATE INDEX enterprise_listing_name ON enterprise_listing (name, id);
      CREATE INDEX enterprise_listing_cluster_name ON enterprise_listing (cluster_id, name, id);
      CREATE INDEX enterprise_listing_updated ON enterprise_listing (updated_at, id);
      CREATE INDEX enterprise_listing_cluster_updated ON enterprise_listing (cluster_id, updated_at, id);
      -- What is not sorted in yet is read by every search: little of it.
      CREATE INDEX enterprise_listing_keys ON enterprise_listing USING gin (facets, name_keys) WITH (gin_pending_list_limit = 64);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE enterprise_listing;');
  }
}
