// Every service in this process on a database of its own, and a fingerprint of everything that is stored.
import { randomBytes } from 'node:crypto';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import pg from 'pg';
import { eventStreamName } from '#platform/bus/connection.js';
import { testDatabase, type TestDatabase } from '#testing/database.js';
import { waitFor } from '#testing/wait-for.js';
import { startAll, type AllConfig, type Databases, type RunningSystem } from '../../apps/all/src/app.js';
import { hostileEnvironment } from '../../tools/fuzz/ground.js';
import { atRest } from './rest.js';

export const secret = 'a secret for the reply links of this test';

export class WholeSystem {
  private constructor(
    private readonly database: TestDatabase,
    private system: RunningSystem,
    private readonly config: AllConfig,
    readonly adminKey: string,
    readonly postgres: pg.Client,
    private readonly nats: NatsConnection,
  ) {}

  /** `more` overrides the environment; the gateway takes a free port unless one is given. */
  static async start(more: Record<string, string> = {}, port = 0): Promise<WholeSystem> {
    const adminKey = `lw_${randomBytes(32).toString('base64url')}`;
    const database = await testDatabase('matching');
    const { servers, urls } = database;
    const config: AllConfig = {
      env: {
        ...hostileEnvironment,
        NODE_ENV: 'test',
        LOG_LEVEL: 'fatal',
        REDIS_URL: servers.redisUrl,
        NATS_URL: servers.natsUrl,
        NATS_PREFIX: servers.natsPrefix,
        REDIS_PREFIX: servers.redisPrefix,
        BOOTSTRAP_ADMIN_KEY: adminKey,
        REPLY_LINK_SECRET: secret,
        WEBHOOK_SECRET_KEY: secret,
        PUBLIC_URL: 'http://127.0.0.1',
        ...more,
      },
      databases: urls as Databases,
      port,
    };
    const system = await startAll(config);
    const postgres = new pg.Client({ connectionString: database.adminUrl });
    await postgres.connect();
    return new WholeSystem(database, system, config, adminKey, postgres, await connect({ servers: servers.natsUrl }));
  }

  get url(): string {
    return this.system.url;
  }

  /** For whoever looks into the servers themselves. */
  get servers(): TestDatabase['servers'] {
    return this.database.servers;
  }

  /** The superuser's URL of its database. */
  get adminUrl(): string {
    return this.database.adminUrl;
  }

  /** Where its servers are, and its secrets: no answer may have them. */
  get inside(): { urls: string[]; secrets: string[] } {
    const { postgresUrl, redisUrl, natsUrl, passwords } = this.database.servers;
    return { urls: [postgresUrl, redisUrl, natsUrl], secrets: [this.adminKey, secret, ...Object.values(passwords)] };
  }

  /** Every row of every service that a request could leave behind, as one hash per table; seals come by themselves. */
  async stored(): Promise<Record<string, string>> {
    const { rows } = await this.postgres.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname IN ('registry', 'inclusion', 'matching', 'service_market', 'notifications')
         AND tablename NOT IN ('audit_seal', 'audit_unsealed') ORDER BY 1`,
    );
    // When a key was last used is noted by itself. One statement for all: they are asked before and after every refusal.
    const contents = rows.map(({ name }) => `
      SELECT '${name}' AS name, count(*) || ' rows ' || coalesce(sum(hashtextextended((to_jsonb(t) - 'last_used_at')::text, 0)), 0) AS content
      FROM ${name} t`);
    const found = await this.postgres.query<{ name: string; content: string }>(contents.join(' UNION ALL '));
    return Object.fromEntries(found.rows.map(({ name, content }) => [name, content]));
  }

  /** Waits until what the services do by themselves is done. */
  async quiet(): Promise<void> {
    const manager = await jetstreamManager(this.nats);
    const stream = eventStreamName(this.database.servers.natsPrefix);
    await waitFor(() => atRest(this.postgres, manager, stream), {
      timeoutMs: 60_000,
      what: 'the services to come to rest',
    });
  }

  /** Every service goes, `meanwhile` happens, and all come back where they were. */
  async restart(meanwhile: () => Promise<void>): Promise<void> {
    await this.system.stop();
    await meanwhile();
    this.system = await startAll({ ...this.config, port: Number(new URL(this.url).port) });
  }

  async stop(): Promise<void> {
    await this.postgres.end();
    await this.nats.close();
    await this.system.stop();
    await this.database.drop();
  }
}
