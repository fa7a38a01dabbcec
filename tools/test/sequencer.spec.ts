import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import LongestFirst, { longest } from './sequencer.js';

const rootDir = resolve('dist');
const test = (name: string) => ({ path: resolve(rootDir, `${name}.js`), context: { config: { rootDir } } });

describe('the order of the test files', () => {
  it('names only files that there are', () => {
    expect(longest.filter((name) => !existsSync(test(name).path))).toEqual([]);
  });

  it('is those that take long, and then the larger ones', () => {
    const [last = '', first = ''] = [longest.at(-1), longest[0]];
    const [small, large] = ['tools/test/options.spec', 'apps/gateway/test/bodies.e2e'];
    const sorted = new LongestFirst().sort([small, last, large, first].map(test));
    expect(sorted.map(({ path }) => path)).toEqual([first, last, large, small].map((name) => test(name).path));
  });
});
