// Servers that somebody gave us by a URL: tried before anything is built on them, and never stopped or killed.
import { connect } from '@nats-io/transport-node';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { RunningServer, ServerName } from './server.js';

const patienceMs = 5000;
const usualPorts: Record<ServerName, number> = { postgres: 5432, redis: 6379, nats: 4222 };

/** The server behind a URL from the environment; throws and names the variable when it cannot be used. */
export async function givenServer(name: ServerName, variable: string, text: string): Promise<RunningServer> {
  // NATS takes several addresses, separated by commas; the first stands for all in messages.
  const url = parse(variable, text.split(',')[0]!);
  const port = Number(url.port) || usualPorts[name];
  try {
    await tries[name](text, url);
  } catch (error) {
    throw new Error(
      `${variable} names ${url.hostname}:${port}, which cannot be used: ${reason(error)}. ` +
        `Start or mend that server, or correct or unset ${variable}.`,
      { cause: error },
    );
  }
  const refuse = async () => {
    throw new Error(`${name} was given by ${variable}: it is not ours to stop`);
  };
  const origin = `given by ${variable}`;
  return { name, url: text, port, origin, pid: null, dataDir: null, stop: async () => {}, kill: refuse, restart: refuse };
}

function parse(variable: string, text: string): URL {
  try {
    return new URL(text);
  } catch (error) {
    throw new Error(`${variable} is not a URL; special characters in its password must be percent-encoded`, { cause: error });
  }
}

const tries: Record<ServerName, (text: string, url: URL) => Promise<void>> = {
  async postgres(href) {
    const client = new pg.Client({ connectionString: href, connectionTimeoutMillis: patienceMs, query_timeout: patienceMs });
    client.on('error', () => {}); // Told by the query.
    try {
      await client.connect();
      await client.query('SELECT 1');
    } finally {
      await client.end().catch(() => {});
    }
  },
  async redis(href) {
    const client = new Redis(href, {
      lazyConnect: true, connectTimeout: patienceMs, commandTimeout: patienceMs, maxRetriesPerRequest: 0, retryStrategy: () => null,
    });
    let failure: Error | null = null;
    client.on('error', (error) => (failure ??= error)); // What connect() rejects with says less.
    try {
      await client.connect();
      await client.ping();
    } catch (error) {
      throw failure ?? error;
    } finally {
      client.disconnect();
    }
  },
  async nats(text, { username, password }) {
    const connection = await connect({
      servers: text.split(',').map((each) => new URL(each).host), timeout: patienceMs, reconnect: false,
      ...(username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : {}),
    });
    const { jetstream } = connection.info ?? {};
    await connection.close();
    if (!jetstream) throw new Error('it runs without JetStream; start it with -js');
  },
};

/** A host with two addresses fails with a bundle of errors that has no message of its own. */
function reason(error: unknown): string {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const { message, code } = first as { message?: string; code?: string };
  return message || code || String(first);
}
