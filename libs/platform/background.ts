// Everything a service does without being asked: relay, consumers, workers, sweeps, checks; started and
// stopped together.
import type { ServiceOptions } from './app.js';
import { sealAudit, sealMs, unsealedAge } from './audit-chain/sealer.js';
import type { Nats } from './bus/connection.js';
import { EventStream } from './bus/stream.js';
import type { Database } from './database/database.js';
import { sweepIdempotencyKeys } from './database/idempotency.js';
import { countDeadLetters, sweepDeadLetters } from './dead-letters/dead-letters.js';
import type { RetryPolicy } from './dead-letters/failures.js';
import type { Handler } from './handlers.js';
import { EventConsumer } from './inbox/consumer.js';
import { Inbox, type EventHandler } from './inbox/inbox.js';
import { Lanes } from './inbox/lanes.js';
import { retryEvents } from './inbox/retries.js';
import { connectRedis, type Queues } from './jobs/queues.js';
import { Sweeper } from './jobs/sweeper.js';
import { Workers, type JobHandler } from './jobs/workers.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';
import type { Outbox } from './outbox/outbox.js';
import type { Precedence } from './precedence.js';
import { sweepInbox, sweepOutbox } from './outbox/redrive.js';
import { Relay } from './outbox/relay.js';
import { checkInvariants, platformInvariants } from './reconcile.js';
import { Timers } from './timers.js';

const housekeepingMs = 10 * 60 * 1_000;
const figuresMs = 5_000;
/** A retried event sends no sign of life, so it has this many times the patience of JetStream. */
const retryLease = 4;

export interface Parts {
  options: ServiceOptions;
  handlers: readonly Handler[];
  nats: Nats;
  database: Database | null;
  outbox: Outbox;
  queues: Queues | null;
  precedence: Precedence;
  log: Log;
  metrics: Metrics;
}

export class Background {
  private readonly timers: Timers;
  private readonly consumers: EventConsumer[] = [];
  private lanes: Lanes | undefined;
  private relay: Relay | undefined;
  private workers: Workers | undefined;

  constructor(private readonly parts: Parts) {
    this.timers = new Timers(parts.log);
  }

  async start(): Promise<void> {
    const { options, database } = this.parts;
    for (const timer of options.timers ?? []) this.timers.start(timer);
    if (!database) return;
    const stream = await EventStream.open(this.parts.nats);
    this.startRelay(database, stream);
    this.startConsumers(database, stream);
    this.startWorkers(database);
    this.startHousekeeping(database);
  }

  /**
   * Takes nothing new and finishes what began; the relay goes on, for it sends what the others still write.
   */
  async stopWork(patienceMs: number): Promise<void> {
    await Promise.all([
      this.timers.stop(),
      ...this.consumers.map((consumer) => consumer.stop()),
      this.workers?.stop(patienceMs),
    ]);
    await this.lanes?.idle();
  }

  async stopRelay(): Promise<void> {
    await this.relay?.stop();
  }

  /** The time to stop is over: every loop ends at its next step, nobody waits for it. */
  abandon(): void {
    void this.relay?.stop();
    for (const consumer of this.consumers) void consumer.stop();
    void this.timers.stop();
  }

  private policy(attempts: number): RetryPolicy {
    const { config } = this.parts.options;
    return { attempts, baseMs: config.RETRY_BASE_MS, capMs: config.RETRY_CAP_MS };
  }

  private startRelay(database: Database, stream: EventStream): void {
    const {
      options: { name, config },
      outbox,
      nats,
      precedence,
      log,
      metrics,
    } = this.parts;
    this.relay = new Relay(
      database,
      outbox,
      nats,
      stream,
      precedence,
      {
        app: name,
        pollMs: config.OUTBOX_POLL_MS,
        batch: config.OUTBOX_BATCH,
        retryBaseMs: config.RETRY_BASE_MS,
        giveWayMs: config.GIVE_WAY_MS,
      },
      log,
      metrics,
    );
    this.relay.start();
  }

