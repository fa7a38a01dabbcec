// The question about a claim is answered by the link in its e-mail: each has a token of its own.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ClaimQuestionLinks0043 implements MigrationInterface {
  name = 'ClaimQuestionLinks0000000000043';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE claim_question ADD COLUMN token text;
      -- Their letters went out without a link; these only wait to be used by nobody.
      UPDATE claim_question SET token = replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
      ALTER TABLE claim_question ALTER COLUMN token SET NOT NULL;
      CREATE UNIQUE INDEX claim_question_token ON claim_question (token);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE claim_question DROP COLUMN token');
  }
}
