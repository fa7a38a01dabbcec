// A running system with two clusters for the hostile-input test, and a fingerprint of everything that is stored.
import { randomBytes, randomUUID } from 'node:crypto';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import pg from 'pg';
import type { Schemas } from '#client';
import { eventStreamName } from '#platform/bus/connection.js';
import { testDatabase, type TestDatabase } from '#testing/database.js';
import { waitFor } from '#testing/wait-for.js';
import { startAll, type Databases, type RunningSystem } from '../../apps/all/src/app.js';
import { ReplyLinks } from '#brokering/invitations/reply-links.js';
import { day, makeSmallCluster, type SmallCluster } from '../../tools/fleet/small-cluster.js';
import { atRest } from './rest.js';

export const polo = 'TX.GAR.TOP.POLO';
const secret = 'a secret for the reply links of this test';

export interface Sent {
  method?: string;
  /** The buyer's key if left out; null sends none. */
  key?: string | null;
  headers?: Record<string, string>;
  body?: unknown;
  /** A body as it is. */
  raw?: string;
}

export interface Answer {
  status: number;
  text: string;
  headers: Headers;
  problem: Schemas['Problem'] | null;
}

export class HostileGround {
  requirement!: Schemas['Requirement'];
  draft!: Schemas['Requirement'];
  proposal!: Schemas['LinkageProposal'];
  /** A provider of the cluster, its offer, a need of an enterprise that it fits, and the proposal: their ids. */
  service!: { provider: string; offer: string; need: string; proposal: string };
  /** Invitations of two enterprises. */
  invitation!: { open: string; expired: string };
  link!: { open: string; expired: string; forged: string };

  private constructor(
    private readonly database: TestDatabase,
    private readonly system: RunningSystem,
    readonly postgres: pg.Client,
    private readonly nats: NatsConnection,
    readonly cluster: SmallCluster,
    /** Somebody else's: another cluster with its own buyer and CDA. */
    readonly foreign: SmallCluster,
  ) {}

  /** Every service, two clusters, a posted requirement with proposals, a draft, and reply links of each kind. */
  static async start(): Promise<HostileGround> {
    const adminKey = `lw_${randomBytes(32).toString('base64url')}`;
    const database = await testDatabase('matching');
    const { servers, urls } = database;
    const system = await startAll({
      env: {
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
        // Nothing listens there: no e-mail leaves this test.
        SMTP_URL: 'smtp://127.0.0.1:9',
        RETRY_SCHEDULE_S: '3600',
        // What fails is left alone for an hour; nothing waits for the mail server besides.
        BREAKER_FAILURES: '1000',
        RATE_PER_MINUTE: '100000',
        REQUEST_TIMEOUT_MS: '30000',
        RATE_PER_MINUTE_IP: '100000',
        SWEEP_MS: '300',
        OPENING_DELAY_MS: '100',
        OUTBOX_POLL_MS: '100',
        DATABASE_POOL: '6',
        SHUTDOWN_MS: '8000',
      },
      databases: urls as Databases,
      port: 0,
    });
    const postgres = new pg.Client({ connectionString: database.adminUrl });
    await postgres.connect();
    const nats = await connect({ servers: servers.natsUrl });
    const cluster = await makeSmallCluster(system.url, adminKey, polo, { enterprises: 3 });
    const foreign = await makeSmallCluster(system.url, adminKey, polo, { enterprises: 1 });
    const ground = new HostileGround(database, system, postgres, nats, cluster, foreign);
    await ground.prepare();
    return ground;
  }

  lot(more: object = {}) {
    return { code: polo, quantity: 500, unit: 'piece', deadline: day(90), ...more };
  }

  /** A requirement that would be taken. */
  body(more: object = {}) {
    return { clusterId: this.cluster.clusterId, title: 'Polo shirts', lots: [this.lot()], ...more };
  }

  /** A service need that would be taken. */
  need(more: object = {}) {
    const [enterpriseId] = this.cluster.enterprises.keys();
    return { clusterId: this.cluster.clusterId, enterpriseId, code: 'BS.TRN.STITCH', quantity: 3, wantedBy: day(60), ...more };
  }

