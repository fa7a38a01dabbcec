// Claims of proposals by CDAs, and the indexes that counts of what changed go by.
import { addProposalClaims, dropProposalClaims } from '#brokering/tables.js';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProposalClaims0054 implements MigrationInterface {
  name = 'ProposalClaims0000000000054';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(addProposalClaims);
    await runner.query('CREATE INDEX requirement_posted ON requirement (cluster_id, posted_at) WHERE posted_at IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX requirement_posted');
    await runner.query(dropProposalClaims);
  }
}
