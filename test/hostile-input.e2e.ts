// Must show 5: what the whole system answers to input it must not take, and that nothing of it is stored. All services are real.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Schemas } from '#client';
import { testDatabase, type TestDatabase } from '#testing/database.js';
import { waitFor } from '#testing/wait-for.js';
import { startAll, type RunningSystem } from '../apps/all/src/app.js';
import { ReplyLinks } from '../apps/matching/src/invitations/reply-links.js';
import { day, makeSmallCluster, type SmallCluster } from '../tools/fleet/small-cluster.js';

const polo = 'TX.GAR.TOP.POLO';
const secret = 'a secret for the reply links of this test';
const adminKey = `lw_${randomBytes(32).toString('base64url')}`;

let database: TestDatabase;
let system: RunningSystem;
let cluster: SmallCluster;
/** Somebody else's: another cluster with its own buyer and CDA. */
let foreign: SmallCluster;
let postgres: pg.Client;
let requirement: Schemas['Requirement'];
let draft: Schemas['Requirement'];
let proposal: Schemas['LinkageProposal'];
let link: { open: string; expired: string; forged: string };

const lot = (more: object = {}) => ({ code: polo, quantity: 500, unit: 'piece', deadline: day(90), ...more });
const body = (more: object = {}) => ({ clusterId: cluster.clusterId, title: 'Polo shirts', lots: [lot()], ...more });
const post = async (more: object = {}) => (await cluster.buyer.POST('/v1/requirements', { body: body(more) as never })).data;

beforeAll(async () => {
  database = await testDatabase('matching');
  const { servers, urls } = database;
  system = await startAll({
    env: {
      NODE_ENV: 'test', LOG_LEVEL: 'fatal', REDIS_URL: servers.redisUrl, NATS_URL: servers.natsUrl,
      NATS_PREFIX: servers.natsPrefix, REDIS_PREFIX: servers.redisPrefix, BOOTSTRAP_ADMIN_KEY: adminKey, REPLY_LINK_SECRET: secret,
      // Nothing listens there: no e-mail leaves this test.
      SMTP_URL: 'smtp://127.0.0.1:9', PUBLIC_URL: 'http://127.0.0.1', RETRY_SCHEDULE_S: '3600', RATE_PER_MINUTE: '100000',
      RATE_PER_MINUTE_IP: '100000', SWEEP_MS: '300', OUTBOX_POLL_MS: '100', DATABASE_POOL: '6', SHUTDOWN_MS: '8000',
    },
    databases: urls as { registry: string; matching: string; notifications: string },
    port: 0,
  });
  postgres = new pg.Client({ connectionString: database.adminUrl });
  await postgres.connect();
  cluster = await makeSmallCluster(system.url, adminKey, polo, { enterprises: 3 });
  foreign = await makeSmallCluster(system.url, adminKey, polo, { enterprises: 1 });
  requirement = await post();
  draft = await post({ draft: true });
  const proposals = await waitFor(async () => {
    const { items } = (await cluster.cda.GET('/v1/proposals', { params: { query: { requirementId: requirement.id } } })).data;
    return items.length === 3 && items;
  });
  proposal = proposals[2]!;
  link = await invite(proposals[0]!, proposals[1]!);
  await quiet();
}, 120_000);

afterAll(async () => {
  await postgres?.end();
  await system?.stop();
  await database?.drop();
});

/** Approves both, waits for their invitations, and closes the time to answer of the second. */
async function invite(first: Schemas['LinkageProposal'], second: Schemas['LinkageProposal']) {
  const tokens = [];
  for (const each of [first, second]) {
    await cluster.cda.POST('/v1/proposals/{id}/decision', {
      params: { path: { id: each.id }, header: { 'If-Match': `"${each.version}"` } },
      body: { ruling: 'approve', conflictOfInterest: 'none' },
    });
    const invitation = await waitFor(async () => {
      const { items } = (await cluster.cda.GET('/v1/invitations', { params: { query: { proposalId: each.id } } })).data;
      return items.find(({ side }) => side === 'enterprise');
    });
    tokens.push({ id: invitation.id, token: new ReplyLinks({ REPLY_LINK_SECRET: secret }).tokenFor(invitation.id) });
  }
  await postgres.query(`UPDATE matching.invitation SET closes_at = now() - interval '1 second' WHERE id = $1`, [tokens[1]!.id]);
  const forged = new ReplyLinks({ REPLY_LINK_SECRET: 'the secret of somebody else entirely' }).tokenFor(tokens[0]!.id);
  return { open: tokens[0]!.token, expired: tokens[1]!.token, forged };
}

