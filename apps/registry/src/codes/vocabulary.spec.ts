// Words that begin as typed, or nearly so: the index finds what looking at every word finds.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { distanceToBeginning, Vocabulary } from './vocabulary.js';

describe('the distance to the beginning of a word', () => {
  it.each([
    ['shrit', 'shirt', 1], ['shrt', 'shirts', 1], ['scok', 'socks', 1], ['jaket', 'jackets', 1], ['pol', 'polo', 0],
    ['confectoin', 'confection', 1], ['trowsers', 'trousers', 1], ['abc', 'xyz', 3],
  ])('of %s to %s is %i', (typed, word, distance) => {
    expect(distanceToBeginning(typed, word, 3)).toBe(distance);
  });
});

describe('a vocabulary', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 10 });

  it('finds exactly the words that begin so, else those within the mistakes that are forgiven', () => {
    fc.assert(fc.property(fc.uniqueArray(letters, { minLength: 1, maxLength: 30 }), letters, (words, typed) => {
      const vocabulary = new Vocabulary(words.map((word) => [word]));
      const sorted = words.toSorted();
      const found = vocabulary.like(typed).map(({ word }) => sorted[word]!).toSorted();
      const beginning = sorted.filter((word) => word.startsWith(typed));
      const most = typed.length >= 9 ? 2 : 1;
      const near = typed.length < 4 ? [] : sorted.filter((word) =>
        word.length >= typed.length - most && distanceToBeginning(typed, word, typed.length) <= most);
      expect(found).toEqual(beginning.length > 0 ? beginning : near);
    }), { numRuns: runs(300) });
  });

  it('knows which names have a word, each once', () => {
    const vocabulary = new Vocabulary([['polo', 'shirts'], ['shirts', 'shirts'], ['socks']]);
    const names: number[] = [];
    vocabulary.eachName(vocabulary.beginningWith('sh'), (name) => names.push(name));
    expect(names).toEqual([0, 1]);
    expect(vocabulary.count(vocabulary.beginningWith('s'))).toBe(3);
  });
});
