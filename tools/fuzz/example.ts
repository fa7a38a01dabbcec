// A request that works, made from the examples and schemas of the document and a caller's own things; its ids can be exchanged.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { kindNamed, type Api, type Json, type Operation } from './api.js';
import type { Wire } from './send.js';
import { known, valueOf } from './values.js';
import type { Caller } from './world.js';

/** One place of a request that names a thing. */
export interface Slot {
  place: 'path' | 'query' | 'body';
  name: string;
  kind: string;
}

export type Ids = Partial<Record<string, string>>;
export const keyOf = ({ place, name }: Slot) => `${place} ${name}`;

const staff = new Set(['cda', 'manager', 'admin']);
/** What those who act for others must say besides. */
const forWhom = ['clusterId', 'buyerId', 'enterpriseId', 'providerId'];

/** The places where this caller names things with this operation. */
export function slotsOf(api: Api, operation: Operation, caller: Pick<Caller, 'role'>): Slot[] {
  const slots: Slot[] = [];
  const add = (place: Slot['place'], name: string) => {
    const kind = kindOf(name, operation);
    if (kind !== null && !slots.some((each) => each.place === place && each.name === name)) slots.push({ place, name, kind });
  };
  for (const { name } of operation.inPath) add('path', name);
  for (const { name, schema } of operation.query) if (schema['format'] === 'uuid') add('query', name);
  for (const name of idsIn(exampleBody(api, operation, caller))) add('body', name);
  return slots;
}

/** The request as it would be answered with success, with these ids; slots of the query without an id are left out. */
export function exampleOf(api: Api, operation: Operation, caller: Pick<Caller, 'role' | 'key'>, ids: Ids): Wire {
  const path = operation.inPath.reduce((text, { name }) => text.replace(`{${name}}`, ids[`path ${name}`] ?? randomUUID()), operation.path);
  const query = operation.query.flatMap(({ name, required, schema }) => {
    // An id that names nothing there is may be the caller's to choose.
    const any = () => (schema['format'] === 'uuid' ? randomUUID() : String(schema['minimum'] ?? fc.sample(valueOf(api, schema, name), { numRuns: 1, seed: 1 })[0]));
    const given = ids[`query ${name}`] ?? (required ? any() : undefined);
    return given === undefined ? [] : [`${name}=${encodeURIComponent(given)}`];
  });
  const body = operation.body && withIds(exampleBody(api, operation, caller), ids);
  return {
    method: operation.method,
    path: query.length > 0 ? `${path}?${query.join('&')}` : path,
    headers: [
      ['authorization', `Bearer ${caller.key}`],
      ...(operation.needsKey ? [['idempotency-key', randomUUID()] as [string, string]] : []),
      ...(operation.ifMatch ? [['if-match', '"1"'] as [string, string]] : []),
      ...(operation.body ? [['content-type', operation.body.media] as [string, string]] : []),
    ],
    body: operation.body ? Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) : null,
  };
}

/** Proposed needs are a kind of their own: others have no opening. */
export const kindOf = (name: string, operation: Operation): string | null =>
  (/^.v1.service-needs.{id}.(opening|confirm|dismiss)$/.test(operation.path) && name === 'id' ? 'openings' : kindNamed(name, operation));

/** The example of the document, and whom it is for where the caller acts for others. */
export function exampleBody(api: Api, operation: Operation, { role }: Pick<Caller, 'role'>): unknown {
  const { body } = operation;
  if (!body || typeof body.example !== 'object' || body.example === null) return body?.example;
  const properties = (api.resolve(body.schema)['properties'] ?? {}) as Json;
  const more = staff.has(role) && operation.method === 'POST' ? forWhom.filter((name) => name in properties) : [];
  return {
    ...Object.fromEntries(more.map((name) => [name, anyId])), ...body.example,
    // The name of the example has no address where there is no internet.
    ...('url' in body.example ? { url: known['url']![0] } : {}),
  };
}
const anyId = '00000000-0000-4000-8000-000000000000';

const isId = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);

function idsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) =>
    ([value].flat().some(isId) ? [name] : idsIn(value)));
}

function withIds(node: unknown, ids: Ids): unknown {
  if (Array.isArray(node)) return node.map((each) => withIds(each, ids));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([name, value]) => {
    const id = ids[`body ${name}`];
    if (id === undefined || ![value].flat().some(isId)) return [name, withIds(value, ids)];
    return [name, Array.isArray(value) ? value.map((_each, index) => (index === 0 ? id : (ids[`body ${name} ${index + 1}`] ?? id))) : id];
  }));
}
