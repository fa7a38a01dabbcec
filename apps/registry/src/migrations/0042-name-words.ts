// The words of names with the ways to misspell them, once for all enterprises instead of beside each.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepWords } from '../listing/name-words.js';

const atOnce = 10_000;

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
    `);
    // The listing stays as it is: locked, it could not be read for minutes. What it has too much of goes with each change.
    for (let last: string | null = null; ;) {
      const rows = (await runner.query(
        `SELECT id, name FROM enterprise WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT ${atOnce}`, [last],
      )) as { id: string; name: string }[];
      if (rows.length === 0) return;
      await keepWords((...statement) => runner.query(...statement), rows.map(({ name }) => name));
      last = rows.at(-1)!.id;
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE name_word;');
  }
}
