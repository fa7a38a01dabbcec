// One NATS connection per service process: it reconnects for ever, and says so when it is closed for good.
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Log } from '../log.js';

export interface NatsSettings {
  url: string;
  name: string;
  /** Put before every subject, stream and consumer; may be empty. */
  prefix: string;
}

/** `subject` with the prefix of this system. */
export const prefixed = (prefix: string, subject: string) => (prefix ? `${prefix}.${subject}` : subject);

export const eventStreamName = (prefix: string) => (prefix ? `${prefix}-events` : 'events');

/** Waits for the first connection as long as it takes. */
export async function connectNats(settings: NatsSettings, log: Log): Promise<NatsConnection> {
  const connection = await connect({
    servers: settings.url.split(','),
    name: settings.name,
    maxReconnectAttempts: -1,
    waitOnFirstConnect: true,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    pingInterval: 10_000,
    maxPingOut: 2,
    timeout: 5_000,
  });
  void follow(connection, log);
  return connection;
}

async function follow(connection: NatsConnection, log: Log): Promise<void> {
  for await (const status of connection.status()) {
    if (status.type === 'disconnect') log.warn('NATS disconnected');
    else if (status.type === 'reconnect') log.info('NATS reconnected');
    else if (status.type === 'error') log.warn({ error: status.error }, 'NATS error');
  }
  const reason = await connection.closed();
  if (reason) log.error({ error: reason }, 'NATS connection closed for good');
}

/** Calls `listener` after every reconnection until the connection closes. */
export function onReconnect(connection: NatsConnection, listener: () => void): void {
  void (async () => {
    for await (const status of connection.status()) if (status.type === 'reconnect') listener();
  })();
}
