// Clusters spread nothing until somebody says how: in every version of their policy, for it has been so.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Spreading0053 implements MigrationInterface {
  name = 'Spreading0000000000053';

  async up(runner: QueryRunner): Promise<void> {
    const none = { spreading: { looksAt: 80, steps: [] } };
    await runner.query('UPDATE cluster_weights SET policy = policy || $1', [none]);
    await runner.query('UPDATE cluster SET policy = policy || $1', [none]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE cluster_weights SET policy = policy - 'spreading'`);
    await runner.query(`UPDATE cluster SET policy = policy - 'spreading'`);
  }
}
