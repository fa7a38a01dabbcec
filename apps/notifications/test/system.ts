// Notifications on real servers, with fakes of its neighbours, a mail sink, and a way to publish what its neighbours publish.
import pg from 'pg';
import type { Actor, EventDefinition, Input, Output, Payload, RequestContext, RequestDefinition, Role } from '#contracts/message.js';
import { MatchRunFinished } from '#contracts/matching/requirements.js';
import type { Delivery, DeliveryStatus } from '#contracts/notifications/deliveries.js';
import type { RunningService } from '#platform/app.js';
import { Nats, prefixed } from '#platform/bus/connection.js';
import { Bus } from '#platform/bus/requests.js';
import { EventStream } from '#platform/bus/stream.js';
import { readConfig } from '#platform/config.js';
import { newId } from '#platform/ids.js';
import { createLog } from '#platform/log.js';
import { testDatabase, type TestDatabase } from '#testing/database.js';
import { startSmtpSink, type SmtpSink } from '#testing/smtp-sink.js';
import { waitFor } from '#testing/wait-for.js';
import { start } from '../src/app.js';
import { NotificationsConfigSchema, type NotificationsConfig } from '../src/config.js';
import { makeProposal, makeScene, startFakes, World, type Scene } from './fakes.js';

export type Row = Omit<Delivery, 'createdAt'> & { unknowns: number; refusals: number };

/** How long an answer is waited for: it only bounds a test that would fail anyway. */
export const patienceMs = 30_000;

/** Waits are short here: a retry schedule of fractions of a second, and a mail server that has five seconds. */
const quick = {
  NODE_ENV: 'test', LOG_LEVEL: process.env['TEST_LOG'] ?? 'fatal', SMTP_TIMEOUT_MS: '5000', RETRY_SCHEDULE_S: '0.1,0.1,0.1',
  BREAKER_FAILURES: '1000', SWEEP_MS: '100', RETRY_BASE_MS: '50', REQUEST_TIMEOUT_MS: String(patienceMs), PUBLIC_URL: 'https://linkwright.example/',
  MAIL_REPLY_TO: 'agents@cluster.example', DATABASE_POOL: '10', WEBHOOK_SECRET_KEY: 'a key of at least thirty-two bytes',
};

export class Notified {
  readonly world = new World();
  readonly scene: Scene = makeScene(this.world);
  private readonly services = new Set<RunningService>();

  private constructor(
    readonly database: TestDatabase,
    readonly mail: SmtpSink,
    private readonly nats: Nats,
    private readonly sql: pg.Pool,
  ) {}

  static async open(): Promise<Notified> {
    const database = await testDatabase('notifications');
    const { natsUrl, natsPrefix } = database.servers;
    const nats = await Nats.connect({ url: natsUrl, name: 'test', prefix: natsPrefix }, createLog({ app: 'test', level: 'fatal' }));
    await (await EventStream.open(nats)).ensure();
    const sql = new pg.Pool({ connectionString: database.url, max: 2 });
    const made = new Notified(database, await startSmtpSink(), nats, sql);
    made.fakes = await startFakes(made.world, natsUrl, natsPrefix);
    return made;
  }

  private fakes: { stop(): Promise<void> };

  /** The environment of a process of the service. */
  env(more: Record<string, string> = {}): Record<string, string> {
    const { natsUrl, natsPrefix, redisUrl, redisPrefix } = this.database.servers;
    return {
      ...quick, DATABASE_URL: this.database.url, NATS_URL: natsUrl, NATS_PREFIX: natsPrefix, REDIS_URL: redisUrl,
      REDIS_PREFIX: redisPrefix, SMTP_URL: this.mail.url, ...more,
    };
  }

  async start(more: Record<string, string> = {}): Promise<RunningService> {
    const config: NotificationsConfig = readConfig(NotificationsConfigSchema, this.env(more));
    const service = await start(config);
    this.services.add(service);
    return service;
  }

  async stopService(service: RunningService): Promise<void> {
    this.services.delete(service);
    await service.stop();
  }

  async close(): Promise<void> {
    for (const service of this.services) await service.stop();
    await this.fakes.stop();
    await this.mail.stop();
    await this.sql.end();
    await this.nats.close();
    await this.database.drop();
  }

  proposal() {
    return makeProposal(this.world, this.scene);
  }

  /** Publishes an event as its owner's relay does; the same id again is the same event. */
  async publish<E extends EventDefinition>(event: E, payload: Payload<E>, id = newId()): Promise<string> {
    const envelope = {
      specversion: '1.0', id, source: event.owner, type: event.subject, subject: newId(), time: new Date().toISOString(),
      requestid: `test-${id}`, aggregateversion: 1, txid: '1', data: payload,
    };
    const stream = await EventStream.open(this.nats);
    // Another message id, so that JetStream does not hide a repeated event.
    await stream.client.publish(prefixed(this.nats.prefix, event.subject), JSON.stringify(envelope), { msgID: newId() });
    return id;
  }

