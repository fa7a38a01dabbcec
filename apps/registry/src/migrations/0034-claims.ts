// Who stated and verified claims, until when, the questions about old ones; numbers of enterprises; how claims of a cluster age.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As the contract had them when this was written. */
const aging = { claimFreshDays: 180, claimFadingDays: 360, staleClaimWeight: 0.5, claimQuestionDays: 90 };

export class Claims0034 implements MigrationInterface {
  name = 'Claims0000000000034';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE capability
        ADD COLUMN stated_by jsonb, ADD COLUMN verified_by jsonb, ADD COLUMN verified_on date, ADD COLUMN valid_until date;
      ALTER TABLE enterprise ADD COLUMN identifiers jsonb NOT NULL DEFAULT '[]';
      ALTER TABLE enterprise ALTER COLUMN identifiers DROP DEFAULT;
      UPDATE import_entry SET before = before || '{"identifiers": []}' WHERE before IS NOT NULL;
      UPDATE enterprise_merge SET before = before || '{"identifiers": []}', after = after || '{"identifiers": []}';

      CREATE TABLE identifier (
        cluster_id uuid NOT NULL,
        scheme text NOT NULL,
        id text NOT NULL,
        enterprise_id uuid NOT NULL,
        CONSTRAINT identifier_pkey PRIMARY KEY (cluster_id, scheme, id),
        CONSTRAINT identifier_enterprise_fk FOREIGN KEY (enterprise_id) REFERENCES enterprise (id) ON DELETE CASCADE
      );
      CREATE INDEX identifier_of_enterprise ON identifier (enterprise_id);

      CREATE TABLE claim_review (
        enterprise_id uuid NOT NULL,
        due date NOT NULL,
        CONSTRAINT claim_review_pkey PRIMARY KEY (enterprise_id),
        CONSTRAINT claim_review_enterprise_fk FOREIGN KEY (enterprise_id) REFERENCES enterprise (id) ON DELETE CASCADE
      );
      -- Over a month, or a large registry would be asked all at once.
      INSERT INTO claim_review SELECT id, current_date + abs(hashtext(id::text) % 30) FROM enterprise;
      CREATE INDEX claim_review_due ON claim_review (due, enterprise_id);

      CREATE TABLE claim_question (
        id uuid NOT NULL,
        enterprise_id uuid NOT NULL,
        cluster_id uuid NOT NULL,
        status text NOT NULL,
        claim jsonb NOT NULL,
        confirmed_on date NOT NULL,
        asked_at timestamptz NOT NULL,
        answer text,
        note text,
        answered_by jsonb,
        answered_at timestamptz,
        CONSTRAINT claim_question_pkey PRIMARY KEY (id),
        CONSTRAINT claim_question_enterprise_fk FOREIGN KEY (enterprise_id) REFERENCES enterprise (id) ON DELETE CASCADE
      );
      CREATE INDEX claim_question_cluster ON claim_question (cluster_id, id);
      CREATE INDEX claim_question_of_enterprise ON claim_question (enterprise_id, id);
      CREATE UNIQUE INDEX claim_question_open ON claim_question (enterprise_id) WHERE status = 'open';
    `);
    // Age did not count in the versions of weights that there are; from now on it does, which is a version of its own.
    await runner.query('UPDATE cluster_weights SET policy = policy || $1', [{ ...aging, staleClaimWeight: 1 }]);
    await runner.query(
      'UPDATE cluster SET policy = policy || $1, version = version + 1, weights_version = weights_version + 1, updated_at = now()',
      [aging],
    );
    await runner.query(`
      INSERT INTO cluster_weights (cluster_id, weights_version, weights, policy, changed_by, changed_at)
      SELECT id, weights_version, weights, policy, NULL, updated_at FROM cluster
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE claim_question, claim_review, identifier;
      UPDATE import_entry SET before = before - 'identifiers' WHERE before IS NOT NULL;
      UPDATE enterprise_merge SET before = before - 'identifiers', after = after - 'identifiers';
      ALTER TABLE enterprise DROP COLUMN identifiers;
      ALTER TABLE capability DROP COLUMN stated_by, DROP COLUMN verified_by, DROP COLUMN verified_on, DROP COLUMN valid_until;
    `);
  }
}
