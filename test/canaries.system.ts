// Canaries: what is to be kept apart is sent through a whole system, and then every table, queue, stream and log line is searched for it.
// Inclusion categories may stand in the declarations alone; how people are reached and called, in the tables that are for it.
import { randomBytes, randomInt } from 'node:crypto';
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

const declarations = (categories: string[]) =>
  categories.map((category) => ({ category, purposes: ['matching_policy', 'aggregate_reporting'], consentedOn, consentGiven: said }));

/** Also what the typed client would not send. */
async function send(method: string, path: string, key: string, body?: unknown, idempotencyKey = said): Promise<number> {
  if (body !== undefined) bodies.push(body);
  const answer = await fetch(`${fleet.url}${path}`, {
    method, headers: {
      ...(key !== '' && { authorization: `Bearer ${key}` }), ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': idempotencyKey }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  await answer.text();
  return answer.status;
}

/** What was requested, decided and answered, so that something went through every part. */
async function anOrder({ buyer, cda, clusterId } = cluster): Promise<{ requirementId: string }> {
  const posted = (await buyer.POST('/v1/requirements', {
    body: { clusterId, title: 'Polo shirts', lots: [{ code, quantity: 500, unit: 'piece', deadline: day(90) }] },
  })).data;
  const proposal = await waitFor(
    async () => (await cda.GET('/v1/proposals', { params: { query: { requirementId: posted.id, order: 'score' } } })).data.items[0], { what: 'a proposal', timeoutMs: 60_000 });
  await cda.POST('/v1/proposals/{id}/decision', {
    params: { path: { id: proposal.id }, header: { 'If-Match': `"${proposal.version}"` } as never },
    body: { ruling: 'approve', conflictOfInterest: 'none' },
  });
  await waitFor(async () => (await postgres.query('SELECT FROM matching.invitation WHERE proposal_id = $1', [proposal.id])).rows.length === 2
    && fleet.smtp.messages.length >= 2, { what: 'both invitations', timeoutMs: 60_000 });
  return { requirementId: posted.id };
}

const tableNames = async () => (await postgres.query<{ name: string }>(
  `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`)).rows.map(({ name }) => name);

/** Where in the database each text is: `schema.table`, also as bytes. */
async function tablesWith(texts: readonly string[]): Promise<string[]> {
  const forms = texts.flatMap((text) => [text, Buffer.from(text).toString('hex')]);
  const found = [];
  for (const name of await tableNames()) {
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

describe('who counts towards an inclusion policy', () => {
  it('is told to a match run, and is in no row, event, job and log line afterwards, splits included', async () => {
    const some = await makeSmallCluster(fleet.url, fleet.adminKey, code, { enterprises: 16 });
    const ids = [...some.enterprises.keys()];
    const [others, counting] = [ids.slice(0, 11), ids.slice(11)];
    for (const id of counting) expect(await send('PUT', `/v1/enterprises/${id}/inclusion`, some.cdaKey, { declarations: declarations(['home_worker']) }, randomBytes(8).toString('hex'))).toBe(200);
    // Invited, the best makes room for others by exposure: else the step of inclusion moves nobody.
    await anOrder(some);
    const policy = { maxProposals: 10, spreading: { looksAt: 40, steps: [{ step: 'exposure', strength: 0.5 }, { step: 'inclusion', share: 0.5, categories: ['home_worker'] }] } };
    const { etag } = await some.admin.GET('/v1/clusters/{id}', { params: { path: { id: some.clusterId } } });
    const changed = await fetch(`${fleet.url}/v1/clusters/${some.clusterId}`, {
      method: 'PATCH', body: JSON.stringify({ policy }), headers: { authorization: `Bearer ${fleet.adminKey}`, 'content-type': 'application/json', 'if-match': etag! },
    });
    expect(changed.status).toBe(200);
    await waitFor(async () => (await postgres.query(`SELECT 1 FROM matching.cluster_projection WHERE id = $1 AND version > 1`, [some.clusterId])).rows[0], { what: 'the policy is known' });
    const { lots } = (await some.buyer.POST('/v1/requirements', {
      body: { clusterId: some.clusterId, title: 'Polo shirts', lots: [{ code, quantity: 500, unit: 'piece', deadline: day(90) }] },
    })).data;
    const run = await waitFor(async () => (await postgres.query<{ spreading: { steps: { step: string; met: boolean | null }[] } }>(
      'SELECT spreading FROM matching.match_run WHERE lot_id = $1 AND spreading IS NOT NULL', [lots[0]!.id])).rows[0], { what: 'a run by the policy', timeoutMs: 60_000 });
    expect(run.spreading.steps).toMatchObject([{ step: 'exposure', cost: null }, { step: 'inclusion', met: null, placed: null }]);

    const [question, path] = [{ shareCap: 0.25, inclusionQuota: 0.5 }, { id: lots[0]!.id }];
    const split = (await some.cda.POST('/v1/lots/{id}/allocations:simulate', { params: { path }, body: question })).data;
    expect(split.shares.filter(({ enterpriseId }) => counting.includes(enterpriseId))).toHaveLength(2);
    // Refused: too few are left for a quota.
    const excluded = split.candidates.filter((each) => each.isPlacedByPolicy).slice(1).map(({ proposalId }) => proposalId);
    expect(await send('POST', `/v1/lots/${path.id}/allocations:simulate`, some.cdaKey, { ...question, excluded })).toBe(409);
    const shares = split.shares.map(({ proposalId, version, quantity }) => ({ proposalId, version, quantity }));
    await some.cda.POST('/v1/lots/{id}/allocations', { params: { path }, body: { shares, conflictOfInterest: 'none', demands: split.demands } });
    // Of a candidate the split keeps what any split keeps, and no flag beside it.
    const { rows: [kept] } = await postgres.query<{ keys: string[] }>(
      'SELECT array_agg(DISTINCT key) AS keys FROM matching.allocation a, jsonb_array_elements(a.candidates) each, jsonb_object_keys(each) key WHERE a.lot_id = $1', [path.id]);
    expect(kept!.keys.sort()).toEqual(['enterpriseId', 'freeQuantity', 'isNewcomer', 'minimumOrder', 'proposalId', 'score', 'version']);

    // Together and without the others: that is what tells.
    const tells = (text: string) => counting.every((id) => text.includes(id)) && !others.some((id) => text.includes(id));
    const telling = [];
    for (const name of await tableNames()) {
      const { rows } = await postgres.query<{ text: string }>(`SELECT to_jsonb(t)::text AS text FROM ${name} t WHERE strpos(to_jsonb(t)::text, $1) > 0`, [counting[0]]);
      if (rows.some(({ text }) => tells(text))) telling.push(name);
    }
    expect(telling).toEqual([]);
    const [redis, nats] = [await everythingInRedis(), await everythingInNats()];
    expect([...nats.split('\n'), ...logs().split('\n'), ...redis.split('],[')].filter(tells)).toEqual([]);
    // The category is in the policy, which is the cluster's and everybody's, and with whom it holds.
    expect(await tablesWith(['home_worker'])).toEqual(['inclusion.declaration', 'matching.cluster_projection', 'registry.cluster', 'registry.cluster_weights', 'service_market.cluster_projection']);
    // The audit log says that a run asked, and about how many.
    const { rows: asked } = await postgres.query(`SELECT details FROM inclusion.audit_log WHERE action = 'inclusion.counted'`);
    expect(asked).toEqual(expect.arrayContaining([{ details: { candidates: 16 } }]));
  }, 240_000);
});

describe('how a person is called and reached', () => {
  const mark = `tigist-${randomBytes(6).toString('hex')}`;
  const email = `${mark}@canary.example`;
  const phone = `+251911${randomInt(100_000, 1_000_000)}`;
  const traces = [mark, phone.slice(1)];
  const contacts = [{ kind: 'email', address: email, consent: true }, { kind: 'phone', address: phone, consent: false }];
  const enterprise = (more: object) => ({ clusterId: cluster.clusterId, name: 'Called upon', size: 'small', registered: true, contacts, ...more });
  const admin = () => fleet.adminKey;
  const enterpriseId = () => [...cluster.enterprises.keys()][0]!;
  const post = (path: string, key: string, body: unknown) => send('POST', path, key, body, randomBytes(8).toString('hex'));

  /** A file with them, until it is checked. */
  async function imported(): Promise<void> {
    const file = `external_id,name,size,registered,email,phone\nP-1,By file,small,yes,${email},${phone}\nP-2,Wrong,small,yes,${mark}@@,${phone}\n`;
    const answer = await fetch(`${fleet.url}/v1/imports?clusterId=${cluster.clusterId}`, {
      method: 'POST', body: file, headers: { authorization: `Bearer ${admin()}`, 'content-type': 'application/octet-stream', 'idempotency-key': randomBytes(8).toString('hex') },
    });
    const { id } = (await answer.json()) as { id: string };
    await waitFor(async () => (await cluster.admin.GET('/v1/imports/{id}', { params: { path: { id } } })).data.state === 'checked' || undefined,
      { what: 'the file to be checked', timeoutMs: 60_000 });
  }

  const failed = (service: string) => waitFor(async () =>
    (await postgres.query(`SELECT 1 FROM ${service}.dead_letter`)).rows[0], { what: `a failure in ${service}`, timeoutMs: 60_000 });

  it('is in no log line, event, job, dead letter and audit entry, whatever was asked of the system with it', async () => {
    expect(await post('/v1/enterprises', admin(), enterprise({}))).toBe(201);
    expect(await post('/v1/accounts', admin(), { name: mark, email, role: 'enterprise', organisationId: enterpriseId() })).toBe(201);
    for (const path of ['/v1/buyers', '/v1/providers']) {
      const more = path.endsWith('buyers') ? { country: 'ET' } : { kind: 'other' };
      expect(await post(path, admin(), { name: 'Called too', clusterIds: [cluster.clusterId], languages: ['en'], contacts, ...more })).toBe(201);
    }
    const change = (version: number) => fetch(`${fleet.url}/v1/enterprises/${enterpriseId()}`, {
      method: 'PATCH', body: JSON.stringify({ contacts }),
      headers: { authorization: `Bearer ${admin()}`, 'content-type': 'application/json', 'if-match': `"${version}"` },
    }).then(({ status }) => status);
    expect(await change(1)).toBe(200);
    expect(await change(1)).toBe(412);
    // Refused, each at another place.
    expect(await post('/v1/enterprises', admin(), enterprise({ contacts: [{ kind: 'email', address: `${mark}@@`, consent: true }] }))).toBe(400);
    expect(await post('/v1/enterprises', admin(), enterprise({ [mark]: phone }))).toBe(400);
    expect(await post('/v1/enterprises', cluster.buyerKey, enterprise({}))).toBe(403);
    expect(await send('GET', `/v1/enterprises?q=${encodeURIComponent(email)}&limit=${phone.slice(1)}`, admin())).toBe(400);
    expect(await post('/v1/sessions', '', { email, password: `${mark} ${phone}` })).toBe(401);
    expect(await post('/v1/password-resets', '', { email })).toBe(202);
    expect(await post('/v1/person-data/export', admin(), { address: email })).toBe(200);
    // A database that refuses tells the row in its message: to a request, to a job and to an event.
    await postgres.query(`
      ALTER TABLE registry.enterprise ADD CONSTRAINT refused CHECK (name <> 'Refused') NOT VALID;
      ALTER TABLE registry.import_entry ADD CONSTRAINT refused CHECK (line < 0) NOT VALID;
      ALTER TABLE notifications.feed_item ADD CONSTRAINT refused CHECK (subject = '') NOT VALID`);
    expect(await post('/v1/enterprises', admin(), enterprise({ name: 'Refused' }))).toBe(500);
    const checked = imported();
    await failed('registry');
    const questioned = anOrder();
    await failed('notifications');
    await postgres.query(`
      ALTER TABLE registry.enterprise DROP CONSTRAINT refused;
      ALTER TABLE registry.import_entry DROP CONSTRAINT refused;
      ALTER TABLE notifications.feed_item DROP CONSTRAINT refused`);
    await checked;
    await questioned;
    await fleet.smtp.waitFor(({ to }) => to.includes(email), { timeoutMs: 60_000 });
    // A mail server that refuses repeats the address.
    fleet.smtp.fault('reject-permanently');
    await postgres.query('DELETE FROM registry.password_reset_request');
    expect(await post('/v1/password-resets', '', { email })).toBe(202);
    await waitFor(async () => (await postgres.query("SELECT 1 FROM notifications.delivery WHERE status = 'dead'")).rows[0], { what: 'a refused letter', timeoutMs: 60_000 });
    fleet.smtp.fault(null);

    const [redis, nats] = [await everythingInRedis(), await everythingInNats()];
    const found = Object.entries({ redis, nats, logs: logs() }).flatMap(([place, text]) => traces.filter((trace) => text.includes(trace)).map((trace) => `${place}: ${trace}`));
    expect(found).toEqual([]);
    // Where it is kept, and nowhere besides: every one of these is searched and emptied by an erasure.
    expect(await tablesWith(traces)).toEqual([
      'registry.account', 'registry.buyer', 'registry.consent_record', 'registry.enterprise', 'registry.idempotency_key', 'registry.import_entry',
      'registry.import_line', 'registry.provider',
    ]);
    // The search finds what is there.
    expect(redis).toContain('the search sees what is in Redis');
    expect(nats).toContain(enterpriseId());
    for (const line of ['A job failed and is tried again', 'An event failed and is tried again', 'No such mailbox: …']) expect(logs()).toContain(line);
  }, 240_000);
});
