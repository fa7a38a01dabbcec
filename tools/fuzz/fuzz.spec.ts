// The fuzzer finds what it is for: a real server that fails, breaks its description and tells too much.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roles, type Role } from '#contracts/message.js';
import { readApi, type Json } from './api.js';
import { fuzz, type FuzzResult } from './run.js';
import { curlOf, startSender } from './send.js';
import type { World } from './world.js';

const schema = (properties: Json) => ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false });
const problem = { description: '', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, examples: { body_invalid: {} } } } };
const operation = (allow: string[], body: Json | null) => ({
  'x-roles': allow,
  ...(body ? { requestBody: { content: { 'application/json': { schema: body, example: { name: 'Selam' } } } } } : {}),
  responses: { 200: { description: '', content: { 'application/json': { schema: schema({ name: { type: 'string' } }) } } }, 400: problem },
});
const named = schema({ name: { type: 'string', maxLength: 300 } });
const document = {
  paths: {
    '/v1/sound': { post: operation(['cda'], named) },
    '/v1/fails': { post: operation(['cda'], named) },
    '/v1/adds': { get: operation(['cda'], null) },
    '/v1/tells': { get: operation(['cda'], null) },
    '/v1/undeclared': { get: operation(['cda'], null) },
    '/v1/open': { get: operation(['admin'], null) },
  },
  components: { schemas: { Problem: { type: 'object', required: ['code', 'status', 'requestId'] } } },
};
const caller = (role: Role) => ({ role, key: `key-of-${role}`, accountId: '', own: {}, hidden: {}, secrets: role === 'cda' ? ['far-cluster'] : [] });
const world: World = { callers: roles.map(caller), foreign: {}, spare: [], inside: ['127.0.0.1:5432'], prepared: {} };

const faulty = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const answer = (status: number, body: object, media = 'application/json') =>
    void reply.writeHead(status, { 'content-type': media, 'x-request-id': 'r' }).end(JSON.stringify(body));
  const refuse = (status: number, code: string) => answer(status, { code, status, requestId: 'r' }, 'application/problem+json');
  const path = request.url!.split('?')[0];
  const isStranger = request.headers.authorization === undefined || request.method === 'HEAD';
  if (isStranger) return refuse(404, 'route_unknown');
  switch (`${request.method} ${path}`) {
    case 'POST /v1/sound': return request.headers.authorization === 'Bearer key-of-cda' ? answer(200, { name: 'Selam' }) : refuse(400, 'body_invalid');
    case 'POST /v1/fails': return Buffer.concat(parts).includes('\\u0000') ? refuse(500, 'internal') : refuse(400, 'body_invalid');
    case 'GET /v1/adds': return answer(200, { name: 'Selam', more: 1 });
    case 'GET /v1/tells': return answer(200, { name: 'a firm of the far-cluster' });
    case 'GET /v1/undeclared': return refuse(409, 'already_exists');
    case 'GET /v1/open': return answer(200, { name: 'for anybody' });
    default: return refuse(404, 'route_unknown');
  }
};

describe('the fuzzer', () => {
  let server: Server;
  let result: FuzzResult;
  beforeAll(async () => {
    server = createServer((request, reply) => void faulty(request, reply));
    server.on('checkExpectation', (request, reply) => void faulty(request, reply));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const sender = startSender(url);
    result = await fuzz({ api: readApi(document), world, sender, url, inputs: 1800, seed: 7 });
    sender.close();
  });
  afterAll(() => new Promise<void>((done) => void server.close(() => done())));

  const found = (operation: string) => result.findings.filter((finding) => finding.operation.endsWith(operation)).map(({ kind, what }) => `${kind} ${what}`);

  it('counts what it sent', () => {
    expect(result.inputs).toBe(1800);
    expect(Object.values(result.statuses).reduce((a, b) => a + b, 0)).toBe(1800);
  });

  it('says nothing of what is sound', () => expect(found('/v1/sound')).toEqual([]));

  it.each([
    ['/v1/fails', 'server_errors 500 internal'],
    ['/v1/adds', 'schema_breaks 200:  must NOT have additional properties {"additionalProperty":"more"}'],
    ['/v1/tells', 'leaks what cda must not see: far-cluster'],
    ['/v1/undeclared', 'schema_breaks 409: this status is not declared (already_exists)'],
    ['/v1/open', 'leaks answered '],
  ])('finds what is wrong with %s', (operation, what) => {
    expect(found(operation)).toContainEqual(expect.stringContaining(what));
  });

  it('makes a fault small: the field that breaks it is left, and no header of the many', () => {
    const { curl } = result.findings.find(({ what }) => what.startsWith('500'))!;
    expect(curl).toContain('/v1/fails');
    expect(curl).toContain('\\u0000');
    expect(curl.length).toBeLessThan(300);
  });
});

describe('the document', () => {
  it('is refused when an operation does not say who may call it', () => {
    const { 'x-roles': _who, ...silent } = operation(['cda'], null);
    expect(() => readApi({ ...document, paths: { '/v1/silent': { get: silent } } })).toThrow('GET /v1/silent does not say in x-roles');
    expect(() => readApi({ ...document, paths: { '/v1/odd': { get: operation(['king'], null) } } })).toThrow('GET /v1/odd');
  });
});

describe('a line of curl', () => {
  it('sends the same, without the key', () => {
    const line = curlOf('http://127.0.0.1:1', {
      method: 'POST', path: "/v1/a?b='", headers: [['authorization', 'Bearer lw_0123456789abcdef0123456789'], ['x', 'y']], body: Buffer.from('{"a":1}'),
    });
    expect(line).toBe(
      `curl -sS -i --path-as-is -X POST 'http://127.0.0.1:1/v1/a?b='\\''' -H "authorization: Bearer $KEY" -H 'x: y' --data-binary '{"a":1}'`,
    );
  });
});
