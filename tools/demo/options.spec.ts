import { describe, expect, it } from '@jest/globals';
import { readDemoOptions } from './options.js';

const plain = { fresh: false, port: null, story: null, help: false };

describe('the options of npm run demo', () => {
  it.each([
    [[], plain],
    [['--fresh'], { ...plain, fresh: true }],
    [['--port', '8080'], { ...plain, port: 8080 }],
    [['--story'], { ...plain, story: 'main' }],
    [['--story', '--fresh'], { ...plain, story: 'main', fresh: true }],
    [['--story', 'late-reply', '--port=81'], { ...plain, story: 'late-reply', port: 81 }],
    [['-h'], { ...plain, help: true }],
  ])('reads %j', (args, options) => {
    expect(readDemoOptions(args)).toEqual(options);
  });

  it.each([
    [['--frsh'], '--frsh'],
    [['fresh'], 'fresh'],
    [['--port', '0'], '1 to 65535'],
    [['--port', '80a'], '1 to 65535'],
    [['--port', '70000'], '1 to 65535'],
    [['--story', '../secret'], '--story ../secret'],
  ])('refuses %j and says why', (args, words) => {
    expect(() => readDemoOptions(args)).toThrow(words);
  });
});
