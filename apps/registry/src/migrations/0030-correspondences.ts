// Correspondences between schemes of codes, and the pieces of files that are too large for one request.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Correspondences0030 implements MigrationInterface {
  name = 'Correspondences0000000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE codes_piece (
        upload_id uuid NOT NULL,
        number integer NOT NULL,
        csv text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT codes_piece_pkey PRIMARY KEY (upload_id, number)
      );

      CREATE TABLE correspondence_version (
        from_scheme text NOT NULL,
        to_scheme text NOT NULL,
        version integer NOT NULL,
        CONSTRAINT correspondence_version_pkey PRIMARY KEY (from_scheme, to_scheme)
      );

      CREATE TABLE correspondence (
        id uuid NOT NULL,
        from_scheme text NOT NULL,
        to_scheme text NOT NULL,
        from_code text NOT NULL,
        to_code text NOT NULL,
        CONSTRAINT correspondence_pkey PRIMARY KEY (id),
        CONSTRAINT correspondence_from_fk FOREIGN KEY (from_code) REFERENCES code (code) ON DELETE CASCADE,
        CONSTRAINT correspondence_to_fk FOREIGN KEY (to_code) REFERENCES code (code) ON DELETE CASCADE
      );
      CREATE UNIQUE INDEX correspondence_pair ON correspondence (from_code, to_code);
      CREATE INDEX correspondence_to ON correspondence (to_code);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE correspondence, correspondence_version, codes_piece;');
  }
}