/** Every row of every service that a request could leave behind, as one hash per table. */
async function stored(): Promise<Record<string, string>> {
  const { rows } = await postgres.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('registry', 'matching', 'notifications')
     ORDER BY 1`);
  const all: Record<string, string> = {};
  for (const { name } of rows) {
    // Bookkeeping that goes on by itself: when a key was last used, retries of e-mails to nowhere, when a view was rebuilt.
    const { rows: [row] } = await postgres.query<{ n: string; hash: string | null }>(
      `SELECT count(*)::text AS n, md5(string_agg(((to_jsonb(t) - 'last_used_at')::text), ',' ORDER BY to_jsonb(t)::text)) AS hash FROM ${name} t`);
    all[name] = `${row!.n} rows ${row!.hash ?? ''}`;
  }
  return all;
}

/** Waits until what the services do by themselves has come to rest. */
async function quiet(): Promise<void> {
  let before = '';
  let same = 0;
  await waitFor(async () => {
    const now = JSON.stringify(await stored());
    same = now === before ? same + 1 : 0;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 150));
    return same >= 6;
  }, { timeoutMs: 60_000, what: 'the services to come to rest' });
}

interface Sent { method?: string; key?: string | null; headers?: Record<string, string>; body?: unknown; raw?: string }

async function send(path: string, { method = 'POST', key = cluster.buyerKey, headers = {}, body: json, raw }: Sent = {}) {
  const response = await fetch(`${system.url}${path}`, {
    method, redirect: 'manual',
    headers: {
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}), ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(json === undefined && raw === undefined ? {} : { 'content-type': 'application/json' }), ...headers,
    },
    ...(json === undefined && raw === undefined ? {} : { body: raw ?? JSON.stringify(json) }),
  });
  const text = await response.text();
  const isProblem = response.headers.get('content-type') === 'application/problem+json';
  return { status: response.status, text, headers: response.headers, problem: isProblem ? JSON.parse(text) as Schemas['Problem'] : null };
}

let before: Record<string, string>;
beforeEach(async () => {
  before = await stored();
});

/** The answer is this problem, readable and without our inside; and no table changed. */
async function refusedWith(answer: Awaited<ReturnType<typeof send>>, status: number, code: string, field?: string): Promise<void> {
  expect([answer.status, answer.problem?.code]).toEqual([status, code]);
  const problem = answer.problem!;
  expect(problem.detail.length).toBeGreaterThan(15);
  expect(problem.requestId).toBe(answer.headers.get('x-request-id'));
  if (field !== undefined) expect(problem.fields?.map((each) => each.field)).toContain(field);
  expect(answer.text).not.toMatch(/node_modules|\.js:|at Object|select |insert /i);
  expect(await stored()).toEqual(before);
}

type Refusal = [what: string, sent: () => Sent, status: number, code: string, field: string | undefined];

describe('posting a requirement is refused, and nothing is stored, for', () => {
  const refusals: Refusal[] = [
    ['malformed JSON', () => ({ raw: '{"title": "Polo", "lots": [' }), 400, 'malformed_json', undefined],
    ['an unknown field', () => ({ body: body({ urgency: 'high' }) }), 400, 'body_invalid', 'urgency'],
    ['a wrong unit', () => ({ body: body({ lots: [lot({ unit: 'kg' })] }) }), 400, 'unit_incompatible', undefined],
    ['a unit nobody knows', () => ({ body: body({ lots: [lot({ unit: 'furlong' })] }) }), 400, 'unit_unknown', undefined],
    ['an unknown code', () => ({ body: body({ lots: [lot({ code: 'TX.NOTHING' })] }) }), 400, 'code_unknown', undefined],
    ['a deadline in the past', () => ({ body: body({ lots: [lot({ deadline: day(-2) })] }) }), 400, 'deadline_past', undefined],
    ['a negative quantity', () => ({ body: body({ lots: [lot({ quantity: -5 })] }) }), 400, 'body_invalid', 'lots.0.quantity'],
    ['one bad lot among good ones', () => ({ body: body({ lots: [lot(), lot({ code: 'TX.NOTHING' }), lot()] }) }), 400, 'code_unknown', undefined],
    ['a body of 10 MB', () => ({ raw: JSON.stringify(body({ description: 'x'.repeat(10 * 1024 * 1024) })) }), 413, 'body_too_large', undefined],
    ['a prototype key', () => ({ raw: `{"__proto__":{"role":"admin"},${JSON.stringify(body()).slice(1)}` }), 400, 'body_invalid', '__proto__'],
    ['a NUL character', () => ({ body: body({ title: 'Polo\0shirts' }) }), 400, 'body_invalid', 'title'],
    ['another content type', () => ({ raw: 'title=x', headers: { 'content-type': 'text/plain' } }), 415, 'media_type_unsupported', undefined],
    ['no Idempotency-Key', () => ({ body: body(), headers: { 'idempotency-key': '' } }), 400, 'idempotency_key_missing', undefined],
    ["another buyer's name", () => ({ body: body({ buyerId: foreign.buyerId }) }), 403, 'not_yours', undefined],
    ['no credential', () => ({ body: body(), key: null }), 401, 'credential_missing', undefined],
    ['a forged credential', () => ({ body: body(), key: `lw_${randomBytes(32).toString('base64url')}` }), 401, 'credential_invalid', undefined],
    ['a credential cut short', () => ({ body: body(), key: cluster.buyerKey.slice(0, -1) }), 401, 'credential_invalid', undefined],
  ];
  it.each(refusals)('%s', async (_what, sent, status, code, field) => {
    await refusedWith(await send('/v1/requirements', sent()), status, code, field);
  });

  it('an expired credential', async () => {
    const { accountId } = (await cluster.buyer.GET('/v1/me')).data;
    const { key } = (await cluster.admin.POST('/v1/accounts/{id}/api-keys', {
      params: { path: { id: accountId } }, body: { label: 'short-lived' },
    })).data;
    await postgres.query(`UPDATE registry.api_key SET expires_at = now() - interval '1 second' WHERE key_hash = $1`,
      [createHash('sha256').update(key).digest('hex')]);
    await quiet();
    before = await stored();
    await refusedWith(await send('/v1/requirements', { body: body(), key }), 401, 'credential_expired');
  });

  it('the same Idempotency-Key with another body; with the same body it answers the same', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const first = await send('/v1/requirements', { body: body(), headers });
    expect(first.status).toBe(201);
    await quiet();
    expect(await stored()).not.toEqual(before);
    before = await stored();
    await refusedWith(await send('/v1/requirements', { body: body({ title: 'Something else' }), headers }), 422, 'idempotency_key_reused');
    const again = await send('/v1/requirements', { body: body(), headers });
    expect([again.status, again.text, again.headers.get('location')]).toEqual([201, first.text, first.headers.get('location')]);
    expect(await stored()).toEqual(before);
  });
});

describe("someone else's requirement", () => {
  it.each([
    ['read', 'GET', '', {}], ['changed', 'PATCH', '', { title: 'Mine now' }], ['closed', 'POST', '/close', undefined],
    ['cancelled', 'POST', '/cancel', undefined], ['looked into', 'GET', '/match-runs', undefined],
  ])('cannot be %s: it is as absent as one that does not exist', async (_what, method, action, change) => {
    const path = `/v1/requirements/${method === 'PATCH' ? draft.id : requirement.id}${action}`;
    const strange = (id: string): Promise<Awaited<ReturnType<typeof send>>> => send(path.replace(/[0-9a-f-]{36}/, id), {
      method, key: foreign.buyerKey, headers: { 'if-match': '"1"' }, ...(method === 'PATCH' ? { body: change } : {}),
    });
    await refusedWith(await strange(method === 'PATCH' ? draft.id : requirement.id), 404, 'not_found');
    await refusedWith(await strange(randomUUID()), 404, 'not_found');
  });
});

describe('a stale If-Match', () => {
  it('on a draft: 412, and the draft stays', async () => {
    await refusedWith(await send(`/v1/requirements/${draft.id}`, {
      method: 'PATCH', headers: { 'if-match': '"7"' }, body: { title: 'Changed' },
    }), 412, 'version_stale');
  });

  it('on a decision: 412, and nothing is decided', async () => {
    const cdaKey = await keyOf('cda');
    before = await stored();
    const decide = (headers: Record<string, string>) => send(`/v1/proposals/${proposal.id}/decision`, {
      key: cdaKey, headers, body: { ruling: 'approve', conflictOfInterest: 'none' },
    });
    await refusedWith(await decide({ 'if-match': `"${proposal.version + 1}"` }), 412, 'version_stale');
    await refusedWith(await decide({}), 428, 'version_required');
  });

  it('a buyer decides nothing at all', async () => {
    await refusedWith(await send(`/v1/proposals/${proposal.id}/decision`, {
      headers: { 'if-match': `"${proposal.version}"` }, body: { ruling: 'approve', conflictOfInterest: 'none' },
    }), 403, 'role_not_allowed');
  });
});

/** A key of the cluster's own account with this role. */
async function keyOf(role: 'cda'): Promise<string> {
  const { items } = (await cluster.admin.GET('/v1/accounts', { params: { query: { clusterId: cluster.clusterId, role } } })).data;
  const { key } = (await cluster.admin.POST('/v1/accounts/{id}/api-keys', {
    params: { path: { id: items[0]!.id } }, body: { label: 'for this test' },
  })).data;
  await quiet();
  return key;
}

describe('reply links', () => {
  const visit = (token: string) => send(`/r/${token}`, { method: 'GET', key: null });
  const answer = (token: string, form = 'answer=yes') =>
    send(`/r/${token}`, { key: null, raw: form, headers: { 'content-type': 'application/x-www-form-urlencoded' } });

  it('that are forged lead to a plain page, and no answer is taken', async () => {
    for (const reply of [await visit(link.forged), await answer(link.forged)]) {
      expect(reply.status).toBe(404);
      expect(reply.text).toContain('This link does not work');
    }
    expect(await stored()).toEqual(before);
  });

  it('that have expired show that it is over, and no answer is taken', async () => {
    const page = await visit(link.expired);
    expect(page.text).not.toContain('<form');
    expect((await answer(link.expired)).status).toBe(410);
    expect(await stored()).toEqual(before);
  });

  it('change nothing by being opened, however often', async () => {
    for (let i = 0; i < 3; i += 1) {
      expect((await visit(link.open)).status).toBe(200);
      expect((await send(`/r/${link.open}`, { method: 'HEAD', key: null })).status).toBe(200);
    }
    expect(await stored()).toEqual(before);
  });

  it.each([['nothing chosen', ''], ['too much', 'answer=part&quantity=999999'], ['a reason of its own', 'answer=no&reason=dislike']])(
    'with %s ask again, and nothing is stored', async (_what, form) => {
      const reply = await answer(link.open, form);
      expect(reply.status).toBe(400);
      expect(reply.text).toContain('role="alert"');
      expect(await stored()).toEqual(before);
    });

  it('take a good answer: these were refused for what they were, not because nothing works', async () => {
    expect((await answer(link.open, 'answer=part&quantity=200')).status).toBe(303);
    expect((await visit(link.open)).text).toContain('You answered “part”: 200 pieces');
    await quiet();
  });
});