  async send(
    path: string,
    { method = 'POST', key = this.cluster.buyerKey, headers = {}, body, raw }: Sent = {},
  ): Promise<Answer> {
    const hasBody = body !== undefined || raw !== undefined;
    const response = await fetch(`${this.system.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(hasBody ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(hasBody ? { body: raw ?? JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    const isProblem = response.headers.get('content-type') === 'application/problem+json';
    return {
      status: response.status,
      text,
      headers: response.headers,
      problem: isProblem ? (JSON.parse(text) as Schemas['Problem']) : null,
    };
  }

  /** Every row of every service that a request could leave behind, as one hash per table. */
  async stored(): Promise<Record<string, string>> {
    const { rows } = await this.postgres.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname IN ('registry', 'matching', 'service_market', 'notifications') ORDER BY 1`,
    );
    const all: Record<string, string> = {};
    for (const { name } of rows) {
      // When a key was last used is noted by itself.
      const {
        rows: [row],
      } = await this.postgres.query<{ n: string; hash: string | null }>(
        `SELECT count(*)::text AS n,
           md5(string_agg((to_jsonb(t) - 'last_used_at')::text, ',' ORDER BY (to_jsonb(t) - 'last_used_at')::text)) AS hash
         FROM ${name} t`,
      );
      all[name] = `${row!.n} rows ${row!.hash ?? ''}`;
    }
    return all;
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

  /** The account with this role in the cluster, and one of its keys. */
  async accountOf(role: 'buyer' | 'cda'): Promise<{ account: string; key: string }> {
    const { admin, clusterId } = this.cluster;
    const own = await admin.GET('/v1/accounts', { params: { query: { clusterId, role } } });
    const account = own.data.items[0]!.id;
    const keys = await admin.GET('/v1/accounts/{id}/api-keys', { params: { path: { id: account } } });
    return { account, key: keys.data.items[0]!.id };
  }

  /** A new key for the account with this role in the cluster, once all is quiet again. */
  async keyOf(role: 'buyer' | 'cda'): Promise<string> {
    const { key } = (
      await this.cluster.admin.POST('/v1/accounts/{id}/api-keys', {
        params: { path: { id: (await this.accountOf(role)).account } },
        body: { label: 'for this test' },
      })
    ).data;
    await this.quiet();
    return key;
  }

  async stop(): Promise<void> {
    await this.postgres.end();
    await this.nats.close();
    await this.system.stop();
    await this.database.drop();
  }

  private async prepare(): Promise<void> {
    const post = async (more: object = {}) =>
      (await this.cluster.buyer.POST('/v1/requirements', { body: this.body(more) })).data;
    this.requirement = await post();
    this.draft = await post({ draft: true });
    const proposals = await waitFor(async () => {
      const query = { requirementId: this.requirement.id };
      const { items } = (await this.cluster.cda.GET('/v1/proposals', { params: { query } })).data;
      return items.length === 3 && items;
    });
    this.proposal = proposals[2]!;
    this.service = await this.prepareService();
    const open = await this.invite(proposals[0]!);
    const expired = await this.invite(proposals[1]!);
    this.invitation = { open, expired };
    await this.postgres.query(
      `UPDATE matching.invitation SET closes_at = now() - interval '1 second' WHERE id = $1`,
      [expired],
    );
    const links = new ReplyLinks({ REPLY_LINK_SECRET: secret, REPLY_LINK_DAYS: 30 }, '');
    const others = new ReplyLinks({ REPLY_LINK_SECRET: 'the secret of somebody else entirely', REPLY_LINK_DAYS: 30 }, '');
    this.link = {
      open: links.tokenFor(open),
      expired: links.tokenFor(expired),
      forged: others.tokenFor(open),
    };
    await this.quiet();
  }

  private async prepareService(): Promise<HostileGround['service']> {
    const { cda, clusterId } = this.cluster;
    const provider = (await cda.POST('/v1/providers', {
      body: { name: 'School', kind: 'training_institute', clusterIds: [clusterId], languages: ['en'] },
    })).data.id;
    const offer = (await cda.POST('/v1/service-offers', {
      body: { providerId: provider, code: 'BS.TRN.STITCH', title: 'Stitching', unit: 'person' },
    })).data.id;
    const need = (await cda.POST('/v1/service-needs', { body: this.need() as never })).data.id;
    const proposal = await waitFor(async () => {
      const { items } = (await cda.GET('/v1/service-proposals', { params: { query: { needId: need } } })).data;
      return items[0]?.id;
    });
    return { provider, offer, need, proposal };
  }

  /** Approves a proposal; the id of the invitation that its enterprise gets. */
  private async invite(proposal: Schemas['LinkageProposal']): Promise<string> {
    await this.cluster.cda.POST('/v1/proposals/{id}/decision', {
      params: { path: { id: proposal.id }, header: { 'If-Match': `"${proposal.version}"` } },
      body: { ruling: 'approve', conflictOfInterest: 'none' },
    });
    const invitation = await waitFor(async () => {
      const { items } = (
        await this.cluster.cda.GET('/v1/invitations', { params: { query: { proposalId: proposal.id } } })
      ).data;
      return items.find(({ side }) => side === 'enterprise');
    });
    return invitation.id;
  }
}
