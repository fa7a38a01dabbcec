// The evaluation of likely duplicates: its halves, what it learns, and a register made larger; on records made here.
import { describe, expect, it } from '@jest/globals';
import type { Organisation } from '#likeness';
import { enlarged } from './duplicates/enlarge.js';
import { figuresOf } from './duplicates/figures.js';
import { halvesOf, truePairs, type Labelled } from './duplicates/labelled.js';
import { learnWeights } from './duplicates/learning.js';
import { comparedPairs, everything } from './duplicates/pairs.js';
import { main } from './duplicates.js';

const trades = ['Weaving', 'Tailors', 'Leather', 'Bakery', 'Joinery'];
/** Organisation n, as two people wrote it down. */
const twice = (n: number): Labelled[] => {
  const syllables = ['ba', 'ke', 'mi', 'lo', 'zu', 'ta', 're', 'si'];
  const name = `${syllables[n % 8]}${syllables[(n >> 3) % 8]}${syllables[(n >> 6) % 8]}nor ${trades[n % 5]}`;
  const phones = [`551${String(1000 + n * 37)}`];
  const record = (its: string, address: string): Organisation => ({ name: its, phones, sites: [{ address, postcode: `${10_000 + (n % 7)}` }] });
  return [
    { truth: `${n}`, record: record(name, `${n + 100} Bole Road`) },
    { truth: `${n}`, record: record(`${name.toUpperCase()} PLC`, `${n + 100} Bole Rd.`) },
  ];
};
const all = Array.from({ length: 120 }, (_, n) => twice(n)).flat();

describe('the halves', () => {
  it('are all records, no organisation in both, the same every time', () => {
    const { tuning, test } = halvesOf(all);
    expect(tuning.length + test.length).toBe(all.length);
    const tuned = new Set(tuning.map(({ truth }) => truth));
    expect(test.filter(({ truth }) => tuned.has(truth))).toEqual([]);
    expect(tuning.length).toBeGreaterThan(all.length / 4);
    expect(test.length).toBeGreaterThan(all.length / 4);
    expect(halvesOf(all)).toEqual({ tuning, test });
  });

  it('have a true pair for every two records of one organisation', () => {
    expect(truePairs(all)).toBe(120);
    expect(truePairs([...all, ...twice(0)])).toBe(119 + 6);
  });
});

describe('weights that were learnt', () => {
  it('tell the organisations of the other half', () => {
    const { tuning, test } = halvesOf(all);
    const weights = learnWeights(tuning);
    expect(weights['phone same']).toBeGreaterThan(0);
    expect(weights['address other'] ?? -1).toBeLessThan(0);
    expect(figuresOf(test, everything, weights).f1).toBeGreaterThan(0.95);
    // With nothing that speaks for a pair, none is found.
    expect(figuresOf(test, everything, { base: -1 })).toEqual({ precision: 1, recall: 0, f1: 0 });
  });
});

describe('a register made larger', () => {
  it('begins with the original, has as many records as asked for and as many duplicates in each copy', () => {
    const originals = all.map(({ record }) => record);
    const larger = enlarged(originals, 3 * originals.length);
    expect(larger.slice(0, 2).map(({ name }) => name)).toEqual(originals.slice(0, 2).map(({ name }) => name));
    expect(enlarged(originals, 3 * originals.length)).toEqual(larger);
    const samePhone = [...comparedPairs(larger)].filter(({ findings }) => findings.phone === 'same');
    expect(samePhone.length).toBeGreaterThanOrEqual(3 * 120);
    expect(samePhone.length).toBeLessThan(3 * 120 * 1.1);
  });
});

describe('the command', () => {
  it('says what to do without a file', () => {
    const said: string[] = [];
    const { error } = console;
    console.error = (text: string) => said.push(text);
    try {
      expect(main(['no-such-file.csv'])).toBe(2);
    } finally {
      console.error = error;
    }
    expect(said.join()).toContain('no-such-file.csv: there is no such file');
  });
});
