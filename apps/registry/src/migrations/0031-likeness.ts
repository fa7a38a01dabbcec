// Keys by which likely duplicates are found, also of the enterprises that are there, and pairs that people told apart.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fillLikenessKeys } from '../duplicates/fill-likeness-keys.js';

export class Likeness0031 implements MigrationInterface {
  name = 'Likeness0000000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE enterprise ADD COLUMN likeness_keys integer[] NOT NULL DEFAULT '{}'`);
    await fillLikenessKeys(runner);
    await runner.query(`
      ALTER TABLE enterprise ALTER COLUMN likeness_keys DROP DEFAULT;
      -- What is not sorted in yet is read by every search: little of it.
      CREATE INDEX enterprise_likeness_keys ON enterprise USING gin (likeness_keys) WITH (gin_pending_list_limit = 64);

      CREATE TABLE told_apart (
        earlier_id uuid NOT NULL,
        later_id uuid NOT NULL,
        told_by uuid,
        told_at timestamptz NOT NULL,
        CONSTRAINT told_apart_pkey PRIMARY KEY (earlier_id, later_id),
        CONSTRAINT told_apart_earlier_fk FOREIGN KEY (earlier_id) REFERENCES enterprise (id) ON DELETE CASCADE,
        CONSTRAINT told_apart_later_fk FOREIGN KEY (later_id) REFERENCES enterprise (id) ON DELETE CASCADE
      );
      CREATE INDEX told_apart_later ON told_apart (later_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE told_apart;
      ALTER TABLE enterprise DROP COLUMN likeness_keys;
    `);
  }
}
