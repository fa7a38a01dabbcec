// Sends events to JetStream and hears its acks on one subscription. The client of the library makes a promise, a timer and an error with its
// stack for every message, which costs as much as sending it.
import { createInbox, headers, type Msg } from '@nats-io/transport-node';
import { JetStreamError } from '@nats-io/jetstream';
import type { Nats } from '../bus/connection.js';

export interface Message {
  /** With the prefix of the system. */
  subject: string;
  body: string;
  /** JetStream takes a message with the same id once; null: as often as it comes. */
  id: string | null;
}

/** Where a message is in the stream; `duplicate`: it was there already. */
export interface Place {
  seq: number;
  duplicate: boolean;
}

/** What became of a message: its place, or why it is not known to have one. */
export type Ack = Place | Error;

interface Waiting {
  acks: (Ack | undefined)[];
  missing: number;
  done: () => void;
}

export class Publisher {
  private readonly inbox = createInbox();
  private readonly waiting = new Map<string, Waiting>();
  private batches = 0;

  constructor(private readonly nats: Nats) {
    nats.connection.subscribe(`${this.inbox}.*.*`, { callback: (error, message) => void (error ?? this.hear(message)) });
  }

  /** Sends all in order on the one connection and resolves when each is acknowledged, or after `timeoutMs`; in the order of the messages. */
  async publish(messages: readonly Message[], timeoutMs: number): Promise<Ack[]> {
    if (messages.length === 0) return [];
    const batch = String((this.batches += 1));
    const acks: (Ack | undefined)[] = messages.map(() => undefined);
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve) => {
        this.waiting.set(batch, { acks, missing: messages.length, done: resolve });
        timer = setTimeout(resolve, timeoutMs);
        messages.forEach((message, index) => this.send(message, `${batch}.${index}`));
      });
    } finally {
      clearTimeout(timer);
      this.waiting.delete(batch);
    }
    return acks.map((ack) => ack ?? new JetStreamError(`no ack within ${timeoutMs} ms`));
  }

  private send({ subject, body, id }: Message, token: string): void {
    const marked = headers();
    if (id !== null) marked.set('Nats-Msg-Id', id);
    try {
      this.nats.connection.publish(subject, body, { reply: `${this.inbox}.${token}`, ...(id === null ? {} : { headers: marked }) });
    } catch (error) {
      this.settle(token, error as Error);
    }
  }

  private hear(message: Msg): void {
    this.settle(message.subject.slice(this.inbox.length + 1), read(message));
  }

  private settle(token: string, ack: Ack): void {
    const [batch = '', index] = token.split('.');
    const waiting = this.waiting.get(batch);
    if (!waiting || waiting.acks[Number(index)] !== undefined) return;
    waiting.acks[Number(index)] = ack;
    waiting.missing -= 1;
    if (waiting.missing === 0) waiting.done();
  }
}

function read(message: Msg): Ack {
  // Nobody listens there: no stream takes the subject.
  if (message.data.length === 0) return new JetStreamError(`no stream answers: ${message.headers?.status ?? 'an empty ack'}`);
  try {
    const { error, seq, duplicate = false } = message.json<{ error?: { description: string }; seq?: number; duplicate?: boolean }>();
    if (error || seq === undefined) return new JetStreamError(error?.description ?? 'an ack without a place');
    return { seq, duplicate };
  } catch (error) {
    return error as Error;
  }
}
