// The table of providers.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Providers0005 implements MigrationInterface {
  name = 'Providers0000000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE provider (
        id uuid NOT NULL,
        version integer NOT NULL,
        name text NOT NULL,
        kind text NOT NULL,
        active boolean NOT NULL,
        cluster_ids uuid[] NOT NULL,
        languages text[] NOT NULL,
        establishments jsonb NOT NULL,
        contacts jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT provider_pkey PRIMARY KEY (id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE provider;');
  }
}
