// One text for one value, whatever the order of its keys: the caller hashes it.
import { EngineError } from './errors.js';

/**
 * JSON with keys sorted by UTF-16 code unit and no spaces. Keys that are undefined are left out, -0 is 0;
 * what JSON cannot say (NaN, infinity, functions, class instances) is an EngineError `not_json`.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) {
    const record = value as Record<string, unknown>;
    const keys = Object.keys(record)
      .filter((key) => record[key] !== undefined)
      .sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`).join(',')}}`;
  }
  throw new EngineError(
    'not_json',
    `${typeof value === 'number' ? value : typeof value} has no canonical JSON`,
  );
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as unknown;
  return prototype === null || prototype === Object.prototype;
}
