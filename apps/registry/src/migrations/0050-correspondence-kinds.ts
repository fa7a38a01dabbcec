// Whether codes of two schemes say the same or only overlap: of what is there already as an import tells it, by how many each corresponds to.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CorrespondenceKinds0050 implements MigrationInterface {
  name = 'CorrespondenceKinds0000000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE correspondence ADD COLUMN kind text NOT NULL DEFAULT 'partial';
      UPDATE correspondence c SET kind = 'exact' WHERE NOT EXISTS (
        SELECT FROM correspondence o WHERE o.from_scheme = c.from_scheme AND o.to_scheme = c.to_scheme AND o.id <> c.id
          AND o.from_code = c.from_code)
        AND NOT EXISTS (
        SELECT FROM correspondence o WHERE o.from_scheme = c.from_scheme AND o.to_scheme = c.to_scheme AND o.id <> c.id
          AND o.to_code = c.to_code);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE correspondence DROP COLUMN kind;');
  }
}
