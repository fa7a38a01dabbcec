// The history of consents, begun with what is known, and erasures of people's data.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One yes was asked for until now: it covers what was sent under it, and questions about what the organisation itself stated. */
const covered = ['linkages', 'services', 'refresh'];

export class Persons0035 implements MigrationInterface {
  name = 'Persons0000000000035';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE consent_record (
        id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        address text NOT NULL,
        purpose text NOT NULL,
        agreed boolean NOT NULL,
        agreed_on date,
        source text NOT NULL,
        account_id uuid,
        request_id text NOT NULL,
        token text NOT NULL,
        noted_at timestamptz NOT NULL,
        CONSTRAINT consent_record_pkey PRIMARY KEY (id)
      );
      INSERT INTO consent_record
      -- Ids that sort before those made from the time.
      SELECT ('00000000' || substr(gen_random_uuid()::text, 9))::uuid, o.id, c->>'address', purpose, true, (c->>'consentOn')::date, 'system', NULL, 'migration-0035',
        replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), now()
      FROM (SELECT id, contacts FROM enterprise UNION ALL SELECT id, contacts FROM buyer UNION ALL SELECT id, contacts FROM provider) o,
        jsonb_array_elements(o.contacts) c, unnest(ARRAY[${covered.map((each) => `'${each}'`).join()}]) purpose
      WHERE (c->>'consent')::boolean;
      CREATE INDEX consent_record_organisation ON consent_record (organisation_id, id);
      CREATE INDEX consent_record_address ON consent_record (lower(address));
      CREATE UNIQUE INDEX consent_record_token ON consent_record (token);
      CREATE FUNCTION refuse_change_of_consent() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'DELETE' AND current_setting('linkwright.erasing', true) = 'on' THEN RETURN OLD; END IF;
          RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
        END $$;
      CREATE TRIGGER consent_record_append_only BEFORE UPDATE OR DELETE ON consent_record
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_consent();

      CREATE TABLE person_erasure (
        id uuid NOT NULL,
        state text NOT NULL,
        person jsonb NOT NULL,
        account_ids uuid[] NOT NULL,
        cluster_ids uuid[] NOT NULL,
        reason text NOT NULL,
        erased jsonb NOT NULL,
        unreachable uuid[] NOT NULL,
        stays jsonb NOT NULL,
        services jsonb NOT NULL,
        requested_by uuid,
        request_id text NOT NULL,
        created_at timestamptz NOT NULL,
        searched_at timestamptz,
        finished_at timestamptz,
        CONSTRAINT person_erasure_pkey PRIMARY KEY (id)
      );
      CREATE INDEX person_erasure_under_way ON person_erasure (id) WHERE state = 'under_way';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE person_erasure, consent_record;
      DROP FUNCTION refuse_change_of_consent();
    `);
  }
}
