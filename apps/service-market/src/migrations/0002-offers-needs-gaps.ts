// Tables of the registry's projection, of offers, needs and their matches, of gaps, and of brokering.
import { createBrokeringTables, dropBrokeringTables } from '#brokering/tables.js';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OffersNeedsGaps0002 implements MigrationInterface {
  name = 'OffersNeedsGaps0000000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(projection);
    await runner.query(market);
    await runner.query(createBrokeringTables({
      subjectTable: 'service_need',
      subjects: `
        SELECT id, id, title, text, code, code_status, quantity, unit, wanted_by, jsonb_build_object(
          'budget', budget, 'place', place, 'times', times, 'language', language, 'urgency', urgency)
        FROM service_need`,
      asking: 'SELECT id, name FROM enterprise_projection',
      offering: 'SELECT id, name FROM provider_projection',
    }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dropBrokeringTables);
    await runner.query(`
      DROP TABLE gap_change, service_gap, need_rematch, need_match, service_need, offer_rematch, service_offer,
        projection_watermark, code_projection, cluster_projection, provider_projection, enterprise_projection;
    `);
  }
}

const projection = `
  CREATE TABLE enterprise_projection (
    id uuid NOT NULL,
    version integer NOT NULL,
    cluster_id uuid NOT NULL,
    name text NOT NULL,
    active boolean NOT NULL,
    CONSTRAINT enterprise_projection_pkey PRIMARY KEY (id)
  );
  CREATE TABLE provider_projection (
    id uuid NOT NULL,
    version integer NOT NULL,
    name text NOT NULL,
    active boolean NOT NULL,
    cluster_ids uuid[] NOT NULL,
    document jsonb NOT NULL,
    CONSTRAINT provider_projection_pkey PRIMARY KEY (id)
  );
  CREATE TABLE cluster_projection (
    id uuid NOT NULL,
    version integer NOT NULL,
    weights_version integer NOT NULL,
    name text NOT NULL,
    document jsonb NOT NULL,
    CONSTRAINT cluster_projection_pkey PRIMARY KEY (id)
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
  );`;

const market = `
  CREATE TABLE service_offer (
    id uuid NOT NULL,
    version integer NOT NULL,
    status text NOT NULL,
    provider_id uuid NOT NULL,
    code text NOT NULL,
    title text NOT NULL,
    text text,
    unit text NOT NULL,
    price jsonb,
    minimum_quantity double precision,
    lead_time_days integer,
    places jsonb NOT NULL,
    languages text[] NOT NULL,
    times jsonb NOT NULL,
    session_minutes integer,
    capacity jsonb NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    created_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT service_offer_pkey PRIMARY KEY (id)
  );
  CREATE INDEX service_offer_provider ON service_offer (provider_id, id);
  CREATE INDEX service_offer_open_code ON service_offer (code) WHERE status = 'open';
  CREATE INDEX service_offer_ending ON service_offer (valid_until) WHERE status = 'open';

  CREATE TABLE offer_rematch (
    offer_id uuid NOT NULL,
    codes text[] NOT NULL,
    cluster_ids uuid[] NOT NULL,
    trigger text NOT NULL,
    since timestamptz NOT NULL,
    CONSTRAINT offer_rematch_pkey PRIMARY KEY (offer_id)
  );

  CREATE TABLE service_need (
    id uuid NOT NULL,
    version integer NOT NULL,
    status text NOT NULL,
    origin text NOT NULL,
    cluster_id uuid NOT NULL,
    enterprise_id uuid,
    title text NOT NULL,
    code text,
    code_status text NOT NULL,
    proposed_codes jsonb NOT NULL,
    text text,
    quantity double precision NOT NULL,
    unit text NOT NULL,
    urgency text NOT NULL,
    wanted_by date NOT NULL,
    place jsonb,
    times jsonb NOT NULL,
    language text,
    budget jsonb,
    covered_quantity double precision NOT NULL,
    opening jsonb,
    opening_need_id uuid,
    created_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT service_need_pkey PRIMARY KEY (id),
    CONSTRAINT service_need_opening_fk FOREIGN KEY (opening_need_id) REFERENCES service_need (id),
    CONSTRAINT service_need_asking CHECK (enterprise_id IS NOT NULL OR opening IS NOT NULL)
  );
  CREATE INDEX service_need_cluster ON service_need (cluster_id, id);
  CREATE INDEX service_need_enterprise ON service_need (enterprise_id, id);
  CREATE INDEX service_need_open_code ON service_need (cluster_id, code) WHERE status = 'open';
  CREATE INDEX service_need_ending ON service_need (wanted_by) WHERE status = 'open';

  CREATE TABLE need_match (
    id uuid NOT NULL,
    need_id uuid NOT NULL,
    trigger text NOT NULL,
    algorithm_version text,
    weights_version integer,
    classification_version integer NOT NULL,
    input_hash text,
    watermark text,
    counts jsonb,
    near_misses jsonb NOT NULL,
    fitting_offer_ids uuid[] NOT NULL,
    unmet_reason text,
    none_reason text,
    created_at timestamptz NOT NULL,
    CONSTRAINT need_match_pkey PRIMARY KEY (id),
    CONSTRAINT need_match_need_fk FOREIGN KEY (need_id) REFERENCES service_need (id)
  );
  CREATE INDEX need_match_need ON need_match (need_id, id);

  CREATE TABLE need_rematch (
    need_id uuid NOT NULL,
    trigger text NOT NULL,
    request_id text,
    since timestamptz NOT NULL,
    CONSTRAINT need_rematch_pkey PRIMARY KEY (need_id)
  );

  CREATE TABLE service_gap (
    id uuid NOT NULL,
    cluster_id uuid NOT NULL,
    code text NOT NULL,
    needs integer NOT NULL,
    urgent integer NOT NULL,
    offers integer NOT NULL,
    fitting_offers integer NOT NULL,
    unmet integer NOT NULL,
    unmet_by_reason jsonb NOT NULL,
    computed_at timestamptz NOT NULL,
    CONSTRAINT service_gap_pkey PRIMARY KEY (id)
  );
  CREATE UNIQUE INDEX service_gap_code ON service_gap (cluster_id, code);
  CREATE INDEX service_gap_largest ON service_gap (unmet, id);

  CREATE TABLE gap_change (
    id uuid NOT NULL,
    cluster_id uuid NOT NULL,
    CONSTRAINT gap_change_pkey PRIMARY KEY (id)
  );
  CREATE INDEX gap_change_cluster ON gap_change (cluster_id);`;
