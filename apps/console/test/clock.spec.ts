// Countdowns go by the clock of the server.
import { describe, expect, it } from '@jest/globals';
import { noteServerTime, serverNow } from '../src/api/clock.js';

const early = () => serverNow() - Date.now();

describe('the time at the server', () => {
  it('is ours until an answer says otherwise, and again when an answer agrees', () => {
    expect(Math.abs(early())).toBeLessThan(100);
    noteServerTime(new Date(Date.now() + 600_000).toUTCString());
    expect(early()).toBeGreaterThan(598_000);
    noteServerTime(null);
    expect(early()).toBeGreaterThan(598_000);
    noteServerTime(new Date().toUTCString());
    expect(Math.abs(early())).toBeLessThan(100);
  });
});
