// One text for one value.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { canonicalJson, EngineError } from './engine.js';

describe('canonical JSON', () => {
  it('sorts keys at every depth, keeps lists, drops what is undefined', () => {
    expect(canonicalJson({ b: [2, { d: null, c: 'é"' }], a: true, gone: undefined, '-0': -0 })).toBe(
      '{"-0":0,"a":true,"b":[2,{"c":"é\\"","d":null}]}',
    );
  });

  it.each([[NaN], [Infinity], [undefined], [() => 1], [new Map()], [new Date(0)], [10n], [[undefined]]])(
    'refuses %p',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(EngineError);
    },
  );

  it('reads back as the same value, whatever the order of the keys', () => {
    const value = fc.jsonValue();
    fc.assert(
      fc.property(value, (some) => {
        const text = canonicalJson(some);
        expect(JSON.stringify(JSON.parse(text))).toBe(
          JSON.stringify(JSON.parse(canonicalJson(JSON.parse(text)))),
        );
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(some)));
        expect(canonicalJson(reversed(some))).toBe(text);
      }),
      { numRuns: runs(300) },
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, reversed(one)]),
  );
}
