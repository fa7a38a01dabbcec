// Makes a value wrong: other types, missing and additional fields, borders, depth, size, and text that somebody downstream trips over.
import fc, { type Arbitrary } from 'fast-check';

/** JSON that no value has, e.g. 1e400: written as it stands where the request is written. */
const rawMark = (text: string) => `{{raw ${Buffer.from(text).toString('hex')}}}`;
const rawMarks = /"\{\{raw ([0-9a-f]*)\}\}"/g;

/** JSON text of a value with raw parts in it. */
export const jsonText = (value: unknown): string =>
  (JSON.stringify(value) ?? '').replace(rawMarks, (_all, hex: string) => Buffer.from(hex, 'hex').toString());

const prototypeNames = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__', 'then', 'toJSON', 'length'];

/** Text that must do no harm. None of it looks like SQL or a stack trace that leaked. */
export const hostileTexts = [
  '', ' ', '\0', 'a\0b', '\ud800', 'a\udfff', '\u202eright to left', '\ufeff', '\u2028', '\r\nX-Injected: 1', '\x1b[31m', '\x7f', 'ﷺ', 'İi', 'ß',
  '😀'.repeat(50), 'a\u0301'.repeat(200), 'x'.repeat(5_000), 'x'.repeat(100_000), ...prototypeNames, 'null', 'undefined', 'NaN', 'true', '0', '-1', '1e400',
  "'; --", '" OR ""="', "' || pg_sleep(0) || '", '%', '_', '\\', '%00', '%ud800', '../../../../etc/passwd', '..\\..\\', '${jndi:ldap://x}', '{{7*7}}',
  '<script>alert(1)</script>', '=HYPERLINK("x")', '@SUM(1)', '+1', '-1+1', '(?:a+)+$', '*', '$1', '[object Object]', '0000-01-01', '2027-02-30',
  '9999-12-31', '2027-01-15T00:00:00', '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'not-a-uuid',
  'a@b', 'a@example.com\nBcc: b@example.com', '١٢٣', '１２３', '\u0000'.repeat(10),
];

const hostileNumbers = [
  0, -0, -1, 1.5, 0.1 + 0.2, 1e-7, 5e-324, 2 ** 31, 2 ** 31 - 1, -(2 ** 31) - 1, 2 ** 53, 2 ** 53 + 2, 2 ** 63, -(2 ** 63), 1e21, 1.7976931348623157e308,
];

const nested = (depth: number, open: string, close: string) => rawMark(`${open.repeat(depth)}${open === '[' ? '' : '1'}${close.repeat(depth)}`);

export const hostileValue: Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 3, arbitrary: fc.constantFrom(...hostileNumbers) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { '': '' }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.constantFrom(
    rawMark('1e400'), rawMark('-1e400'), rawMark('1'.repeat(400)), rawMark('0.'.padEnd(400, '9')), rawMark('"\\ud800"'), rawMark('"\\u0000"'),
    rawMark('{"a":1,"a":2}'), nested(20, '[', ']'), nested(500, '{"a":', '}'), nested(5_000, '[', ']'), nested(60_000, '[', ']'),
  ) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...hostileTexts.slice(0, 20)), { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(Array.from({ length: 1000 }, (_, n) => n), Array.from({ length: 201 }, () => 'x')) },
);

type Change =
  | { kind: 'replace'; at: number; by: unknown }
  | { kind: 'remove'; at: number }
  | { kind: 'add'; at: number; name: string; by: unknown }
  | { kind: 'wrap'; at: number }
  | { kind: 'repeat'; at: number; times: number };

const at = fc.nat(400);
const change: Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('replace' as const), at, by: hostileValue }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), at }) },
  { weight: 2, arbitrary: fc.record({
    kind: fc.constant('add' as const), at, name: fc.constantFrom(...prototypeNames, 'id', 'version', 'status', 'role', 'extra', '', '\0', '\ud800', 'a.b', '$ref'), by: hostileValue,
  }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wrap' as const), at }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('repeat' as const), at, times: fc.constantFrom(2, 51, 201, 501) }) },
);

/** The value with up to `most` changes somewhere in it. */
export const spoilt = (value: Arbitrary<unknown>, most = 3): Arbitrary<unknown> =>
  fc.tuple(value, fc.array(change, { minLength: 1, maxLength: most })).map(([good, changes]) => changes.reduce(applied, good));

type Path = (string | number)[];

function applied(value: unknown, wanted: Change): unknown {
  const all = placesIn(value);
  const path = all[wanted.at % all.length]!;
  switch (wanted.kind) {
    case 'replace': return changedAt(value, path, () => wanted.by);
    case 'wrap': return changedAt(value, path, (old) => [old]);
    case 'remove': return path.length === 0 ? undefined : changedAt(value, path.slice(0, -1), (old) => without(old, path.at(-1)!));
    case 'add': return changedAt(value, path, (old) =>
      (typeof old === 'object' && old !== null && !Array.isArray(old) ? Object.fromEntries([...Object.entries(old), [wanted.name, wanted.by]]) : wanted.by));
    case 'repeat': return changedAt(value, path, (old) =>
      (Array.isArray(old) && old.length > 0 && old.length < 20 ? Array.from({ length: wanted.times }, (_, n) => old[n % old.length] as unknown) : old));
  }
}

/** Every place in a value, itself first. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value) ? value.slice(0, 5).map((each, index) => [index, each] as const) : Object.entries(value);
  return [path, ...inner.flatMap(([key, each]) => placesIn(each, [...path, key]))];
}

function changedAt(value: unknown, [key, ...rest]: Path, make: (old: unknown) => unknown): unknown {
  if (key === undefined) return make(value);
  if (Array.isArray(value)) return value.map((each, index) => (index === key ? changedAt(each, rest, make) : (each as unknown)));
  // An own property even when it is called __proto__.
  return Object.fromEntries(Object.entries(value as object).map(([name, each]) =>
    [name, name === key ? changedAt(each, rest, make) : (each as unknown)]));
}

const without = (value: unknown, key: string | number): unknown =>
  (Array.isArray(value) ? value.filter((_each, index) => index !== key)
    : Object.fromEntries(Object.entries(value as object).filter(([name]) => name !== key)));
