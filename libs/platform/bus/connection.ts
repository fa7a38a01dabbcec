// One NATS connection per service process: it reconnects for ever, and says so when it is closed for good.
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { describeFailure } from '../failure.js';
import type { Log } from '../log.js';

export interface NatsSettings {
  /** One or several servers, separated by commas. */
  url: string;
  name: string;
  /** Put before every subject, stream and consumer; may be empty. */
  prefix: string;
}

/** `subject` with the prefix of this system. */
export const prefixed = (prefix: string, subject: string) => (prefix ? `${prefix}.${subject}` : subject);

/** The subject without the prefix of this system. */
export const unprefixed = (prefix: string, subject: string) => (prefix ? subject.slice(prefix.length + 1) : subject);

/** The name of the one stream that holds all events. */
export const eventStreamName = (prefix: string) => (prefix ? `${prefix}-events` : 'events');

/** The servers, and the login that may stand in the first address: `nats://user:password@host:4222`. */
export function address(text: string): { servers: string[]; user?: string; pass?: string } {
  const urls = text.split(',').map((part) => new URL(part.includes('://') ? part : `nats://${part}`));
  const servers = urls.map((url) => `${url.protocol}//${url.host}`);
  const { username, password } = urls[0]!;
  if (!username) return { servers };
  return { servers, user: decodeURIComponent(username), pass: decodeURIComponent(password) };
}

export class Nats {
  private readonly listeners = new Set<() => void>();
  private up = true;

  private constructor(
    readonly connection: NatsConnection,
    readonly prefix: string,
    private readonly log: Log,
  ) {
    void this.follow();
  }

  /** Waits for the first connection as long as it takes. */
  static async connect(settings: NatsSettings, log: Log): Promise<Nats> {
    const connection = await connect({
      ...address(settings.url),
      name: settings.name,
      maxReconnectAttempts: -1,
      waitOnFirstConnect: true,
      reconnectTimeWait: 250,
      reconnectJitter: 250,
      pingInterval: 10_000,
      maxPingOut: 2,
      timeout: 5_000,
      // An error with its stack for every message, made before there is one, costs as much as sending it.
      noAsyncTraces: true,
    });
    return new Nats(connection, settings.prefix, log);
  }

  /** False while the server is away. */
  get connected(): boolean {
    return this.up && !this.connection.isClosed();
  }

  onReconnect(listener: () => void): void {
    this.listeners.add(listener);
  }

  async close(): Promise<void> {
    this.listeners.clear();
    // Draining sends what is still buffered; it cannot while the server is away.
    await (this.connected ? this.connection.drain() : this.connection.close());
  }

  private async follow(): Promise<void> {
    for await (const status of this.connection.status()) {
      if (status.type === 'disconnect') {
        this.up = false;
        this.log.warn('NATS disconnected');
      } else if (status.type === 'reconnect') {
        this.up = true;
        this.log.info('NATS reconnected');
        for (const listener of this.listeners) listener();
      } else if (status.type === 'error') {
        this.log.warn({ reason: describeFailure(status.error) }, 'NATS error');
      }
    }
    const reason = await this.connection.closed();
    if (reason) this.log.error({ reason: describeFailure(reason) }, 'NATS connection closed for good');
  }
}
