// What an enterprise was merged into, so that nobody posts a need for an earlier id; the next change of one brings it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Merges0033 implements MigrationInterface {
  name = 'Merges0000000000033';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE enterprise_projection ADD COLUMN merged_into uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE enterprise_projection DROP COLUMN merged_into');
  }
}
