// The tables of the schema `inclusion`, which only the role of that name enters.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class InclusionTables0036 implements MigrationInterface {
  // Sorts after the seals.
  name = 'InclusionTables0000000000361';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE declaration (
        enterprise_id uuid NOT NULL,
        category text NOT NULL,
        cluster_id uuid NOT NULL,
        purposes text[] NOT NULL,
        consented_on date NOT NULL,
        consent_given text,
        declared_by text NOT NULL,
        noted_at timestamptz NOT NULL DEFAULT now(),
        counted boolean NOT NULL DEFAULT false,
        CONSTRAINT declaration_pkey PRIMARY KEY (enterprise_id, category)
      );
      CREATE INDEX declaration_cluster_category ON declaration (cluster_id, category);
      CREATE TABLE published_cell (
        cluster_id uuid NOT NULL,
        category text NOT NULL,
        published integer NOT NULL DEFAULT 0,
        gone integer NOT NULL DEFAULT 0,
        CONSTRAINT published_cell_pkey PRIMARY KEY (cluster_id, category)
      );
      CREATE TABLE publication (
        cluster_id uuid NOT NULL,
        looked_at timestamptz NOT NULL,
        CONSTRAINT publication_pkey PRIMARY KEY (cluster_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE publication, published_cell, declaration');
  }
}
