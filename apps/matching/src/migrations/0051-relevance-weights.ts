// Weight files of learned relevance, and which of them a run was computed with.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RelevanceWeights0051 implements MigrationInterface {
  name = 'RelevanceWeights0000000000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE relevance_weights (
        id uuid NOT NULL,
        version text NOT NULL,
        sha256 text NOT NULL,
        bytes integer NOT NULL,
        file text NOT NULL,
        provenance json NOT NULL,
        installed_by uuid,
        installed_at timestamptz NOT NULL,
        CONSTRAINT relevance_weights_pkey PRIMARY KEY (id),
        CONSTRAINT relevance_weights_version UNIQUE (version),
        CONSTRAINT relevance_weights_content UNIQUE (sha256)
      );
      CREATE TABLE relevance_weights_part (
        upload_id uuid NOT NULL,
        number integer NOT NULL,
        bytes bytea NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT relevance_weights_part_pkey PRIMARY KEY (upload_id, number)
      );
      ALTER TABLE match_run ADD COLUMN relevance_version text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE match_run DROP COLUMN relevance_version; DROP TABLE relevance_weights_part, relevance_weights');
  }
}
