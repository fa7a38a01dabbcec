// Deliveries are found by what they are about: the timeline of a proposal asks for them.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeliveriesAbout0054 implements MigrationInterface {
  name = 'DeliveriesAbout0000000000054';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX delivery_about ON delivery (refers_to_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX delivery_about');
  }
}
