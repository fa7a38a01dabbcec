// Fetches events of one owner from JetStream and acknowledges each after its effect has committed.
import type { Consumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import { Envelope } from '../bus/envelope.js';
import { unprefixed, type Nats } from '../bus/connection.js';
import type { EventStream } from '../bus/stream.js';
import { backoffMs, describeFailure } from '../failure.js';
import type { Log } from '../log.js';
import { mutated } from '../mutants.js';
import type { Precedence } from '../precedence.js';
import { Gathering } from './gathering.js';
import type { Inbox } from './inbox.js';
import { Lanes } from './lanes.js';

export interface EventConsumerSettings {
  app: string;
  owner: string;
  ackWaitMs: number;
  giveWayMs: number;
}

const fetchMs = 5_000;
/** A fetch that is neither over nor alive this long after its end has stalled and is given up. */
const stalledMs = 3_000;
const ahead = 64;
/** The same for events that go together: while some are worked on, enough others come for the next transaction. */
const aheadTogether = 256;
/** Events in one transaction: so many that what it costs itself is little, and so few that it is short. */
const together = { most: 100, atOnce: 2 };
/** Of events that failed together so many are tried at once. */
const apartAtOnce = 4;
const maxAckPending = 512;
const retryCapMs = 5_000;

/** An event that can be read, as it came. */
interface Came {
  message: JsMsg;
  envelope: Envelope;
}

export class EventConsumer {
  private readonly open = new Set<JsMsg>();
  /** By what they are taken together as. */
  private readonly gatherings = new Map<string, Gathering<Came>>();
  private readonly apart = new Lanes(apartAtOnce);
  private running: Promise<void> | undefined;
  private fetching: ConsumerMessages | undefined;
  private stopping = false;
  private resume: (() => void) | undefined;

  constructor(
    private readonly nats: Nats,
    private readonly stream: EventStream,
    private readonly inbox: Inbox,
    private readonly lanes: Lanes,
    private readonly precedence: Precedence,
    private readonly settings: EventConsumerSettings,
    private readonly log: Log,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Fetches no more; what is in a lane is finished, the caller waits for the lanes. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.fetching?.stop();
    this.resume?.();
    await this.running;
  }

  private async run(): Promise<void> {
    // Long work tells JetStream that it is alive, or the event would come again.
    const alive = setInterval(
      () => this.open.forEach((message) => this.tell(() => message.working())),
      this.settings.ackWaitMs / 3,
    );
    let failures = 0;
    while (!this.stopping) {
      try {
        if (!this.nats.connected) throw new Error('NATS is away');
        const consumer = await this.stream.ensureConsumer({ ...this.settings, maxAckPending });
        while (!this.stopping) {
          await this.fetch(consumer);
          failures = 0;
        }
      } catch (error) {
        if (this.stopping) break;
        failures += 1;
        this.log.warn(
          { owner: this.settings.owner, reason: describeFailure(error) },
          'Fetching events failed; it starts over',
        );
        await this.pause(backoffMs(failures, 250, retryCapMs));
      }
    }
    for (const gathering of this.gatherings.values()) {
      for (const { message } of gathering.giveUp()) {
        this.open.delete(message);
        this.tell(() => message.nak());
      }
    }
    await this.lanes.idle();
    clearInterval(alive);
  }

  private isBelow(share: number): boolean {
    const gathered = [...this.gatherings.values()].reduce((sum, { size }) => sum + size, 0);
    return this.lanes.load < ahead * share && gathered < aheadTogether * share;
  }

  private async fetch(consumer: Consumer): Promise<void> {
    while (!this.isBelow(1) && !this.stopping) await this.pause(1_000);
    if (this.stopping) return;
    const messages = await consumer.fetch({ max_messages: ahead, expires: fetchMs, idle_heartbeat: 1_000 });
    this.fetching = messages;
    let stalled = false;
    const watchdog = setTimeout(() => {
      stalled = true;
      messages.stop();
    }, fetchMs + stalledMs);
    try {
      for await (const message of messages) {
        if (this.stopping) this.tell(() => message.nak());
        else this.take(message);
      }
    } finally {
      clearTimeout(watchdog);
      this.fetching = undefined;
    }
    if (stalled) throw new Error('The fetch stalled');
  }

  private take(message: JsMsg): void {
    // Of an owner's events most apps handle some; the rest is not even read.
    if (!this.inbox.handles(unprefixed(this.nats.prefix, message.subject))) {
      this.tell(() => message.ack());
      return;
    }
    this.open.add(message);
    const envelope = read(message);
    if (envelope instanceof Error) return void this.inLane(message.subject, [message], () => this.work(message, envelope));
    // What a process may have died of takes no others along.
    const name = message.redelivered ? null : this.inbox.togetherAs(envelope.type);
    if (name === null) void this.inLane(envelope.subject, [message], () => this.work(message, envelope));
    else this.gather(name, { message, envelope });
  }

  private gather(name: string, came: Came): void {
    let gathering = this.gatherings.get(name);
    if (gathering === undefined) {
      gathering = new Gathering<Came>(together, (batch) => {
        const keys = [...new Set(batch.map(({ envelope }) => envelope.subject))];
        return this.inLane(keys, batch.map(({ message }) => message), () => this.workTogether(batch));
      });
      this.gatherings.set(name, gathering);
    }
    gathering.add(came);
  }

  private async inLane(key: string | readonly string[], messages: readonly JsMsg[], task: () => Promise<void>): Promise<void> {
    await this.lanes.add(key, task);
    for (const message of messages) this.open.delete(message);
    if (this.isBelow(0.5)) this.resume?.();
  }

  /** All in one transaction; when that fails each in its own, so that one of them holds up no other. */
  private async workTogether(batch: readonly Came[]): Promise<void> {
    if (batch.length > 1) {
      if (mutated('inbox.ack-first')) for (const { message } of batch) this.tell(() => message.ack());
      try {
        await this.precedence.giveWay(this.settings.giveWayMs);
        await this.inbox.receiveTogether(batch.map(({ envelope }) => envelope));
        for (const { message } of batch) this.tell(() => message.ack());
        return;
      } catch (error) {
        this.log.warn({ events: batch.length, reason: describeFailure(error) }, 'Events failed together; each is tried alone');
      }
    }
    await Promise.all(
      batch.map(({ message, envelope }) => this.apart.add(envelope.subject, () => this.work(message, envelope))),
    );
  }

  private async work(message: JsMsg, envelope: Envelope | Error): Promise<void> {
    if (mutated('inbox.ack-first')) this.tell(() => message.ack());
    try {
      await this.precedence.giveWay(this.settings.giveWayMs);
      const outcome =
        envelope instanceof Error
          ? await this.inbox.unreadable(message.subject, String(message.seq), message.string(), envelope)
          : await this.inbox.receive(envelope, message.redelivered ? 'again' : 'first');
      // What is to be tried again is in Postgres now, so JetStream is done with it too.
      // With a reason a server before 2.10 does not know the word, and delivers it again.
      this.tell(() => (outcome === 'dead' ? message.term() : message.ack()));
    } catch (error) {
      this.log.warn(
        { subject: message.subject, reason: describeFailure(error) },
        'An event waits until Postgres is back',
      );
      this.tell(() => message.nak(backoffMs(message.info.deliveryCount, 500, retryCapMs)));
    }
  }

  /** On a closed connection there is nobody to tell; the message comes again, and the inbox knows it. */
  private tell(word: () => void): void {
    if (!this.nats.connection.isClosed()) word();
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.resume = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function read(message: JsMsg): Envelope | Error {
  try {
    return Envelope.parse(message.json());
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
