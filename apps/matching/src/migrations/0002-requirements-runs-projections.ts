// Tables of the registry's projection, of requirements with their lots, and of match runs.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RequirementsRunsProjections0002 implements MigrationInterface {
  name = 'RequirementsRunsProjections0000000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE enterprise_projection (
        id uuid NOT NULL,
        version integer NOT NULL,
        cluster_id uuid NOT NULL,
        name text NOT NULL,
        active boolean NOT NULL,
        document jsonb NOT NULL,
        CONSTRAINT enterprise_projection_pkey PRIMARY KEY (id)
      );
      CREATE INDEX enterprise_projection_cluster ON enterprise_projection (cluster_id, active);

      CREATE TABLE enterprise_capability_projection (
        enterprise_id uuid NOT NULL,
        code text NOT NULL,
        cluster_id uuid NOT NULL,
        CONSTRAINT enterprise_capability_projection_pkey PRIMARY KEY (enterprise_id, code)
      );
      CREATE INDEX enterprise_capability_code
        ON enterprise_capability_projection (code, cluster_id, enterprise_id);

      CREATE TABLE enterprise_rematch (
        enterprise_id uuid NOT NULL,
        since timestamptz NOT NULL,
        CONSTRAINT enterprise_rematch_pkey PRIMARY KEY (enterprise_id)
      );
      CREATE INDEX enterprise_rematch_since ON enterprise_rematch (since);

      CREATE TABLE cluster_projection (
        id uuid NOT NULL,
        version integer NOT NULL,
        weights_version integer NOT NULL,
        name text NOT NULL,
        document jsonb NOT NULL,
        CONSTRAINT cluster_projection_pkey PRIMARY KEY (id)
      );

      CREATE TABLE buyer_projection (
        id uuid NOT NULL,
        version integer NOT NULL,
        name text NOT NULL,
        document jsonb NOT NULL,
        CONSTRAINT buyer_projection_pkey PRIMARY KEY (id)
      );

      CREATE TABLE code_projection (
        code text NOT NULL,
        version integer NOT NULL,
        document jsonb NOT NULL,
        CONSTRAINT code_projection_pkey PRIMARY KEY (code)
      );

      CREATE TABLE projection_watermark (
        owner text NOT NULL,
        txid numeric(20,0) NOT NULL,
        event_time timestamptz NOT NULL,
        CONSTRAINT projection_watermark_pkey PRIMARY KEY (owner)
      );

      CREATE TABLE requirement (
        id uuid NOT NULL,
        version integer NOT NULL,
        status text NOT NULL,
        cluster_id uuid NOT NULL,
        buyer_id uuid NOT NULL,
        title text NOT NULL,
        description text,
        language text,
        last_deadline date NOT NULL,
        created_by uuid,
        posted_at timestamptz,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT requirement_pkey PRIMARY KEY (id)
      );
      CREATE INDEX requirement_cluster ON requirement (cluster_id, id);
      CREATE INDEX requirement_buyer ON requirement (buyer_id, id);
      CREATE INDEX requirement_expiring ON requirement (last_deadline) WHERE status = 'posted';

      CREATE TABLE lot (
        id uuid NOT NULL,
        requirement_id uuid NOT NULL,
        cluster_id uuid NOT NULL,
        number integer NOT NULL,
        code text,
        code_status text NOT NULL,
        proposed_codes jsonb NOT NULL,
        text text,
        quantity double precision NOT NULL,
        unit text NOT NULL,
        normalised_quantity double precision,
        normalised_unit text,
        deadline date NOT NULL,
        place jsonb,
        ceiling_price jsonb,
        mandatory_certifications text[] NOT NULL,
        preferred_certifications text[] NOT NULL,
        language text,
        linked_quantity double precision NOT NULL,
        status text NOT NULL,
        CONSTRAINT lot_pkey PRIMARY KEY (id),
        CONSTRAINT lot_requirement_fk FOREIGN KEY (requirement_id) REFERENCES requirement (id) ON DELETE CASCADE
      );
      CREATE UNIQUE INDEX lot_requirement_number ON lot (requirement_id, number);
      CREATE INDEX lot_open_code ON lot (cluster_id, code) WHERE status = 'open';

      CREATE TABLE match_run (
        id uuid NOT NULL,
        requirement_id uuid NOT NULL,
        lot_id uuid NOT NULL,
        cluster_id uuid NOT NULL,
        buyer_id uuid NOT NULL,
        status text NOT NULL,
        request_id text,
        trigger text NOT NULL,
        algorithm_version text,
        weights_version integer,
        classification_version integer,
        input_hash text,
        watermark text,
        counts jsonb,
        near_misses jsonb NOT NULL,
        none_reason text,
        created_at timestamptz NOT NULL,
        finished_at timestamptz,
        CONSTRAINT match_run_pkey PRIMARY KEY (id)
      );
      CREATE UNIQUE INDEX match_run_one_pending ON match_run (lot_id) WHERE status = 'pending';
      CREATE INDEX match_run_lot ON match_run (lot_id, id);
      CREATE INDEX match_run_pending ON match_run (id) WHERE status = 'pending';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE match_run, lot, requirement, projection_watermark, code_projection, buyer_projection,
        cluster_projection, enterprise_rematch, enterprise_capability_projection, enterprise_projection;
    `);
  }
}
