import { describe, expect, it } from '@jest/globals';
import { readChaosOptions } from './options.js';

describe('the options of npm run chaos', () => {
  it('takes numbers, and a new seed each time unless given', () => {
    expect(readChaosOptions(['--posts', '2000', '--kills', '60', '--seed', '7', '--json'])).toEqual({
      posts: 2000, kills: 60, seed: 7, json: true, parts: { fire: true, mutants: true }, help: false,
    });
    expect(readChaosOptions([]).seed).not.toBe(readChaosOptions([]).seed);
  });

  it.each([
    [['--no-mutants'], { fire: true, mutants: false }],
    [['--only-mutants'], { fire: false, mutants: true }],
  ])('%j leaves out the other part', (args, parts) => {
    expect(readChaosOptions(args).parts).toEqual(parts);
  });

  it.each([
    [['--posts', '0'], '--posts 0'], [['--kills', 'many'], '--kills many'], [['--seed', '-1'], '--seed'],
    [['--seed', '4294967296'], '--seed 4294967296'], [['--post', '1'], '--post'], [['--no-mutants', '--only-mutants'], 'nothing to do'],
  ])('refuses %j and says why', (args, words) => {
    expect(() => readChaosOptions(args)).toThrow(words);
  });
});
