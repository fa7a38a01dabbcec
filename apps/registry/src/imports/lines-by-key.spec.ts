// Lines that share keys, against a plain search through all of them.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LinesByKey } from './lines-by-key.js';

const fewest = 3;
const none = new LinesByKey();

/** Of every line the earlier ones, by how many keys they share, as a search through all finds them. */
function plainly(all: readonly (readonly number[])[], line: number): number[] {
  const many = (key: number) => all.filter((keys) => keys.includes(key)).length;
  const told = all[line - 1]!.filter((key) => many(key) <= 50);
  const shared = all.slice(0, line - 1).map((keys, index) => ({ other: index + 1, count: told.filter((key) => keys.includes(key)).length }));
  return shared.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count || one.other - other.other)
    .slice(0, fewest).map(({ other }) => other);
}

describe('lines by key', () => {
  it('finds the earlier lines that share the most keys', () => {
    const key = fc.oneof(fc.integer({ min: -4, max: 40 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), fc.integer({ min: 0, max: 20 }).map((n) => n << 12));
    fc.assert(fc.property(fc.array(fc.uniqueArray(key, { maxLength: 6 }), { minLength: 1, maxLength: 80 }), fc.nat(80), (all, through) => {
      const [lines, later] = [new LinesByKey(), new LinesByKey()];
      all.forEach((keys, index) => (index < through ? lines : later).note(index + 1, keys));
      all.forEach((keys, index) => expect(lines.sharing(index + 1, keys, fewest, later)).toEqual(plainly(all, index + 1)));
    }));
  });

  it('counts a line without keys as noted', () => {
    const lines = new LinesByKey();
    lines.note(3, [7]);
    lines.note(9, []);
    lines.note(5, [7]);
    expect([lines.through, lines.sharing(10, [7], fewest, none)]).toEqual([9, [3]]);
  });

  it('leaves out a key that more than fifty lines have', () => {
    const lines = new LinesByKey();
    for (let line = 2; line <= 51; line += 1) lines.note(line, [7]);
    expect(lines.sharing(52, [7], fewest, none)).toEqual([2, 3, 4]);
    lines.note(52, [7]);
    expect(lines.sharing(52, [7], fewest, none)).toEqual([]);
  });

  it('grows, and a line that is noted again counts once', () => {
    const lines = new LinesByKey();
    for (let round = 0; round < 2; round += 1) for (let line = 1; line <= 20_000; line += 1) lines.note(line, [line * 7_919, -(line >> 1) - 1]);
    for (const line of [2, 3, 9_998, 19_999]) expect(lines.sharing(line, [line * 7_919, -(line >> 1) - 1], fewest, none)).toEqual(line % 2 ? [line - 1] : []);
  });
});
