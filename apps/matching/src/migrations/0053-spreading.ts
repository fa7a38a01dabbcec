// What a cluster's policy made of a run, and in the projection a policy that spreads nothing, as it has been.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Spreading0053 implements MigrationInterface {
  name = 'Spreading0000000000053';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE match_run ADD COLUMN spreading jsonb');
    const none = { spreading: { looksAt: 80, steps: [] } };
    await runner.query(`UPDATE cluster_projection SET document = jsonb_set(document, '{policy}', $1::jsonb || (document -> 'policy'))`, [none]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE match_run DROP COLUMN spreading');
  }
}
