// The event stream and its durable consumers, created when absent: at start, and again after a wiped
// JetStream store.
import {
  AckPolicy,
  DeliverPolicy,
  DiscardPolicy,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
  jetstreamManager,
  type Consumer,
  type JetStreamClient,
  type JetStreamManager,
  type StreamInfo,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { eventStreamName, prefixed, type Nats } from './connection.js';

const day = 24 * 60 * 60 * 1_000;
/**
 * How long JetStream itself recognises a repeated event id, in ms; longer than what `redrive` sends again.
 */
const duplicateWindowMs = 5 * 60 * 1_000;
/**
 * What the stream may hold: as long as the outboxes keep what they sent, and about a million events. The
 * oldest go first, for a full store would refuse the new ones.
 */
const limits = { max_age: nanos(7 * day), max_bytes: 1024 ** 3 };
const notFound = new Set([10_059, 10_014]);

export interface ConsumerSettings {
  /** The app that takes notice; durable per app and owner, shared by the app's processes. */
  app: string;
  owner: string;
  ackWaitMs: number;
  maxAckPending: number;
}

export class EventStream {
  readonly name: string;

  private constructor(
    private readonly nats: Nats,
    private readonly manager: JetStreamManager,
    readonly client: JetStreamClient,
  ) {
    this.name = eventStreamName(nats.prefix);
  }

  static async open(nats: Nats): Promise<EventStream> {
    const manager = await jetstreamManager(nats.connection, { checkAPI: false });
    return new EventStream(nats, manager, manager.jetstream());
  }

  /** The stream as it is; undefined when it does not exist. */
  async find(): Promise<StreamInfo | undefined> {
    return this.manager.streams.info(this.name).catch(absent);
  }

  async ensure(): Promise<StreamInfo> {
    const existing = await this.find();
    if (!existing) {
      return this.manager.streams.add({
        name: this.name,
        subjects: [prefixed(this.nats.prefix, 'event.>')],
        storage: StorageType.File,
        retention: RetentionPolicy.Limits,
        discard: DiscardPolicy.Old,
        duplicate_window: nanos(duplicateWindowMs),
        ...limits,
      });
    }
    const { max_age, max_bytes } = existing.config;
    if (max_age === limits.max_age && max_bytes === limits.max_bytes) return existing;
    return this.manager.streams.update(this.name, limits);
  }

  async ensureConsumer(settings: ConsumerSettings): Promise<Consumer> {
    await this.ensure();
    const durable = `${settings.app}-from-${settings.owner}`;
    const pace = { ack_wait: nanos(settings.ackWaitMs), max_ack_pending: settings.maxAckPending };
    const existing = await this.manager.consumers.info(this.name, durable).catch(absent);
    if (!existing) {
      await this.manager.consumers.add(this.name, {
        durable_name: durable,
        // NATS 2.9 knows one filter per consumer, so there is one consumer per owner.
        filter_subject: prefixed(this.nats.prefix, `event.${settings.owner}.>`),
        ack_policy: AckPolicy.Explicit,
        deliver_policy: DeliverPolicy.All,
        // Attempts are counted in Postgres; JetStream itself never gives up.
        max_deliver: -1,
        ...pace,
      });
    } else if (
      existing.config.ack_wait !== pace.ack_wait ||
      existing.config.max_ack_pending !== pace.max_ack_pending
    ) {
      await this.manager.consumers.update(this.name, durable, pace);
    }
    return this.client.consumers.get(this.name, durable);
  }
}

function absent(error: unknown): undefined {
  if (error instanceof JetStreamApiError && notFound.has(error.code)) return undefined;
  throw error;
}
