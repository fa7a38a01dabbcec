import { describe, expect, it } from '@jest/globals';
import { delayAfter } from './throttle.repository.js';

describe('the wait after failures', () => {
  it('begins after those that are free, doubles with each, and is never more than a quarter of an hour', () => {
    expect([0, 4, 5, 6, 7, 10, 14, 15, 16, 1_000_000].map((failures) => delayAfter(failures, 5))).toEqual([0, 0, 1, 2, 4, 32, 512, 900, 900, 900]);
  });
});
