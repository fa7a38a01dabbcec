// Capabilities carry the version of their enterprise: the candidates of a run come from one index.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CandidateVersions0004 implements MigrationInterface {
  name = 'CandidateVersions0000000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE enterprise_capability_projection ADD COLUMN version integer;
      UPDATE enterprise_capability_projection c SET version = e.version
        FROM enterprise_projection e WHERE e.id = c.enterprise_id;
      DELETE FROM enterprise_capability_projection WHERE version IS NULL;
      ALTER TABLE enterprise_capability_projection ALTER COLUMN version SET NOT NULL;
      DROP INDEX enterprise_capability_code;
      CREATE INDEX enterprise_capability_code
        ON enterprise_capability_projection (cluster_id, code, enterprise_id, version);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX enterprise_capability_code;
      CREATE INDEX enterprise_capability_code
        ON enterprise_capability_projection (code, cluster_id, enterprise_id);
      ALTER TABLE enterprise_capability_projection DROP COLUMN version;
    `);
  }
}
