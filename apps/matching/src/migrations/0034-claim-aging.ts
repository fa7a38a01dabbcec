// Gives the clusters of the projection the parts of a policy that say how claims age, until the registry tells of their next version.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ClaimAging0034 implements MigrationInterface {
  name = 'ClaimAging0000000000034';

  async up(runner: QueryRunner): Promise<void> {
    const unaged = { claimFreshDays: 180, claimFadingDays: 360, staleClaimWeight: 1, claimQuestionDays: 90 };
    await runner.query(`UPDATE cluster_projection SET document = jsonb_set(document, '{policy}', (document -> 'policy') || $1)`, [unaged]);
  }

  async down(): Promise<void> {
    // An earlier version reads only what it knows.
  }
}
