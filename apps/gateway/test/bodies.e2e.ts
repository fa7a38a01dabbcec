// Bodies nobody should send: each is refused with its own error, and nothing is passed on.
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#platform/ids.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';
import { requirementBody, requirementReply } from './support/samples.js';

let under: GatewayUnderTest;
let buyer: string;
let cda: string;
beforeAll(async () => {
  under = await startGateway();
  buyer = under.services.key('buyer');
  cda = under.services.key('cda');
  under.services.answers.set('PostRequirement', () => requirementReply());
});
afterAll(() => under.stop());
beforeEach(() => void under.services.take());

const lot = requirementBody().lots[0]!;
const withLot = (more: object) => JSON.stringify(requirementBody({ lots: [{ ...lot, ...more }] }));
const good = JSON.stringify(requirementBody());
const json = { 'content-type': 'application/json' };

type Case = [
  what: string,
  body: string | Uint8Array,
  headers: Record<string, string>,
  status: number,
  code: string,
  field?: string,
];
const refused: Case[] = [
  ['malformed JSON', '{"title": ', json, 400, 'malformed_json'],
  ['a bare word', 'hello', json, 400, 'malformed_json'],
  ['trailing text', `${good}}`, json, 400, 'malformed_json'],
  [
    'bytes that are not UTF-8',
    new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    json,
    400,
    'malformed_json',
  ],
  ['nothing', '', json, 400, 'body_invalid'],
  ['null', 'null', json, 400, 'body_invalid'],
  ['a list', '[]', json, 400, 'body_invalid'],
  ['a number', '7', json, 400, 'body_invalid'],
  [
    'an unknown field',
    JSON.stringify({ ...requirementBody(), titel: 'x' }),
    json,
    400,
    'body_invalid',
    'titel',
  ],
  ['an unknown field of a lot', withLot({ colour: 'red' }), json, 400, 'body_invalid', 'lots.0.colour'],
  ['a negative quantity', withLot({ quantity: -5 }), json, 400, 'body_invalid', 'lots.0.quantity'],
  ['zero', withLot({ quantity: 0 }), json, 400, 'body_invalid', 'lots.0.quantity'],
  ['an endless quantity', good.replace('500', '1e999'), json, 400, 'body_invalid', 'lots.0.quantity'],
  ['a quantity in words', withLot({ quantity: '500' }), json, 400, 'body_invalid', 'lots.0.quantity'],
  [
    'a date that does not exist',
    withLot({ deadline: '2027-02-30' }),
    json,
    400,
    'body_invalid',
    'lots.0.deadline',
  ],
  ['neither code nor text', withLot({ code: undefined }), json, 400, 'body_invalid', 'lots.0.code'],
  ['no lots', JSON.stringify(requirementBody({ lots: [] })), json, 400, 'body_invalid', 'lots'],
  [
    'too many lots',
    JSON.stringify(requirementBody({ lots: Array(51).fill(lot) })),
    json,
    400,
    'body_invalid',
    'lots',
  ],
  [
    'a control character in the title',
    JSON.stringify(requirementBody({ title: 'a\u0007b' })),
    json,
    400,
    'body_invalid',
    'title',
  ],
  ['NUL in a text', withLot({ text: 'a\0b' }), json, 400, 'body_invalid', 'lots.0.text'],
  ['NUL in a key', JSON.stringify({ ...requirementBody(), 'a\0b': 1 }), json, 400, 'body_invalid', 'ab'],
  ['__proto__', `{"__proto__": {"admin": true}, ${good.slice(1)}`, json, 400, 'body_invalid', '__proto__'],
  [
    '__proto__ in escapes',
    `{"\\u005f_proto__": {"admin": true}, ${good.slice(1)}`,
    json,
    400,
    'body_invalid',
    '__proto__',
  ],
  [
    'a constructor deep inside',
    withLot({ place: { country: 'ET', constructor: { prototype: { x: 1 } } } }),
    json,
    400,
    'body_invalid',
    'lots.0.place.constructor',
  ],
  ['nesting without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, json, 400, 'body_invalid'],
  [
    'nesting inside a field',
    `{"title": ${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
    json,
    400,
    'body_invalid',
  ],
  ['no content type', new TextEncoder().encode(good), {}, 415, 'media_type_unsupported'],
  ['text', good, { 'content-type': 'text/plain' }, 415, 'media_type_unsupported'],
  ['XML', '<a/>', { 'content-type': 'application/xml' }, 415, 'media_type_unsupported'],
  [
    'a form',
    'title=x',
    { 'content-type': 'application/x-www-form-urlencoded' },
    415,
    'media_type_unsupported',
  ],
  ['CSV', 'title\nx', { 'content-type': 'text/csv' }, 415, 'media_type_unsupported'],
  ['a content type that is none', good, { 'content-type': 'json' }, 415, 'media_type_unsupported'],
  [
    'more than 256 KB',
    JSON.stringify(requirementBody({ description: 'x'.repeat(300_000) })),
    json,
    413,
    'body_too_large',
  ],
  [
    '10 MB',
    JSON.stringify(requirementBody({ description: 'x'.repeat(10 * 1024 * 1024) })),
    json,
    413,
    'body_too_large',
  ],
];

// Padded: Jest passes a callback for a parameter that has no value.
const cases = refused.map(
  ([what, body, headers, status, code, field = '']) => [what, body, headers, status, code, field] as const,
);

describe('POST /v1/requirements with', () => {
  it.each(cases)('%s', async (_what, body, headers, status, code, field) => {
    const reply = await under.send('/v1/requirements', { method: 'POST', key: buyer, body, headers });
    expect([reply.status, reply.json.code]).toEqual([status, code]);
    if (field !== '') expect(reply.json.fields?.map((each) => each.field)).toContain(field);
    expect(reply.text).not.toMatch(/\.ts|\.js|node_modules/);
    expect(under.services.take()).toEqual([]);
  });

  it('a good body works after all of these', async () => {
    expect(
      (await under.send('/v1/requirements', { method: 'POST', key: buyer, body: good, headers: json }))
        .status,
    ).toBe(201);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });
});

describe('actions without a body', () => {
  it('take none or an empty object, nothing else', async () => {
    under.services.answers.set('MoveRequirement', () => requirementReply({ version: 2 }));
    const send = (body?: unknown) =>
      under.send(`/v1/requirements/${newId()}/close`, {
        method: 'POST',
        key: buyer,
        headers: { 'if-match': '"1"' },
        ...(body === undefined ? {} : { body }),
      });
    expect((await send()).status).toBe(200);
    expect((await send({})).status).toBe(200);
    expect(await send({ force: true })).toMatchObject({
      status: 400,
      json: { code: 'body_invalid', fields: [{ field: 'force' }] },
    });
  });
});

describe('CSV uploads', () => {
  const upload = (body: string | Uint8Array, type = 'text/csv') =>
    under.send(`/v1/imports/enterprises?clusterId=${newId()}`, {
      method: 'POST',
      key: cda,
      body,
      headers: { 'content-type': type },
    });

  it('reach the registry as text, beyond the limit of JSON bodies', async () => {
    const answer = { created: 1, updated: 0, unchanged: 0, rows: 1, warnings: [] };
    under.services.answers.set('ImportEnterprises', () => answer);
    const csv = `name\n${'Sélam '.repeat(60_000)}`;
    expect((await upload(csv, 'text/csv; charset=utf-8')).status).toBe(200);
    expect(under.services.take()[0]!.input).toMatchObject({ csv });
  });

  it('of a spreadsheet in Windows-1252 are refused with what to do', async () => {
    const { json } = await upload(Buffer.from('name\nSélam\n', 'latin1'));
    expect(json['detail']).toMatch('Save it as CSV UTF-8');
  });

  it.each<[string, string | Uint8Array, string, number, string]>([
    ['more than 512 KB', 'a'.repeat(513 * 1024), 'text/csv', 413, 'body_too_large'],
    ['JSON', '{}', 'application/json', 415, 'media_type_unsupported'],
    ['Latin-1', new Uint8Array([0x6e, 0xe9, 0x0a]), 'text/csv', 400, 'body_invalid'],
    ['NUL', 'a\0b', 'text/csv', 400, 'body_invalid'],
    ['nothing', '', 'text/csv', 400, 'body_invalid'],
  ])('are refused when they are %s', async (_what, body, type, status, code) => {
    const reply = await upload(body, type);
    expect([reply.status, reply.json.code]).toEqual([status, code]);
    expect(under.services.take()).toEqual([]);
  });
});

describe('on the wire', () => {
  /** Writes raw bytes and gives back all that came until the other side closed or the time was over. */
  const talk = (write: (socket: ReturnType<typeof connect>) => void): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(under.url).port), '127.0.0.1');
      let got = '';
      socket.setTimeout(30_000, () => socket.destroy());
      socket.on('data', (chunk) => {
        got += chunk.toString('utf8');
        if (got.includes('\r\n\r\n') && got.includes('}')) socket.end();
      });
      socket.on('close', () => resolve(got));
      socket.on('error', (error: Error & { code?: string }) =>
        got === '' && error.code !== 'EPIPE' ? reject(error) : undefined,
      );
      socket.on('connect', () => write(socket));
    });
  const head = (...lines: string[]) =>
    ['POST /v1/requirements HTTP/1.1', 'Host: x', `Authorization: Bearer ${buyer}`, ...lines, '', ''].join(
      '\r\n',
    );

  it.each(['Authorization: Bearer lw_0123456789abcdef0123', 'Idempotency-Key: b', 'Content-Type: text/csv'])(
    'a header that is given twice is refused: %s',
    async (second) => {
      const got = await talk((socket) =>
        socket.end(
          head('Idempotency-Key: a', 'Content-Type: application/json', second, 'Content-Length: 2') + '{}',
        ),
      );
      expect(got).toMatch(/^HTTP\/1\.1 400 /);
      expect(got).toContain('"code":"header_invalid"');
    },
  );

  it('a 10 MB stream without a length is refused while it is still being sent, and the refusal can be read', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const got = await talk((socket) => {
      socket.write(
        head('Idempotency-Key: a', 'Content-Type: application/json', 'Transfer-Encoding: chunked'),
      );
      for (let sent = 0; sent < 160; sent += 1) socket.write(chunk);
      socket.write('0\r\n\r\n');
    });
    expect(got).toMatch(/^HTTP\/1\.1 413 /);
    expect(got).toContain('"code":"body_too_large"');
  });

  it('a client that reads only after it has sent everything still gets to read the refusal', async () => {
    const size = 10 * 1024 * 1024;
    const got = await talk((socket) => {
      socket.pause();
      socket.write(head('Idempotency-Key: a', 'Content-Type: application/json', `Content-Length: ${size}`));
      const chunk = Buffer.alloc(64 * 1024, 'x');
      let left = size / chunk.length;
      const next = () => {
        if (left-- > 0) socket.write(chunk, next);
        else socket.resume();
      };
      next();
    });
    expect(got).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('a length that does not match the body is refused', async () => {
    const got = await talk((socket) =>
      socket.end(head('Idempotency-Key: a', 'Content-Type: application/json', 'Content-Length: 50') + '{}'),
    );
    expect(got).not.toMatch(/^HTTP\/1\.1 2/);
  });

  it.each<[string, string, number]>([
    ['a line that is not HTTP', 'HELLO\r\n\r\n', 400],
    ['a broken header', 'GET / HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`, 431],
  ])('%s gets a problem, with the headers of every reply', async (_what, bytes, status) => {
    const got = await talk((socket) => socket.write(bytes));
    expect(got).toMatch(new RegExp(`^HTTP/1\\.1 ${status} .*"status":${status}`, 's'));
    expect(got).toContain('application/problem+json');
    expect(got).toMatch(/content-security-policy: default-src 'none'/);
  });
});
