// The seals over the audit log of a service, and the ids of entries that wait for one; those that are there wait first.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AuditSeals0036 implements MigrationInterface {
  name = 'AuditSeals0000000000036';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_seal (
        number bigint NOT NULL,
        sealed_at timestamptz NOT NULL,
        previous text NOT NULL,
        row_ids uuid[] NOT NULL,
        row_hashes bytea NOT NULL,
        hash text NOT NULL,
        CONSTRAINT audit_seal_pkey PRIMARY KEY (number)
      );
      -- Hashes do not compress.
      ALTER TABLE audit_seal ALTER COLUMN row_hashes SET STORAGE EXTERNAL;
      CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE ON audit_seal
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER audit_seal_no_truncate BEFORE TRUNCATE ON audit_seal
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      REVOKE UPDATE, DELETE, TRUNCATE ON audit_seal FROM CURRENT_USER;

      CREATE INDEX audit_log_account ON audit_log (account_id, id);
      CREATE TABLE audit_unsealed (
        id uuid NOT NULL,
        CONSTRAINT audit_unsealed_pkey PRIMARY KEY (id)
      );
      INSERT INTO audit_unsealed SELECT id FROM audit_log;
      CREATE FUNCTION await_seal() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
        BEGIN
          INSERT INTO audit_unsealed SELECT id FROM added;
          RETURN NULL;
        END $$;
      CREATE TRIGGER audit_log_awaits_seal AFTER INSERT ON audit_log
        REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION await_seal();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER audit_log_awaits_seal ON audit_log;
      DROP FUNCTION await_seal();
      DROP TABLE audit_unsealed, audit_seal;
      DROP INDEX audit_log_account;
    `);
  }
}
