import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { jsonText, spoilt } from './hostile.js';
import { readFuzzOptions } from './options.js';

describe('a spoilt value', () => {
  const good = { name: 'Selam', lots: [{ quantity: 5 }, { quantity: 6 }] };

  it('is another one, nearly always', () => {
    const texts = fc.sample(spoilt(fc.constant(good)), { numRuns: 300, seed: 3 }).map(jsonText);
    expect(texts.filter((text) => text !== JSON.stringify(good)).length).toBeGreaterThan(280);
    // Everything that it should come to: depth, size, prototypes, half characters, numbers that are none.
    const all = texts.join('\n');
    for (const part of ['[[[[[[[[[[', '"__proto__":', '\\u0000', '\\ud800', '1e400', 'x'.repeat(5000)]) expect(all.includes(part)).toBe(true);
  });

  it('leaves the good one as it was, and goes over the wire as text', () => {
    const copy = structuredClone(good);
    fc.assert(fc.property(spoilt(fc.constant(good)), (value) => typeof jsonText(value) === 'string'), { numRuns: runs(200) });
    expect(good).toEqual(copy);
  });
});

describe('the options of npm run fuzz', () => {
  it('takes a number, a seed and a part of a name', () => {
    expect(readFuzzOptions(['--inputs', '20000', '--seed', '4294967295', '--json', '--only', 'POST'])).toEqual({
      inputs: 20_000, seed: 2 ** 32 - 1, json: true, only: 'POST', help: false,
    });
    expect(readFuzzOptions([])).toMatchObject({ inputs: 2000, json: false });
  });

  it.each([[['--inputs', '0']], [['--seed', '4294967296']], [['--inputs', 'many']], [['--deep']]])('refuses %j', (args) => {
    expect(() => readFuzzOptions(args)).toThrow(/--/);
  });
});
