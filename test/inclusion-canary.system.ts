// Canaries: inclusion categories and what was said of consent are sent through a whole system, and then every table, queue, stream,
// log line and e-mail is searched for them. Only the declarations themselves may have them.
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { Redis } from 'ioredis';
import pg from 'pg';
import { waitFor } from '#testing/wait-for.js';
import { digest } from '../apps/gateway/src/http/canonical.js';
import { startFleet, type Fleet } from '../tools/fleet/fleet.js';
import { day, makeSmallCluster, type SmallCluster } from '../tools/fleet/small-cluster.js';

const code = 'TX.GAR.TOP.POLO';
const said = `canary-${randomBytes(8).toString('hex')}`;
const consentedOn = '1987-04-17';
/** What is to be found nowhere. `women` alone is also a word of the classification. */
const canaries = [said, consentedOn, 'home_worker', 'marginalised_group', 'low_education', 'informal_micro'];
const bodies: unknown[] = [];

let fleet: Fleet;
let cluster: SmallCluster;
let postgres: pg.Client;

beforeAll(async () => {
  fleet = await startFleet({ LOG_LEVEL: 'trace' }, { durable: false });
  cluster = await makeSmallCluster(fleet.url, fleet.adminKey, code, { enterprises: 2 });
  postgres = new pg.Client({ connectionString: fleet.postgresUrl });
  await postgres.connect();
}, 240_000);
afterAll(async () => {
  await postgres?.end();
  await fleet?.stop();
}, 60_000);

const declarations = (categories: string[]) => categories.map((category) => ({
  category, purposes: ['matching_policy', 'aggregate_reporting'], consentedOn, consentGiven: said,
}));

