import { describe, expect, it } from '@jest/globals';
import { untilTheDayIsNew } from './new-day.js';

describe('a test file', () => {
  it.each([
    ['2026-11-26T00:00:00.000Z', 0], ['2026-11-26T12:00:00.000Z', 0], ['2026-11-26T23:57:59.999Z', 0],
    ['2026-11-26T23:58:00.000Z', 120_100], ['2026-12-31T23:59:59.999Z', 101],
  ])('that would begin at %s waits %i ms', (now, waitMs) => {
    expect(untilTheDayIsNew(Date.parse(now))).toBe(waitMs);
  });
});
