// Whether codes of two schemes say the same or only overlap. What is there already is partial until its file is imported again: whether a
// pair is exact follows from the whole file, and rows that were left out are not stored.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CorrespondenceKinds0050 implements MigrationInterface {
  name = 'CorrespondenceKinds0000000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE correspondence ADD COLUMN kind text NOT NULL DEFAULT 'partial'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE correspondence DROP COLUMN kind;');
  }
}
