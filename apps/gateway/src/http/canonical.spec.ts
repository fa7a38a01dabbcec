import { describe, expect, it } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { canonical, digest } from './canonical.js';

/** The same value with the keys of every object in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, shuffled(each)]),
  );
}

// -0 is not a JSON number: it comes out of a parser as 0.
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);

describe('canonical', () => {
  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonical(value))).toEqual(value);
      }),
      { numRuns: runs(200) },
    );
  });

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonical(shuffled(value))).toBe(canonical(value));
      }),
      { numRuns: runs(200) },
    );
  });

  it('tells different values apart', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(canonical(a) === canonical(b)).toBe(isDeepStrictEqual(a, b));
      }),
      { numRuns: runs(200) },
    );
    expect(digest({ a: 1, b: [2] })).not.toBe(digest({ a: 1, b: [2, null] }));
    expect(digest({ a: '1' })).not.toBe(digest({ a: 1 }));
  });

  it('treats a field that is undefined like one that is absent', () => {
    expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}');
  });
});
