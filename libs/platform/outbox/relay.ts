// Hop 2: sends outbox rows to JetStream and marks those it acknowledged. A crash in between sends again; ids
// deduplicate.
import type { StreamInfo } from '@nats-io/jetstream';
import { prefixed, type Nats } from '../bus/connection.js';
import type { Envelope } from '../bus/envelope.js';
import type { EventStream } from '../bus/stream.js';
import { plainArray, rowsIn, type Database } from '../database/database.js';
import { backoffMs, describeFailure } from '../failure.js';
import { failPoint } from '../fail-points.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import { mutated } from '../mutants.js';
import type { Precedence } from '../precedence.js';
import type { Outbox } from './outbox.js';
import { Publisher, type Message, type Place } from './publisher.js';
import { redrive } from './redrive.js';
import { Bell } from './bell.js';

export interface RelaySettings {
  app: string;
  pollMs: number;
  batch: number;
  retryBaseMs: number;
  giveWayMs: number;
}

interface Row {
  id: string;
  subject: string;
  aggregate_id: string;
  version: number;
  request_id: string;
  /** JSON. */
  body: string;
  txid: string;
  created_at: Date;
}

// The payload goes on as the text that it is.
const columns = 'id, subject, aggregate_id, version, request_id, body::text AS body, txid::text AS txid, created_at';
const due = `SELECT ${columns} FROM outbox WHERE published_at IS NULL ORDER BY seq LIMIT $1 FOR UPDATE SKIP LOCKED`;
const ackTimeoutMs = 2_500;
const storeCheckMs = 10_000;
/** The longest wait after a wake-up, in ms: one event goes at once, a busy service sends larger batches. */
const gatherMs = 25;
const retryCapMs = 5_000;

export class Relay {
  private readonly bell = new Bell();
  private running: Promise<void> | undefined;
  private stopping = false;
  /** The store may have lost something: it was started, reconnected, or its numbers went back. */
  private doubtStore = true;
  private storeCheckedAt = 0;
  private lastSequence = 0;
  private readonly publisher: Publisher;

  constructor(
    private readonly database: Database,
    outbox: Outbox,
    private readonly nats: Nats,
    private readonly stream: EventStream,
    private readonly precedence: Precedence,
    private readonly settings: RelaySettings,
    private readonly log: Log,
    private readonly metrics: Metrics,
  ) {
    this.publisher = new Publisher(nats);
    outbox.onWake(() => this.bell.ring());
    nats.onReconnect(() => {
      this.doubtStore = true;
      this.bell.ring();
    });
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Finishes the batch at hand. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.bell.ring();
    await this.running;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopping) {
      try {
        if (!this.nats.connected) throw new Error('NATS is away');
        await this.checkStore();
        let size = await this.sendInTurn();
        while (!this.stopping && size === this.settings.batch) size = await this.sendInTurn();
        failures = 0;
        if (this.stopping) break;
        if (await this.bell.wait(this.settings.pollMs)) await this.bell.pause(Math.min(gatherMs, size));
      } catch (error) {
        failures += 1;
        this.log.warn(
          { reason: describeFailure(error), failures },
          'The outbox could not be sent; it is tried again',
        );
        await this.bell.pause(backoffMs(failures, this.settings.retryBaseMs / 2, retryCapMs));
      }
    }
  }

  private async sendInTurn(): Promise<number> {
    if (!this.stopping) await this.precedence.giveWay(this.settings.giveWayMs);
    return this.sendBatch();
  }

  /** Sends one batch; returns how many rows there were. */
  async sendBatch(): Promise<number> {
    const failed: unknown[] = [];
    const marked = mutated('outbox.mark-first') ? await this.markFirst() : null;
    const size = await this.database.transaction(async (tx) => {
      const rows = marked ?? await rowsIn<Row>(tx, due, [this.settings.batch]);
      if (rows.length === 0) return 0;
      await failPoint('outbox.before-publish');
      // Sent in order on one connection, so the stream keeps the order of each aggregate.
      const acks = await this.publisher.publish(rows.map((row) => this.messageOf(row)), ackTimeoutMs);
      await failPoint('outbox.before-mark');
      const sent: string[] = [];
      for (const [index, ack] of acks.entries()) {
        if (ack instanceof Error) failed.push(ack);
        else {
          sent.push(rows[index]!.id);
          this.follow(ack);
        }
      }
      if (!mutated('outbox.no-mark'))
        await tx.query('UPDATE outbox SET published_at = now() WHERE id = ANY($1::uuid[])', [plainArray(sent)]);
      this.metrics.outboxPublished.inc(sent.length);
      return rows.length;
    });
    if (failed.length > 0) {
      // It may be another store by now; that it answered late or not at all says nothing of what it keeps.
      this.storeCheckedAt = 0;
      throw failed[0];
    }
    return size;
  }

  /** The mutant: committed before anything is sent. */
  private markFirst(): Promise<Row[]> {
    return this.database.query<Row>(
      `WITH due AS (${due}) UPDATE outbox o SET published_at = now() FROM due WHERE o.id = due.id RETURNING due.*`,
      [this.settings.batch],
    );
  }

  private messageOf(row: Row): Message {
    const envelope: Omit<Envelope, 'data'> = {
      specversion: '1.0',
      id: row.id,
      source: this.settings.app,
      type: row.subject,
      subject: row.aggregate_id,
      time: row.created_at.toISOString(),
      requestid: row.request_id,
      aggregateversion: row.version,
      txid: row.txid,
    };
    return {
      subject: prefixed(this.nats.prefix, row.subject),
      body: `${JSON.stringify(envelope).slice(0, -1)},"data":${row.body}}`,
      id: mutated('outbox.no-message-id') ? null : row.id,
    };
  }

  private follow({ seq, duplicate }: Place): void {
    if (duplicate) return;
    if (seq < this.lastSequence) this.doubtStore = true;
    this.lastSequence = seq;
  }

  private async checkStore(): Promise<void> {
    if (!this.doubtStore && Date.now() - this.storeCheckedAt < storeCheckMs) return;
    const info: StreamInfo = await this.stream.ensure();
    if (info.state.last_seq < this.lastSequence) this.doubtStore = true;
    const again = mutated('redrive.none') ? 0 : await redrive(this.database, info.created, this.doubtStore);
    if (again > 0)
      this.log.info(
        { events: again, store: info.created },
        'Events are sent again in case the store lost them',
      );
    this.lastSequence = info.state.last_seq;
    this.doubtStore = false;
    this.storeCheckedAt = Date.now();
  }
}
