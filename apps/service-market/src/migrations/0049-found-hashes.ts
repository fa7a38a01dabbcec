// What the newest run found of each proposal, as one hash: a run that finds the same writes nothing of it.
import { addFoundHash, dropFoundHash } from '#brokering/tables.js';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FoundHashes0049 implements MigrationInterface {
  name = 'FoundHashes0000000000049';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(addFoundHash);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dropFoundHash);
  }
}
