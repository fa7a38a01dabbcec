// Requests to one operation: the caller, the address, the query, the headers and the body, each good, nearly good or bad.
import { randomUUID } from 'node:crypto';
import fc, { type Arbitrary } from 'fast-check';
import { roles, type Role } from '#contracts/message.js';
import type { Api, Operation } from './api.js';
import { exampleBody, kindOf } from './example.js';
import { hostileTexts, jsonText, spoilt } from './hostile.js';
import type { Wire } from './send.js';
import { idMark, idMarks, valueOf, type IdPool } from './values.js';
import type { Caller, World } from './world.js';

/** What is sent, with its ids still open, so that a seed means the same in every world. */
export interface Draft {
  /** Null is a stranger. */
  role: Role | null;
  method: string;
  path: string;
  headers: [string, string][];
  body: string | null;
  /** The body is sent with bytes that are no UTF-8 after it. */
  broken: boolean;
  /** Whether it is this operation that answers; else address or method were changed. */
  direct: boolean;
}

/** Requests to this operation. */
export function draftsOf(api: Api, operation: Operation): Arbitrary<Draft> {
  const inner = operation.roles;
  const who = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom<Role | null>(...inner) },
    { weight: 2, arbitrary: fc.constantFrom<Role | null>(...roles) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  return who.chain((role) => fc.record({
    role: fc.constant(role),
    address: addressOf(operation),
    query: queryOf(api, operation),
    headers: headersOf(operation),
    body: bodyOf(api, operation, role ?? inner[0]!),
  })).map(({ role, address, query, headers, body }) => ({
    role, method: address.method, path: `${address.path}${query}`, direct: address.direct, broken: body.broken, body: body.text,
    headers: [...(body.media === null ? [] : [['content-type', body.media] as [string, string]]), ...headers],
  }));
}

const rarely = <T>(usual: Arbitrary<T>, rare: Arbitrary<T>, weight = 9) => fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: rare });

function addressOf(operation: Operation): Arbitrary<{ method: string; path: string; direct: boolean }> {
  const id = (name: string) => rarely(
    fc.tuple(fc.constantFrom<IdPool>('own', 'own', 'own', 'own', 'hidden', 'foreign', 'absent'), fc.nat(30)).map(([pool, index]) => idMark(pool, name, index)),
    fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 20 })).map(inPath),
  );
  const path = fc.tuple(...operation.inPath.map(({ name }) => id(name))).map((ids) =>
    operation.inPath.reduce((text, { name }, index) => text.replace(`{${name}}`, () => ids[index]!), operation.path));
  const direct = path.map((each) => ({ method: operation.method, path: each, direct: true }));
  const astray = fc.tuple(path, fc.constantFrom(...detours)).map(([each, detour]) => ({ method: operation.method, path: detour(each), direct: false }));
  const otherwise = fc.tuple(path, fc.constantFrom('PUT', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'DELETE', 'PATCH'))
    .map(([each, method]) => ({ method, path: each, direct: method === operation.method }));
  return fc.oneof({ weight: 30, arbitrary: direct }, { weight: 1, arbitrary: astray }, { weight: 1, arbitrary: otherwise });
}

/** What an address can hold of a text: a lone surrogate cannot be encoded, and an empty part is another address. */
const inPath = (text: string) => encodeURIComponent(wellFormed(text)).slice(0, 3000).replace(/%[0-9A-F]?$/, '') || '%20';

const wellFormed = (text: string) => text.replaceAll(/\p{Surrogate}/gu, '\ufffd');

/** Other spellings of an address. */
export const detours: ((path: string) => string)[] = [
  (path) => path.replace(/^.v1.[a-z-]+/, (start) => start.toUpperCase()),
  (path) => `${path}/`,
  (path) => `/${path}`,
  (path) => path.replace('/v1/', '/v1//'),
  (path) => path.replace('/v1/', '/v1/./'),
  (path) => path.replace('/v1/', '/v1/codes/../'),
  (path) => path.replace('/v1/', '/v1/codes/%2e%2e/'),
  (path) => path.replace('/v1/', '/docs/../v1/'),
  (path) => path.replace('/v1/', '/v1%2F'),
  (path) => path.replaceAll('/', '%2f').replace('%2f', '/'),
  (path) => path.replace('/v1/', '/v1%252F'),
  (path) => path.replace('/v1/', '/v1\\'),
  (path) => `${path}%00`,
  (path) => `${path}%00.json`,
  (path) => `${path};role=admin`,
  (path) => `${path}.json`,
  (path) => `${path}%20`,
  (path) => `${path}%`,
  (path) => `${path}%ff`,
  (path) => `${path}${'a'.repeat(2000)}`,
  (path) => `${path}/${'a/'.repeat(300)}`,
  (path) => path.replace('/v1/', '/%761/'),
  (path) => path.replace('/v1/', '/v2/'),
  (path) => `http://another.invalid${path}`,
];