/** Also what the typed client would not send. */
async function send(method: string, path: string, key: string, body?: unknown): Promise<number> {
  if (body !== undefined) bodies.push(body);
  const answer = await fetch(`${fleet.url}${path}`, {
    method, headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': said }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  await answer.text();
  return answer.status;
}

/** What was requested, decided and answered, so that something went through every part. */
async function anOrder(): Promise<{ requirementId: string }> {
  const posted = (await cluster.buyer.POST('/v1/requirements', {
    body: { clusterId: cluster.clusterId, title: 'Polo shirts', lots: [{ code, quantity: 500, unit: 'piece', deadline: day(90) }] },
  })).data;
  const proposal = await waitFor(
    async () => (await cluster.cda.GET('/v1/proposals', { params: { query: { requirementId: posted.id } } })).data.items[0], { what: 'a proposal', timeoutMs: 60_000 });
  await cluster.cda.POST('/v1/proposals/{id}/decision', {
    params: { path: { id: proposal.id }, header: { 'If-Match': `"${proposal.version}"` } as never },
    body: { ruling: 'approve', conflictOfInterest: 'none' },
  });
  await waitFor(() => fleet.smtp.messages.length >= 2, { what: 'both invitations', timeoutMs: 60_000 });
  return { requirementId: posted.id };
}

/** Where in the database each text is: `schema.table`, also as bytes. */
async function tablesWith(texts: readonly string[]): Promise<string[]> {
  const { rows: tables } = await postgres.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`);
  const forms = texts.flatMap((text) => [text, Buffer.from(text).toString('hex')]);
  const found = [];
  for (const { name } of tables) {
    const { rows } = await postgres.query(
      `SELECT 1 FROM ${name} t WHERE EXISTS (SELECT FROM unnest($1::text[]) AS form WHERE strpos(to_jsonb(t)::text, form) > 0) LIMIT 1`, [forms]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

async function everythingInRedis(): Promise<string> {
  const redis = new Redis(fleet.servers.redisUrl);
  const readers: Record<string, (key: string) => Promise<unknown>> = {
    string: (key) => redis.get(key), hash: (key) => redis.hgetall(key), list: (key) => redis.lrange(key, 0, -1),
    set: (key) => redis.smembers(key), zset: (key) => redis.zrange(key, 0, -1), stream: (key) => redis.xrange(key, '-', '+'),
  };
  try {
    await redis.set('seen', 'the search sees what is in Redis');
    const parts = [];
    for (const key of await redis.keys('*')) parts.push([key, await readers[await redis.type(key)]?.(key)]);
    return JSON.stringify(parts);
  } finally {
    redis.disconnect();
  }
}

async function everythingInNats(): Promise<string> {
  const nats = await connect({ servers: fleet.servers.natsUrl });
  try {
    const manager = await jetstreamManager(nats);
    const parts = [];
    for await (const { config, state } of manager.streams.list()) {
      for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
        const message = await manager.streams.getMessage(config.name, { seq }).catch(() => null);
        if (message) parts.push(message.subject, message.string());
      }
    }
    return parts.join('\n');
  } finally {
    await nats.close();
  }
}

const logs = () => readdirSync(fleet.logFolder).map((file) => readFileSync(join(fleet.logFolder, file), 'utf8')).join('\n');

describe('an inclusion category', () => {
  it('is nowhere but in the declarations, whatever was asked of the system with it', async () => {
    const [noted, own] = [...cluster.enterprises.keys()] as [string, string];
    const path = (id: string) => `/v1/enterprises/${id}/inclusion`;
    const { cdaKey, enterpriseKey, buyerKey } = cluster;
    expect(await send('PUT', path(own), enterpriseKey, { declarations: declarations(['home_worker', 'low_education']) })).toBe(200);
    expect(await send('PUT', path(noted), cdaKey, { declarations: declarations(['marginalised_group', 'informal_micro']) })).toBe(200);
    expect(await send('GET', path(own), enterpriseKey)).toBe(200);
    // Refused, each at another place.
    expect(await send('PUT', path(own), buyerKey, { declarations: declarations(['home_worker']) })).toBe(403);
    expect(await send('PUT', path(noted), enterpriseKey, { declarations: declarations(['home_worker']) })).toBe(404);
    expect(await send('PUT', path(own), enterpriseKey, { declarations: declarations(['home_worker', 'home_worker']) })).toBe(400);
    expect(await send('PUT', path(own), enterpriseKey, { declarations: declarations([said]) })).toBe(400);
    expect(await send('PUT', path(own), enterpriseKey, { [said]: 'low_education' })).toBe(400);
    expect(await send('POST', path(own), enterpriseKey, { declarations: declarations(['home_worker']) })).toBe(405);
    expect(await send('GET', `/v1/inclusion/aggregates?clusterId=${cluster.clusterId}`, cdaKey)).toBe(200);
    // A database that refuses tells the values in its message.
    await postgres.query(`ALTER TABLE inclusion.declaration ADD CONSTRAINT refused CHECK (consented_on > '2020-01-01') NOT VALID`);
    expect(await send('PUT', path(own), enterpriseKey, { declarations: declarations(['marginalised_group']) })).toBe(500);
    await postgres.query('ALTER TABLE inclusion.declaration DROP CONSTRAINT refused');
    const { requirementId } = await anOrder();

    const traces = [...canaries, ...bodies.flatMap((body) => [own, noted].map((id) => digest({ params: { id }, query: {}, version: 0, body })))];
    const [redis, nats] = [await everythingInRedis(), await everythingInNats()];
    const mails = fleet.smtp.messages.map(({ raw }) => raw).join('\n');
    const found = Object.entries({ redis, nats, logs: logs(), mails })
      .flatMap(([place, text]) => traces.filter((trace) => text.includes(trace)).map((trace) => `${place}: ${trace}`));
    expect(found).toEqual([]);
    expect(await tablesWith(traces)).toEqual(['inclusion.declaration']);

    // The search finds what is there.
    expect(redis).toContain('the search sees what is in Redis');
    expect(nats).toContain(requirementId);
    expect(mails).toContain('enterprise1@example.com');
    expect(logs()).toContain('The inclusion categories could not be read or written (23514)');
    expect(await tablesWith([requirementId])).toEqual(expect.arrayContaining(['matching.requirement', 'matching.outbox']));

    // Withdrawn, they are in no table at all.
    expect(await send('DELETE', path(own), enterpriseKey)).toBe(200);
    expect(await send('DELETE', path(noted), cdaKey)).toBe(200);
    expect(await tablesWith(traces)).toEqual([]);
  }, 240_000);
});
