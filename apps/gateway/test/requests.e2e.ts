// What reaches a service and what comes back: bodies, queries, keys, versions, ids of requests, errors.
import { get } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '#contracts/errors.js';
import { Problem } from '#contracts/http.js';
import { newId } from '#platform/ids.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';
import { requirementBody, requirementReply } from './support/samples.js';

let under: GatewayUnderTest;
let buyer: string;
beforeAll(async () => {
  under = await startGateway();
  buyer = under.services.key('buyer');
});
afterAll(() => under.stop());
beforeEach(() => {
  under.services.take();
  for (const name of ['PostRequirement', 'GetRequirement', 'ChangeRequirement', 'MoveRequirement']) {
    under.services.answers.set(name, () => requirementReply({ version: 3 }));
  }
  under.services.answers.set('ListRequirements', () => ({ items: [], nextCursor: null }));
});

const post = (body: unknown, headers: Record<string, string> = {}) =>
  under.send('/v1/requirements', { method: 'POST', key: buyer, body, headers });

describe('a requirement that is posted', () => {
  it('is answered 201 with Location, ETag, request id and the body of the service', async () => {
    const made = requirementReply();
    under.services.answers.set('PostRequirement', () => made);
    const reply = await post(requirementBody());
    expect(reply.status).toBe(201);
    expect(reply.headers.get('location')).toBe(`/v1/requirements/${made.id}`);
    expect(reply.headers.get('etag')).toBe('"1"');
    expect(reply.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.json).toEqual(made);
  });

  it('reaches matching with defaults filled in, the actor, a deadline and the idempotency key', async () => {
    const body = requirementBody();
    await post(body, { 'idempotency-key': 'order-4711' });
    const [asked] = under.services.take();
    expect(asked).toMatchObject({
      name: 'PostRequirement',
      input: {
        ...body,
        draft: false,
        lots: [{ ...body.lots[0], mandatoryCertifications: [], preferredCertifications: [] }],
      },
      context: {
        actor: { role: 'buyer' },
        idempotency: {
          key: 'order-4711',
          route: 'POST /v1/requirements',
          bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      },
    });
    expect(asked!.context.deadline).toBeGreaterThan(Date.now());
  });
});

describe('the hash that goes with an idempotency key', () => {
  const hashOf = async (path: string, body?: string, headers: Record<string, string> = {}) => {
    under.services.take();
    await under.send(path, {
      method: 'POST',
      key: buyer,
      ...(body === undefined ? {} : { body }),
      headers: { 'content-type': 'application/json', ...headers },
    });
    return under.services.take()[0]!.context.idempotency!.bodyHash;
  };
  const body = requirementBody();

  it('is the same for the same meaning: order of fields and white space do not count', async () => {
    const turned = `{ "lots": ${JSON.stringify(body.lots, null, 2)},\n "title": "Polo shirts", "clusterId": "${body.clusterId}" }`;
    expect(await hashOf('/v1/requirements', turned)).toBe(
      await hashOf('/v1/requirements', JSON.stringify(body)),
    );
  });

  it('differs when the body, the resource or the version differs', async () => {
    const id = newId();
    const hashes = [
      await hashOf('/v1/requirements', JSON.stringify(body)),
      await hashOf('/v1/requirements', JSON.stringify({ ...body, title: 'Polo shirt' })),
      await hashOf(`/v1/requirements/${id}/post`, undefined, { 'if-match': '"1"' }),
      await hashOf(`/v1/requirements/${id}/post`, undefined, { 'if-match': '"2"' }),
      await hashOf(`/v1/requirements/${newId()}/post`, undefined, { 'if-match': '"1"' }),
    ];
    expect(new Set(hashes).size).toBe(5);
  });
});

describe('a POST without a usable Idempotency-Key', () => {
  it.each([
    ['none', '', 'idempotency_key_missing'],
    ['one with spaces', 'a b', 'header_invalid'],
    ['a very long one', 'k'.repeat(201), 'header_invalid'],
  ])('%s: 400 with how to do it', async (_what, key, code) => {
    const reply = await post(requirementBody(), { 'idempotency-key': key });
    expect([reply.status, reply.json.code]).toEqual([400, code]);
    expect(reply.json.detail).toContain('Idempotency-Key');
    expect(under.services.take()).toEqual([]);
  });
});

describe('If-Match', () => {
  const change = (headers: Record<string, string>) =>
    under.send(`/v1/requirements/${newId()}`, {
      method: 'PATCH',
      key: buyer,
      body: { title: 'New' },
      headers,
    });

  it.each([
    ['"3"', 3],
    ['W/"3"', 3],
    ['3', 3],
    [' "12" ', 12],
  ])('%s is version %i', async (given, version) => {
    const reply = await change({ 'if-match': given });
    expect(reply.status).toBe(200);
    expect(reply.headers.get('etag')).toBe('"3"');
    expect(under.services.take()[0]!.input).toMatchObject({ version, change: { title: 'New' } });
  });

  it('is required: 428 says so', async () => {
    const reply = await change({});
    expect([reply.status, reply.json.code]).toEqual([428, 'version_required']);
  });

  it.each(['*', '"a"', '"1", "2"', '"0"', '-1', '"99999999999"'])('%s is refused', async (given) => {
    const reply = await change({ 'if-match': given });
    expect([reply.status, reply.json.code]).toEqual([400, 'header_invalid']);
  });

  it('that is stale answers 412 when the service says so', async () => {
    under.services.answers.set('ChangeRequirement', () => {
      throw new DomainError('version_stale', 'It is version 4 now; you sent 3.');
    });
    const reply = await change({ 'if-match': '"3"' });
    expect([reply.status, reply.json.code]).toEqual([412, 'version_stale']);
  });
});

describe('queries', () => {
  const list = (query: string) => under.send(`/v1/requirements${query}`, { key: buyer });

  it('get their defaults and types', async () => {
    expect((await list('?limit=7')).status).toBe(200);
    expect(under.services.take()[0]!.input).toEqual({ limit: 7 });
  });

  it.each([
    ['an unknown parameter', '?lmit=7', 'lmit'],
    ['a parameter given twice', '?limit=1&limit=2', 'limit'],
    ['no number', '?limit=many', 'limit'],
    ['too many', '?limit=500', 'limit'],
    ['an id that is none', '?clusterId=1', 'clusterId'],
    ['a status that is none', '?status=open', 'status'],
    ['a very long cursor', `?cursor=${'a'.repeat(500)}`, 'cursor'],
    ['a prototype key', '?__proto__=1', '__proto__'],
  ])('%s: 400 names the field', async (_what, query, field) => {
    const reply = await list(query);
    expect([reply.status, reply.json.code, reply.json.fields?.[0]?.field]).toEqual([
      400,
      'query_invalid',
      field,
    ]);
    expect(under.services.take()).toEqual([]);
  });

  it('with a cursor the service does not know answer 400 cursor_invalid', async () => {
    under.services.answers.set('ListRequirements', () => {
      throw new DomainError('cursor_invalid', 'This cursor is not one of ours.');
    });
    const reply = await list('?cursor=abc');
    expect([reply.status, reply.json.code]).toEqual([400, 'cursor_invalid']);
  });

  it.each(['/v1/requirements?limit=%00', '/v1/requirements/%00'])(
    'with NUL are refused: %s',
    async (path) => {
      expect((await under.send(path, { key: buyer })).status).toBeGreaterThanOrEqual(400);
      expect(under.services.take()).toEqual([]);
    },
  );
});

describe('what no route asks for', () => {
  it('in the query answers 400 query_invalid, as every route declares', async () => {
    for (const path of ['/v1/me', `/v1/requirements/${newId()}`]) {
      const reply = await under.send(`${path}?__proto__=1`, { key: buyer });
      expect([reply.status, reply.json.code]).toEqual([400, 'query_invalid']);
    }
  });

  it('in Expect is ignored', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${buyer}`, expect: 'nonsense' };
      get(`${under.url}/v1/me`, { headers, agent: false }, (reply) => resolve(reply.resume().statusCode)).once('error', reject);
    });
    expect(status).toBe(200);
  });
});

describe('addresses', () => {
  it.each([
    ['GET', '/v1/nothing', 404, 'route_unknown'],
    ['GET', '/v2/requirements', 404, 'route_unknown'],
    ['GET', '/v1/requirements/', 404, 'route_unknown'],
    ['GET', '/V1/me', 404, 'route_unknown'],
    ['PUT', '/v1/requirements', 405, 'method_not_allowed'],
    ['DELETE', '/v1/me', 405, 'method_not_allowed'],
    ['GET', '/v1/requirements/not-an-id', 404, 'not_found'],
    ['GET', '/v1/requirements/%E0%A4%A', 404, 'route_unknown'],
    ['GET', `/v1/requirements/${'a'.repeat(400)}`, 404, 'not_found'],
  ])('%s %s answers %i %s', async (method, path, status, code) => {
    const reply = await under.send(path, { method, key: buyer });
    expect([reply.status, reply.json.code]).toEqual([status, code]);
    expect(reply.headers.get('content-type')).toBe('application/problem+json');
    expect(Problem.parse(reply.json).requestId).toBe(reply.headers.get('x-request-id'));
  });

  it('a 405 names the methods that work', async () => {
    const reply = await under.send(`/v1/requirements/${newId()}`, { method: 'DELETE', key: buyer });
    expect(reply.headers.get('allow')).toBe('GET, HEAD, PATCH');
  });
});

describe('request ids', () => {
  it('of the caller are kept when they are sane, all the way to the service', async () => {
    const reply = await under.send('/v1/requirements', {
      key: buyer,
      headers: { 'x-request-id': 'order-2026.11_a' },
    });
    expect(reply.headers.get('x-request-id')).toBe('order-2026.11_a');
    expect(under.services.take()[0]!.context.requestId).toBe('order-2026.11_a');
  });

  it.each(['short', 'a'.repeat(65), 'has space in it', 'a"quote"bcdef'])('%s is replaced', async (given) => {
    const reply = await under.send('/v1/me', { key: buyer, headers: { 'x-request-id': given } });
    expect(reply.headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-/);
  });
});