  private startConsumers(database: Database, stream: EventStream): void {
    const {
      options: { name, config },
      handlers,
      nats,
      precedence,
      log,
      metrics,
    } = this.parts;
    const events = handlers.filter((handler): handler is EventHandler => handler.kind === 'event');
    if (events.length === 0) return;
    const inbox = new Inbox(name, events, database, this.policy(config.EVENT_ATTEMPTS), log, metrics);
    const lanes = new Lanes(config.EVENT_CONCURRENCY);
    this.lanes = lanes;
    for (const owner of new Set(events.map((handler) => handler.definition.owner))) {
      const settings = { app: name, owner, ackWaitMs: config.EVENT_ACK_WAIT_MS, giveWayMs: config.GIVE_WAY_MS };
      const consumer = new EventConsumer(nats, stream, inbox, lanes, precedence, settings, log);
      consumer.start();
      this.consumers.push(consumer);
    }
    this.timers.start({
      name: 'retry-events',
      everyMs: config.SWEEP_MS,
      run: () => retryEvents(database, inbox, lanes, config.EVENT_ACK_WAIT_MS * retryLease),
    });
  }

  private startWorkers(database: Database): void {
    const {
      options: { name, config },
      handlers,
      queues,
      precedence,
      log,
      metrics,
    } = this.parts;
    const jobs = handlers.filter((handler): handler is JobHandler => handler.kind === 'job');
    if (jobs.length === 0 || !queues) return;
    const redis = connectRedis(config.REDIS_URL!, `${name}-workers`, log, false);
    const settings = { prefix: config.REDIS_PREFIX, lockMs: config.JOB_LOCK_MS, giveWayMs: config.GIVE_WAY_MS };
    this.workers = new Workers(redis, settings, database, this.policy(config.JOB_ATTEMPTS), log, metrics, precedence);
    const sweeper = new Sweeper(queues, database, log, metrics);
    for (const job of jobs) {
      this.workers.start(job);
      this.timers.start({
        name: `sweep-${job.definition.queue}`,
        everyMs: config.SWEEP_MS,
        run: () => sweeper.sweep(job),
      });
    }
  }

  private startHousekeeping(database: Database): void {
    const {
      options: { config, invariants = [] },
      log,
      metrics,
    } = this.parts;
    const all = [...platformInvariants, ...invariants];
    this.timers.start({ name: 'figures', everyMs: figuresMs, run: () => this.readFigures(database) });
    this.timers.start({ name: 'seal-audit', everyMs: sealMs, run: () => sealAudit(database) });
    this.timers.start({
      name: 'housekeeping',
      everyMs: housekeepingMs,
      run: async () => {
        await sweepIdempotencyKeys(database, config.IDEMPOTENCY_KEEP_DAYS);
        await sweepOutbox(database, config.OUTBOX_KEEP_DAYS);
        await sweepInbox(database, config.OUTBOX_KEEP_DAYS);
        await sweepDeadLetters(database);
      },
    });
    const run = () => checkInvariants(all, database, log, metrics);
    this.timers.start({ name: 'invariants', everyMs: config.INVARIANTS_MS, run });
  }

  private async readFigures(database: Database): Promise<void> {
    const { metrics } = this.parts;
    const [outbox] = await database.query<{ unpublished: number; lag: number }>(
      `SELECT count(*)::int AS unpublished,
              coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS lag
       FROM outbox WHERE published_at IS NULL`,
    );
    metrics.outboxUnpublished.set(outbox!.unpublished);
    metrics.outboxLag.set(outbox!.lag);
    metrics.auditUnsealedAge.set(await unsealedAge(database));
    metrics.deadLetters.reset();
    for (const { kind, status, count } of await countDeadLetters(database))
      metrics.deadLetters.set({ kind, status }, count);
  }
}
