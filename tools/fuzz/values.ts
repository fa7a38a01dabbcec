// Values that a JSON schema of the document allows, its boundaries often; ids are left open until somebody sends them.
import fc, { type Arbitrary } from 'fast-check';
import { type Api, type Json } from './api.js';

/** Stands for an id of one of the caller's own, hidden, foreign or absent things: replaced where the request is written. */
export type IdPool = 'own' | 'hidden' | 'foreign' | 'absent';
export const idMark = (pool: IdPool, name: string, index: number) => `{{${pool} ${name} ${index}}}`;
export const idMarks = /\{\{(own|hidden|foreign|absent) (\w+) (\d+)\}\}/g;

const deepest = 6;

/** Values of `schema`; `name` is the name of the field, from which ids know what they identify. */
export function valueOf(api: Api, schema: Json, name: string, depth = 0): Arbitrary<unknown> {
  const node = { ...api.resolve(schema) };
  const branches = (node['anyOf'] ?? node['oneOf']) as Json[] | undefined;
  if (branches) return fc.oneof(...branches.map((each) => valueOf(api, each, name, depth)));
  if ('const' in node) return fc.constant(node['const']);
  if (Array.isArray(node['enum'])) return fc.constantFrom(...(node['enum'] as unknown[]));
  const types = [node['type']].flat() as string[];
  if (types.length > 1) return fc.oneof(...types.map((type) => valueOf(api, { ...node, type }, name, depth)));
  switch (types[0]) {
    case 'string': return text(node, name);
    case 'integer': return number(node, true);
    case 'number': return number(node, false);
    case 'boolean': return fc.boolean();
    case 'null': return fc.constant(null);
    case 'array': return list(api, node, name, depth);
    case 'object': return object(api, node, depth);
    default: return fc.jsonValue({ maxDepth: 2 });
  }
}

function object(api: Api, node: Json, depth: number): Arbitrary<unknown> {
  const properties = (node['properties'] ?? {}) as Record<string, Json>;
  const required = (node['required'] ?? []) as string[];
  const names = Object.keys(properties).filter((name) => depth < deepest || required.includes(name));
  const extra = node['additionalProperties'];
  if (names.length === 0 && typeof extra === 'object' && extra !== null) {
    return fc.dictionary(fc.constantFrom('en', 'fr', 'am', 'price', 'quality'), valueOf(api, extra as Json, 'value', depth + 1), { maxKeys: 2 });
  }
  return fc.record(
    Object.fromEntries(names.map((name) => [name, valueOf(api, properties[name]!, name, depth + 1)])),
    { requiredKeys: required.filter((name) => names.includes(name)) },
  );
}

function list(api: Api, node: Json, name: string, depth: number): Arbitrary<unknown> {
  const least = (node['minItems'] as number | undefined) ?? 0;
  const most = Math.min((node['maxItems'] as number | undefined) ?? 3, Math.max(least, depth > 3 ? 1 : 3));
  return fc.array(valueOf(api, (node['items'] ?? {}) as Json, name, depth + 1), { minLength: least, maxLength: most });
}

function number(node: Json, whole: boolean): Arbitrary<unknown> {
  const least = (node['minimum'] as number | undefined) ?? (whole ? -(2 ** 31) : -1e9);
  const most = (node['maximum'] as number | undefined) ?? (whole ? 2 ** 31 - 1 : 1e9);
  const within = whole ? fc.integer({ min: Math.ceil(least), max: Math.floor(Math.min(most, 2 ** 53 - 1)) })
    : fc.double({ min: least, max: most, noNaN: true, noDefaultInfinity: true });
  return fc.oneof(fc.constantFrom(least, most), within, fc.integer({ min: Math.max(0, Math.ceil(least)), max: Math.max(Math.ceil(least), Math.floor(Math.min(most, 1000))) }));
}

/** Words that open doors further in: what is unknown is refused long before it is computed. */
export const known: Record<string, string[]> = {
  code: ['TX.GAR.TOP.POLO', 'BS.TRN.STITCH', 'TX.GAR.TOP.TSHIRT'], unit: ['piece', 'dozen', 'DZN', 'person', 'kg'],
  q: ['polo', 'stitch', 'enter', '%', '_'], currency: ['USD', 'ETB', 'EUR'],
  url: ['http://127.0.0.1:9/a', 'https://hooks.invalid/a', 'https://169.254.169.254/latest', 'https://10.0.0.1/', 'https://user:word@127.0.0.1:9/'],
};
const relative = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

function text(node: Json, name: string): Arbitrary<string> {
  const least = (node['minLength'] as number | undefined) ?? 0;
  const most = (node['maxLength'] as number | undefined) ?? 60;
  const words = known[name] ? [{ weight: 4, arbitrary: fc.constantFrom(...known[name]) }] : [];
  switch (node['format']) {
    case 'uuid': return fc.tuple(fc.constantFrom<IdPool>('own', 'own', 'own', 'hidden', 'foreign', 'absent'), fc.nat(30))
      .map(([pool, index]) => idMark(pool, name, index));
    case 'date': return fc.oneof(fc.integer({ min: -400, max: 800 }).map((days) => relative(days).slice(0, 10)), fc.constantFrom('1900-01-01', '2200-12-31', '2028-02-29'));
    case 'date-time': return fc.oneof(fc.integer({ min: -400, max: 800 }).map(relative), fc.constantFrom('2027-01-15T00:00:00+14:00', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'));
    case 'email': return fc.constantFrom('a@example.com', 'someone.else+tag@example.org', `${'a'.repeat(60)}@example.com`);
  }
  if (typeof node['pattern'] === 'string') return fc.oneof(...words, { weight: 1, arbitrary: fc.stringMatching(new RegExp(node['pattern'])).filter((each) => each.length <= 200) });
  return fc.oneof(
    ...words,
    fc.string({ unit: 'grapheme', minLength: least, maxLength: Math.min(most, 40) }),
    fc.constantFrom('x'.repeat(Math.max(1, least)), 'x'.repeat(Math.min(most, 5000))),
    fc.constantFrom('Selam', 'ሰላም', 'पोलो', '\u202eolop', 'a\u0301', '😀').filter((each) => each.length >= least && each.length <= most),
  );
}
