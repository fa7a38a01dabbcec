// The real gateway over real NATS, with stand-ins for the services behind it.
import { randomUUID } from 'node:crypto';
import { connect } from '@nats-io/transport-node';
import type { Problem } from '#contracts/http.js';
import type { EventDefinition, Payload } from '#contracts/message.js';
import { prefixed } from '#platform/bus/connection.js';
import { readConfig } from '#platform/config.js';
import type { RunningService } from '#platform/app.js';
import { newId } from '#platform/ids.js';
import { testServers, type TestServers } from '#testing/run-servers.js';
import { start } from '../../src/app.js';
import { GatewayConfigSchema } from '../../src/config.js';
import { StandIns } from './services.js';

export interface Sent {
  method?: string;
  key?: string | undefined;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface Received {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body of a JSON reply. */
  json: Record<string, unknown> & Partial<Problem>;
}

export class GatewayUnderTest {
  constructor(
    readonly services: StandIns,
    readonly gateway: RunningService,
    private readonly servers: Pick<TestServers, 'natsUrl' | 'natsPrefix'>,
    /** Everything the gateway logged is written here by tests that look. */
    readonly url = gateway.url,
  ) {}

  /** Sends a request; objects go as JSON, POSTs get an Idempotency-Key unless one is given (empty: none). */
  async send(path: string, { method = 'GET', key, headers = {}, body }: Sent = {}): Promise<Received> {
    const given = new Headers(headers);
    if (key !== undefined) given.set('authorization', `Bearer ${key}`);
    if (method === 'POST' && !given.has('idempotency-key')) given.set('idempotency-key', randomUUID());
    if (given.get('idempotency-key') === '') given.delete('idempotency-key');
    const isText = typeof body === 'string' || body instanceof Uint8Array;
    if (body !== undefined && !isText && !given.has('content-type'))
      given.set('content-type', 'application/json');
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: given,
      redirect: 'manual',
      ...(body === undefined ? {} : { body: isText ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? (JSON.parse(text) as Received['json']) : {},
    };
  }

  /** Says the events on NATS as the relay of their owner does. */
  async publish<E extends EventDefinition>(event: E, payloads: readonly Payload<E>[]): Promise<void> {
    const nats = await connect({ servers: this.servers.natsUrl });
    for (const data of payloads) {
      nats.publish(prefixed(this.servers.natsPrefix, event.subject), JSON.stringify({
        specversion: '1.0', id: newId(), source: event.owner, type: event.subject, subject: newId(), time: new Date().toISOString(), requestid: 'test',
        aggregateversion: 1, txid: '1', data,
      }));
    }
    await nats.drain();
  }

  async stop(): Promise<void> {
    await this.gateway.stop();
    await this.services.stop();
  }
}

/** Starts everything; `more` overrides the gateway's configuration. */
export async function startGateway(more: Record<string, string> = {}): Promise<GatewayUnderTest> {
  const servers = await testServers();
  const settings = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'fatal',
    NATS_URL: servers.natsUrl,
    NATS_PREFIX: servers.natsPrefix,
    SHUTDOWN_MS: '5000',
  };
  const services = new StandIns();
  await services.start(settings);
  const gateway = await start(
    readConfig(GatewayConfigSchema, {
      ...settings,
      RATE_PER_MINUTE: '100000',
      RATE_PER_MINUTE_IP: '100000',
      ...more,
    }),
  );
  return new GatewayUnderTest(services, gateway, servers);
}
