// Passwords, sessions and what belongs to signing in; and the scopes of API keys, which until now opened everything.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SignIn0038 implements MigrationInterface {
  name = 'SignIn0000000000038';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE password (
        account_id uuid NOT NULL,
        address text NOT NULL,
        hash text NOT NULL,
        changed_at timestamptz NOT NULL,
        CONSTRAINT password_pkey PRIMARY KEY (account_id),
        CONSTRAINT password_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
      );
      CREATE UNIQUE INDEX password_address ON password (address);

      CREATE TABLE session (
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        token_hash text NOT NULL,
        method text NOT NULL,
        user_agent text,
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT session_pkey PRIMARY KEY (id),
        CONSTRAINT session_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
      );
      CREATE UNIQUE INDEX session_token ON session (token_hash);
      CREATE INDEX session_account ON session (account_id, id);

      CREATE TABLE password_link (
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        purpose text NOT NULL,
        token_hashes text[] NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT password_link_pkey PRIMARY KEY (id),
        CONSTRAINT password_link_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
      );
      CREATE INDEX password_link_account ON password_link (account_id);

      CREATE TABLE password_reset_request (
        id uuid NOT NULL,
        address text NOT NULL,
        requested_at timestamptz NOT NULL,
        CONSTRAINT password_reset_request_pkey PRIMARY KEY (id)
      );

      CREATE TABLE known_device (
        account_id uuid NOT NULL,
        device_hash text NOT NULL,
        last_used_at timestamptz NOT NULL,
        CONSTRAINT known_device_pkey PRIMARY KEY (account_id, device_hash),
        CONSTRAINT known_device_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
      );

      CREATE TABLE sign_in_throttle (
        key text NOT NULL,
        failures integer NOT NULL,
        last_at timestamptz NOT NULL,
        CONSTRAINT sign_in_throttle_pkey PRIMARY KEY (key)
      );

      CREATE TABLE identity (
        issuer text NOT NULL,
        subject text NOT NULL,
        account_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT identity_pkey PRIMARY KEY (issuer, subject),
        CONSTRAINT identity_account_fk FOREIGN KEY (account_id) REFERENCES account (id)
      );
      CREATE INDEX identity_account ON identity (account_id);

      CREATE INDEX account_lower_email ON account (lower(email));

      ALTER TABLE api_key ADD COLUMN scopes text[] NOT NULL DEFAULT '{read,write}';
      ALTER TABLE api_key ALTER COLUMN scopes DROP DEFAULT;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE api_key DROP COLUMN scopes;
      DROP INDEX account_lower_email;
      DROP TABLE identity, sign_in_throttle, known_device, password_reset_request, password_link, session, password;
    `);
  }
}
