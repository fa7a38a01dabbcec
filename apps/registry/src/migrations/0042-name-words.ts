// The words of names with the ways to misspell them, once for all enterprises instead of beside each.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fillListing } from '../listing/fill-listing.js';
import { keepWords } from '../listing/name-words.js';

export class NameWords0042 implements MigrationInterface {
  name = 'NameWords0000000000042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE name_word (
        id uuid NOT NULL,
        word text COLLATE "C" NOT NULL,
        keys integer[] NOT NULL,
        CONSTRAINT name_word_pkey PRIMARY KEY (id)
      );
      CREATE INDEX name_word_word ON name_word (word);
      CREATE INDEX name_word_keys ON name_word USING gin (keys) WITH (gin_pending_list_limit = 64);
      DROP INDEX enterprise_listing_keys;
      TRUNCATE enterprise_listing;
    `);
    await fillListing(runner, (names) => keepWords((...statement) => runner.query(...statement), names));
    await runner.query(`
      CREATE INDEX enterprise_listing_keys ON enterprise_listing USING gin (facets, name_keys) WITH (gin_pending_list_limit = 64);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE name_word;');
  }
}
