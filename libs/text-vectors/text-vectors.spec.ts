// Folders of word vectors as operators have them: several files and layouts, more words than are wanted, and lines that are wrong.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { garments, writeVectors, type WordVectors } from '#testing/word-vectors.js';
import { readVectors } from './text-vectors.js';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'linkwright-vectors-')); });
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string | Buffer) => writeFileSync(join(folder, name), text);
const valuesOf = async (word: string, more?: { maxWords: number }) => Array.from((await readVectors(folder, more)).of(word) ?? []);

describe('a folder of word vectors', () => {
  it('is read with and without a first line, with spaces at the ends of lines, and of several languages', async () => {
    write('wiki.fr.vec', '2 3\nChemises 1 0.5 -0.25 \nécole 3e-1 0 1 \n');
    write('glove.en.vec', 'the 1 1 1\nshirt 0.5 2 -3\r\nof 2 2 2\nኮፍያ 1 2 3');
    write('notes.txt', 'no vectors');
    const vectors = await readVectors(folder);
    expect(vectors.dimensions).toBe(3);
    // As the engine folds words: small ones are none.
    expect(Array.from(vectors.of('chemises')!)).toEqual([1, 0.5, -0.25]);
    expect(Array.from(vectors.of('ecole')!)).toEqual([Math.fround(0.3), 0, 1]);
    expect(Array.from(vectors.of('shirt')!)).toEqual([0.5, 2, -3]);
    expect(Array.from(vectors.of('ኮፍያ')!)).toEqual([1, 2, 3]);
    expect([vectors.of('the'), vectors.of('Chemises'), vectors.of('cotton')]).toEqual([null, null, null]);
  });

  it('is read with empty lines and a byte order mark before its first line', async () => {
    write('a.vec', '\uFEFF1 2\nshirt 1 2\n');
    write('b.vec', '\n \r\n1 2\nskirt 3 4\n');
    write('c.vec', '\uFEFF\npolo 5 6\n');
    write('d.vec', '\uFEFFcap 7 8\n');
    const vectors = await readVectors(folder);
    expect(vectors.dimensions).toBe(2);
    expect(['shirt', 'skirt', 'polo', 'cap'].map((word) => Array.from(vectors.of(word) ?? []))).toEqual([[1, 2], [3, 4], [5, 6], [7, 8]]);
  });

  it('takes of words that fold to one the first, and leaves out what is no word', async () => {
    write('a.vec', '8 2\nPolo 1 2\npolo 3 4\npolo, 5 6\n2026 7 8\n. 9 9\nnew york 1 1\nboeing 747 1 1\nsport\u2028wear 1 1\nlast 4 4\n');
    write('b.vec', '1 2\npolo 7 7\n');
    const vectors = await readVectors(folder);
    expect(Array.from(vectors.of('polo')!)).toEqual([1, 2]);
    expect(Array.from(vectors.of('last')!)).toEqual([4, 4]);
    expect(['2026', 'york', 'new', 'wear'].map((word) => vectors.of(word))).toEqual([null, null, null, null]);
  });

  it('takes no more words than it may, as many of each file, and does not look at the rest', async () => {
    write('a.vec', 'alpha 1 1\nbeta 2 2\ngamma 3 3\n');
    write('b.vec', 'delta 4 4\nepsilon 5 five\n');
    expect(await valuesOf('beta', { maxWords: 2 })).toEqual([]);
    expect(await valuesOf('alpha', { maxWords: 2 })).toEqual([1, 1]);
    expect(await valuesOf('delta', { maxWords: 2 })).toEqual([4, 4]);
    await expect(readVectors(folder)).rejects.toThrow('b.vec line 2: "five" is not a number');
  });

  it('keeps apart the vectors of more words than lie in one block', async () => {
    const wordAt = (at: number) => [...String(at)].map((digit) => 'abcdefghij'[Number(digit)]).join('') + 'x';
    write('many.vec', Array.from({ length: 9_000 }, (_, at) => `${wordAt(at)} ${at} ${-at}`).join('\n'));
    const vectors = await readVectors(folder);
    for (const at of [0, 4_095, 4_096, 8_191, 8_192, 8_999]) expect(Array.from(vectors.of(wordAt(at))!)).toEqual([at, -at || 0]);
  });

  it('has an id by what was taken, whatever the files are called', async () => {
    const idOf = async (words: WordVectors, name = 'a.vec', more?: { maxWords: number }) => {
      rmSync(join(folder, 'a.vec'), { force: true });
      rmSync(join(folder, 'b.vec'), { force: true });
      writeVectors(folder, name, words);
      return (await readVectors(folder, more)).id;
    };
    const id = await idOf(garments);
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    expect(await idOf(garments, 'b.vec')).toBe(id);
    const { bank, ...others } = garments;
    expect(new Set([
      id, await idOf({ ...others, banks: bank! }), await idOf({ ...garments, bank: [-3, 0, 5.001] }), await idOf(others), await idOf(garments, 'a.vec', { maxWords: 3 }),
    ]).size).toBe(5);
  });

  it.each([
    ['a line with too few numbers', 'a.vec', '2 3\nshirt 1 2 3\nskirt 1 2\n', /a\.vec line 3: has 2 numbers, not 3/],
    ['a first line that states too few', 'a.vec', '2 2\n</s> 1 2 3\nshirt 1 2 3\n', /a\.vec line 2: has 3 numbers, not 2/],
    ['a first line that states too few, and an empty one before it', 'a.vec', '\n2 2\nshirt 1 2 3\n', /a\.vec line 3: has 3 numbers, not 2/],
    ['what is no number', 'a.vec', 'shirt 1 2 3\nskirt 1 two 3\n', /a\.vec line 2: "two" is not a number/],
    ['a number beyond what 32 bits hold', 'a.vec', 'shirt 1 1e39\n', /a\.vec line 1: "1e39" is not a number/],
    ['a first line that is neither', 'a.vec', 'shirt\n', /a\.vec line 1: must be a word and 1 to 4096 numbers/],
    ['no word at all', 'a.vec', '1 2\n. 1 2\n', /not one word/],
    ['no such file', 'a.txt', 'shirt 1 2\n', /has no files \*\.vec/],
    ['a line without an end', 'a.vec', Buffer.alloc(3 * 1024 * 1024, 0x61), /a\.vec line 1: cannot be read: it is longer than 1048576 bytes/],
  ])('says by file and line what is wrong: %s', async (_, name, text, message) => {
    write(name, text);
    await expect(readVectors(folder)).rejects.toThrow(message);
  });

  it('says that files of one folder differ in dimensions, and that a folder is not there', async () => {
    write('a.vec', '1 2\nshirt 1 2\n');
    write('b.vec', '1 3\nskirt 1 2 3\n');
    await expect(readVectors(folder)).rejects.toThrow(/b\.vec line 1: has 3 dimensions, and the files before it 2/);
    await expect(readVectors(join(folder, 'none'))).rejects.toThrow(/cannot be read/);
  });
});