function queryOf(api: Api, operation: Operation): Arbitrary<string> {
  const value = (name: string, schema: Record<string, unknown>) => valueOf(api, schema, name).map((each) => String(each));
  const good = fc.tuple(...operation.query.map(({ name, schema, required }) =>
    fc.option(value(name, schema), { nil: null, freq: required ? 30 : 1 }).map((each) => (each === null ? [] : [[name, each] as [string, string]]))))
    .map((all) => all.flat());
  const names = [...operation.query.map(({ name }) => name), '__proto__', 'constructor', 'extra', '', 'limit[]', 'limit[a]', 'limit', 'cursor', '_method', 'access_token'];
  const odd = fc.tuple(fc.constantFrom(...names), fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 20 })))
    .map(([name, text]): [string, string] => [name, text.slice(0, 2000)]);
  const doubled = good.map((all) => all.flatMap((each) => [each, each]));
  const written = (all: [string, string][]) => (all.length === 0 ? '' : `?${all.map(([name, text]) =>
    `${encodeURIComponent(name)}=${text.startsWith('{{') ? text : encodeURIComponent(wellFormed(text))}`).join('&')}`);
  return fc.oneof(
    { weight: 12, arbitrary: good.map(written) },
    { weight: 3, arbitrary: fc.tuple(good, fc.array(odd, { minLength: 1, maxLength: 2 })).map((all) => written(all.flat())) },
    { weight: 1, arbitrary: doubled.map(written) },
    { weight: 1, arbitrary: fc.constantFrom('?', '?&', '?=', '?%', '?a=%zz', '?a=%ff', '?limit=%00', '?limit=1;cursor=2', '?limit=1&limit=2', `?q=${'a'.repeat(4000)}`) },
  );
}

function headersOf(operation: Operation): Arbitrary<[string, string][]> {
  const pair = (name: string, ...values: string[]): Arbitrary<[string, string][]> => fc.constantFrom(...values).map((text) => [[name, text]]);
  const none = fc.constant<[string, string][]>([]);
  const key = operation.needsKey ? rarely(
    fc.constant<[string, string][]>([['idempotency-key', '{{new}}']]),
    fc.oneof(none, pair('idempotency-key', '', 'a', 'same', 'same', 'x'.repeat(200), 'x'.repeat(201), 'a b', 'é', '__proto__')), 12,
  ) : none;
  const match = operation.ifMatch ? rarely(
    pair('if-match', '"1"', '"1"', '"1"', '"1"', '"2"', '"3"', 'W/"1"', '1'),
    fc.oneof(none, pair('if-match', '*', '"0"', '"-1"', '"9999999999"', '"2147483648"', '""', '"1", "2"', 'abc', '"1e3"', 'é')), 8,
  ) : none;
  const odd = rarely(none, fc.oneof(
    pair('x-request-id', 'a', 'x'.repeat(64), 'sane-request-id', '../../etc', 'é', 'a"b', "';--", '{"a":1}'),
    pair('x-http-method-override', 'DELETE', 'PATCH'), pair('x-original-url', '/v1/clusters'), pair('x-forwarded-for', '127.0.0.1', 'é', ',,,', 'x'.repeat(500)),
    pair('accept', 'text/html', 'application/xml', '*/*;q=0', 'x'), pair('accept-encoding', 'gzip', 'br', '*;q=0'), pair('accept-language', 'am', '*', 'x'.repeat(300)),
    pair('content-encoding', 'gzip', 'identity'), pair('range', 'bytes=0-1'), pair('if-none-match', '*', '"1"'), pair('expect', 'nonsense'),
    pair('cookie', '__proto__=1; a', 'x'.repeat(4000)), pair('host', 'another.invalid', ''), pair('x-forwarded-host', 'another.invalid'), pair('authorization', 'Bearer lw_twice'),
    pair('traceparent', 'zz'), pair('origin', 'https://another.invalid', 'null'), pair('upgrade-insecure-requests', '1'),
  ), 7);
  return fc.tuple(key, match, odd).map((all) => all.flat());
}

interface Body { text: string | null; media: string | null; broken: boolean }

