// Tables of clusters with their weights, enterprises with capabilities, buyers, accounts with keys, and the classification.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RegistryTables0002 implements MigrationInterface {
  name = 'RegistryTables0000000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cluster (
        id uuid NOT NULL,
        version integer NOT NULL,
        name text NOT NULL,
        trade text NOT NULL,
        place jsonb NOT NULL,
        languages text[] NOT NULL,
        currency text NOT NULL,
        vision text,
        weights jsonb NOT NULL,
        policy jsonb NOT NULL,
        weights_version integer NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT cluster_pkey PRIMARY KEY (id)
      );

      CREATE TABLE cluster_weights (
        cluster_id uuid NOT NULL,
        weights_version integer NOT NULL,
        weights jsonb NOT NULL,
        policy jsonb NOT NULL,
        changed_by uuid,
        changed_at timestamptz NOT NULL,
        CONSTRAINT cluster_weights_pkey PRIMARY KEY (cluster_id, weights_version),
        CONSTRAINT cluster_weights_cluster_fk FOREIGN KEY (cluster_id) REFERENCES cluster (id)
      );

      CREATE TABLE enterprise (
        id uuid NOT NULL,
        version integer NOT NULL,
        cluster_id uuid NOT NULL,
        external_id text,
        name text NOT NULL,
        size text NOT NULL,
        registered boolean NOT NULL,
        home_based boolean NOT NULL,
        active boolean NOT NULL,
        languages text[] NOT NULL,
        establishments jsonb NOT NULL,
        certifications jsonb NOT NULL,
        track_records jsonb NOT NULL,
        contacts jsonb NOT NULL,
        conflict_buyer_ids uuid[] NOT NULL,
        opt_out_buyer_ids uuid[] NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT enterprise_pkey PRIMARY KEY (id),
        CONSTRAINT enterprise_cluster_fk FOREIGN KEY (cluster_id) REFERENCES cluster (id)
      );
      CREATE INDEX enterprise_cluster ON enterprise (cluster_id, id);
      CREATE UNIQUE INDEX enterprise_external_id ON enterprise (cluster_id, external_id)
        WHERE external_id IS NOT NULL;

      CREATE TABLE capability (
        id uuid NOT NULL,
        enterprise_id uuid NOT NULL,
        position integer NOT NULL,
        code text NOT NULL,
        unit text NOT NULL,
        status text NOT NULL,
        stated_on date NOT NULL,
        evidence text,
        minimum_order double precision,
        lead_time_days integer,
        price_hint jsonb,
        capacity jsonb NOT NULL,
        CONSTRAINT capability_pkey PRIMARY KEY (id),
        CONSTRAINT capability_enterprise_fk FOREIGN KEY (enterprise_id)
          REFERENCES enterprise (id) ON DELETE CASCADE
      );
      CREATE UNIQUE INDEX capability_of_enterprise ON capability (enterprise_id, code);
      CREATE INDEX capability_code ON capability (code, enterprise_id);

      CREATE TABLE buyer (
        id uuid NOT NULL,
        version integer NOT NULL,
        name text NOT NULL,
        country text NOT NULL,
        cluster_ids uuid[] NOT NULL,
        languages text[] NOT NULL,
        contacts jsonb NOT NULL,
        opt_out_enterprise_ids uuid[] NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT buyer_pkey PRIMARY KEY (id)
      );

      CREATE TABLE account (
        id uuid NOT NULL,
        version integer NOT NULL,
        name text NOT NULL,
        email text NOT NULL,
        role text NOT NULL,
        organisation_id uuid,
        cluster_ids uuid[] NOT NULL,
        language text,
        active boolean NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT account_pkey PRIMARY KEY (id)
      );
      CREATE INDEX account_organisation ON account (organisation_id) WHERE organisation_id IS NOT NULL;

      CREATE TABLE api_key (
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        label text NOT NULL,
        prefix text NOT NULL,
        key_hash text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        last_used_at timestamptz,
        CONSTRAINT api_key_pkey PRIMARY KEY (id),
        CONSTRAINT api_key_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
      );
      CREATE UNIQUE INDEX api_key_hash ON api_key (key_hash);
      CREATE INDEX api_key_account ON api_key (account_id, id);

      CREATE TABLE classification (
        scheme text NOT NULL,
        version integer NOT NULL,
        CONSTRAINT classification_pkey PRIMARY KEY (scheme)
      );

      CREATE TABLE code (
        code text NOT NULL,
        scheme text NOT NULL,
        parent text,
        labels jsonb NOT NULL,
        synonyms jsonb NOT NULL,
        unit text NOT NULL,
        CONSTRAINT code_pkey PRIMARY KEY (code)
      );
      CREATE INDEX code_parent ON code (parent);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE code, classification, api_key, account, buyer, capability, enterprise, cluster_weights, cluster;',
    );
  }
}