  async rows<R extends pg.QueryResultRow = Row>(sql: string, params: unknown[] = []): Promise<R[]> {
    return (await this.sql.query<R>(sql, params)).rows;
  }

  /** What a question finds after a change that nobody else ever sees. */
  async rolledBack(change: string, params: unknown[], question: string): Promise<unknown[]> {
    const client = await this.sql.connect();
    try {
      await client.query('BEGIN');
      await client.query(change, params);
      return (await client.query(question)).rows;
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  }

  /** Holds the rows of a query during `work`, which can break the connection of everybody who waits for them: true if any did. */
  async holding(lock: string, params: unknown[], work: (breakConnections: () => Promise<boolean>) => Promise<void>): Promise<void> {
    const client = await this.sql.connect();
    try {
      await client.query('BEGIN');
      await client.query(lock, params);
      await work(async () => (await this.rows(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND (SELECT pg_backend_pid()) <> pid AND cardinality(pg_blocking_pids(pid)) > 0`,
      )).length > 0);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  }

  /** The lease that a dead sender left behind is over, as it would be by itself a while later. */
  async endLease(deliveryId: string): Promise<void> {
    await this.rows('UPDATE delivery SET leased_until = now() WHERE id = $1', [deliveryId]);
  }

  /** Resolves when an event published after everything else has had its effect: what was to come has come. */
  async afterwards(): Promise<void> {
    const { lotId, requirementId } = this.proposal();
    const { clusterId, buyerId } = this.scene;
    await this.told(await this.publish(MatchRunFinished, {
      runId: newId(), lotId, requirementId, clusterId, buyerId, proposals: 1, withdrawn: 0,
    }), 2);
  }

  /** Recipient, channel, template and language of everything an event led to, once there are so many. */
  async told(eventId: string, count: number): Promise<string[]> {
    const rows = await waitFor(async () => {
      const found = await this.rows<{ recipient_id: string; channel: string; template: string; language: string }>(
        'SELECT recipient_id, channel, template, language FROM delivery WHERE event_id = $1', [eventId],
      );
      return found.length >= count ? found : null;
    }, { what: `${count} deliveries` });
    const { buyerId, enterpriseId, cdas } = this.scene;
    const names = new Map([[buyerId, 'buyer'], [enterpriseId, 'enterprise'], [cdas[0]!, 'agent 1'], [cdas[1]!, 'agent 2']]);
    return rows.map((row) => `${names.get(row.recipient_id) ?? 'another'} ${row.channel} ${row.template} ${row.language}`).sort();
  }

  /** The event by which the agents learned that what is about this reached nobody. */
  async notReached(refersToId: string): Promise<string> {
    const { event } = await waitFor(async () => (await this.rows<{ event: string }>(
      `SELECT event_id AS event FROM delivery WHERE template = 'not-reached' AND refers_to_id = $1`, [refersToId],
    ))[0], { what: 'the agents to be told that nobody was reached' });
    return event;
  }

  /** The deliveries of an event, e-mails unless told otherwise. */
  async deliveries(eventId: string, channel: 'email' | 'feed' = 'email'): Promise<Row[]> {
    return this.rows(
      `SELECT id, recipient_id AS "recipientId", template, language, status, attempts, unknown_sends AS "unknownSends", refusals,
         unknowns, last_error AS "lastError", next_attempt_at AS "nextAttemptAt", sent_at AS "sentAt"
       FROM delivery WHERE event_id = $1 AND channel = $2 ORDER BY id`, [eventId, channel],
    );
  }

  /** Waits until the one e-mail of an event is in this state and will not be attempted again. */
  async settled(eventId: string, status: DeliveryStatus, timeoutMs = 30_000): Promise<Row> {
    return waitFor(async () => {
      const [row] = await this.deliveries(eventId);
      return row?.status === status && row.nextAttemptAt === null ? row : null;
    }, { what: `the e-mail of ${eventId} to be ${status}`, timeoutMs });
  }

  /** Waits until all these e-mails are sent. */
  async allSent(eventIds: readonly string[], timeoutMs = 60_000): Promise<Row[]> {
    await waitFor(async () => {
      const [row] = await this.rows<{ sent: number }>(
        "SELECT count(*)::int AS sent FROM delivery WHERE event_id = ANY($1) AND channel = 'email' AND status = 'sent'", [eventIds],
      );
      return row!.sent === eventIds.length;
    }, { what: 'all e-mails to be sent', timeoutMs });
    return (await Promise.all(eventIds.map((id) => this.deliveries(id)))).flat();
  }

  ask<D extends RequestDefinition>(service: RunningService, definition: D, input: Input<D>, as: RequestContext): Promise<Output<D>> {
    return service.app.get(Bus).ask(definition, input, as);
  }
}

/** A context of somebody in this role. */
export function as(role: Role, who: Partial<Actor> = {}): RequestContext {
  return {
    requestId: newId(), deadline: Date.now() + patienceMs, idempotency: null,
    actor: { accountId: newId(), role, organisationId: null, clusterIds: [], ...who },
  };
}