function bodyOf(api: Api, operation: Operation, role: Role): Arbitrary<Body> {
  if (!operation.body) {
    const none = fc.constant<Body>({ text: null, media: null, broken: false });
    return rarely(none, fc.constantFrom('{}', '{"a":1}', '[]', 'null', '""', '{', ' ').map((text) => ({ text, media: 'application/json', broken: false })), 12);
  }
  const { media, schema, example } = operation.body;
  const json = media === 'application/json';
  const base = json
    ? fc.oneof({ weight: 2, arbitrary: fc.constant(withMarks(exampleBody(api, operation, { role }))) }, { weight: 3, arbitrary: valueOf(api, schema, 'body') })
    : fc.oneof(fc.constant(example), csvLike(String(example)));
  const good = base.map((value) => ({ text: json ? jsonText(value) : String(value), media, broken: false }));
  const bad = json ? spoilt(base).map((value) => ({ text: jsonText(value), media, broken: false })) : good;
  const odd = fc.tuple(good, fc.constantFrom<(body: Body) => Body>(
    (body) => ({ ...body, media: 'text/plain' }), (body) => ({ ...body, media: 'application/x-www-form-urlencoded' }), (body) => ({ ...body, media: 'multipart/form-data' }),
    (body) => ({ ...body, media: `${media}; charset=utf-16` }), (body) => ({ ...body, media: '' }), (body) => ({ ...body, media: null }),
    (body) => ({ ...body, media: json ? 'text/csv' : 'application/json' }), (body) => ({ ...body, broken: true }), (body) => ({ ...body, text: null }),
    (body) => ({ ...body, text: '' }), (body) => ({ ...body, text: `\ufeff${body.text}` }), (body) => ({ ...body, text: `${body.text}${body.text}` }),
    (body) => ({ ...body, text: body.text!.slice(0, body.text!.length / 2) }), (body) => ({ ...body, text: `${body.text}${' '.repeat(600_000)}` }),
  )).map(([body, change]) => change(body));
  return fc.oneof({ weight: 6, arbitrary: good }, { weight: 6, arbitrary: bad }, { weight: 1, arbitrary: odd });
}

/** The ids of an example stand for things of the caller. */
const withMarks = (node: unknown): unknown => JSON.parse(JSON.stringify(node), function mark(this: unknown, name: string, value: unknown) {
  const isId = (each: unknown) => typeof each === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(each);
  if (Array.isArray(value) && value.some(isId)) return value.map((_each, index) => idMark('own', name, index));
  return isId(value) && !/^\d*$/.test(name) ? idMark('own', name, 0) : value;
});

/** Tables that are nearly as the example. */
function csvLike(example: string): Arbitrary<string> {
  const [head = '', line = ''] = example.split('\n');
  const cell = fc.oneof(fc.constantFrom(...hostileTexts), fc.constantFrom(...line.split(',')), fc.string({ unit: 'binary', maxLength: 10 }), fc.constant('"unclosed'), fc.constant('"a ""quoted"" b"'));
  const row = fc.array(cell, { minLength: 1, maxLength: head.split(',').length + 1 }).map((cells) => cells.join(','));
  const header = fc.constantFrom(head, head.replaceAll(',', ';'), head.toUpperCase(), `${head},extra`, `${head},${head}`, head.split(',').slice(1).join(','), '');
  return fc.tuple(header, fc.array(row, { maxLength: 4 }), fc.constantFrom('\n', '\r\n', '\r')).map(([first, rows, ending]) => [first, ...rows].join(ending));
}

function thingsIn({ foreign, spare }: World, caller: Caller, pool: IdPool, kind: string): { id: string }[] {
  switch (pool) {
    case 'absent': return [];
    // An admin could move it here, and then it would be foreign no more.
    case 'foreign': return caller.role === 'admin' ? [] : named(foreign[kind]);
    case 'hidden': return caller.hidden[kind] ?? [];
    case 'own':
      // Whoever looks after accounts must take nobody's away but those nobody needs.
      if (kind === 'api-keys') return spare.map(({ keyId }) => ({ id: keyId }));
      if (kind === 'accounts') return caller.role === 'manager' || caller.role === 'admin' ? spare : [{ id: caller.accountId }];
      return caller.own[kind] ?? [];
  }
}

/** The request as it goes over the wire in this world. */
export function written(draft: Draft, operation: Operation, world: World): Wire {
  const caller = world.callers.find(({ role }) => role === (draft.role ?? 'buyer'))!;
  const resolved = (text: string) => text.replaceAll('{{new}}', () => randomUUID()).replaceAll(idMarks, (_all, pool: IdPool, name: string, index: string) => {
    const kind = kindOf(name, operation);
    const things = kind === null ? [] : thingsIn(world, caller, pool, kind);
    return things.length > 0 ? things[Number(index) % things.length]!.id : randomUUID();
  });
  const body = draft.body === null ? null : Buffer.from(resolved(draft.body));
  return {
    method: draft.method, path: resolved(draft.path),
    headers: [
      ...(draft.role === null ? [] : [['authorization', `Bearer ${caller.key}`] as [string, string]]),
      ...draft.headers.map(([name, text]): [string, string] => [name, resolved(text)]),
    ],
    body: body && draft.broken ? Buffer.concat([body, Buffer.from([0xc3, 0x28, 0xff])]) : body,
  };
}

/** Half of what is foreign is never named by a request: when it is in an answer, it leaked. */
export const named = <T>(things: T[] | undefined): T[] => (things ?? []).filter((_each, index) => index % 2 === 0);
