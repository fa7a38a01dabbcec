// What the fuzzer runs against: a system of its own in this process, on servers of its own, that reaches nobody.
import { mkdtempSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrateAll, serviceUrl } from '#platform/database/migrate.js';
import { startServers } from '#servers';
import { startAll, type Databases } from '../../apps/all/src/app.js';
import { schemas } from '../../apps/all/src/schemas.js';

export interface Ground {
  url: string;
  adminKey: string;
  /** Secrets and addresses that no answer may have. */
  inside: string[];
  /** Opens a session of the account, to which nobody has the token. */
  signIn(accountId: string): Promise<void>;
  stop(): Promise<void>;
}

/** The environment of a system that is asked hostile things: nothing limits how often, nothing leaves it, work is done at once. */
export const hostileEnvironment = {
  // Nothing listens there: no e-mail is sent.
  SMTP_URL: 'smtp://127.0.0.1:9',
  RETRY_SCHEDULE_S: '3600',
  // Webhooks may be pointed at this machine, where nothing listens either.
  WEBHOOK_ALLOW_LOOPBACK: 'true',
  // What fails is left alone for an hour; nothing waits for the mail server besides.
  BREAKER_FAILURES: '1000',
  RATE_PER_MINUTE: '10000000',
  RATE_PER_MINUTE_IP: '10000000',
  // A machine that is busy with something else is no server error.
  REQUEST_TIMEOUT_MS: '30000',
  GATEWAY_TIMEOUT_MS: '30000',
  SWEEP_MS: '300',
  OPENING_DELAY_MS: '100',
  OUTBOX_POLL_MS: '100',
  DATABASE_POOL: '12',
  SHUTDOWN_MS: '8000',
} as const;

/** Starts it as it is deployed, but for webhooks. */
export async function startGround(onProgress: (message: string) => void): Promise<Ground> {
  const servers = await startServers({
    dataDir: mkdtempSync(join(tmpdir(), 'linkwright-fuzz-')), env: {}, temporary: true, durable: false, onProgress,
  });
  try {
    const passwords = Object.fromEntries(schemas.map(({ name }) => [name, randomBytes(16).toString('hex')]));
    await migrateAll({ adminUrl: servers.postgresUrl, services: schemas, passwords });
    const [adminKey, secret] = [`lw_${randomBytes(32).toString('base64url')}`, randomBytes(32).toString('base64url')];
    const databases = Object.fromEntries(schemas.map(({ name }) => [name, serviceUrl(servers.postgresUrl, name, passwords[name]!)])) as Databases;
    const system = await startAll({
      databases, port: 0,
      env: {
        ...hostileEnvironment, NODE_ENV: 'development', LOG_LEVEL: 'fatal', PUBLIC_URL: 'https://linkwright.invalid',
        REDIS_URL: servers.redisUrl, NATS_URL: servers.natsUrl, BOOTSTRAP_ADMIN_KEY: adminKey, REPLY_LINK_SECRET: secret, WEBHOOK_SECRET_KEY: secret,
      },
    });
    return {
      url: system.url, adminKey, inside: insideOf([servers.postgresUrl, servers.redisUrl, servers.natsUrl], [adminKey, secret, ...Object.values(passwords)]),
      async signIn(accountId) {
        const client = new pg.Client({ connectionString: servers.postgresUrl });
        await client.connect();
        await insertSession(client, accountId).finally(() => client.end());
      },
      async stop() {
        await system.stop();
        await servers.stop();
      },
    };
  } catch (error) {
    await servers.stop();
    throw error;
  }
}

/** A session as signing in makes it; through the API that takes a mailbox. */
export async function insertSession(client: pg.Client, accountId: string): Promise<void> {
  await client.query(
    `INSERT INTO registry.session (id, account_id, token_hash, method, user_agent, created_at, last_seen_at, expires_at)
     VALUES (gen_random_uuid(), $1, $2, 'password', 'a browser', now(), now(), now() + interval '7 days')`,
    [accountId, randomBytes(32).toString('hex')],
  );
}

/** The secrets themselves, and where the servers are. */
export const insideOf = (urls: string[], secrets: string[]): string[] => [...secrets, ...urls.map((url) => new URL(url).host)];
