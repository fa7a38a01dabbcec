// From when on things count as new.
import { describe, expect, it } from '@jest/globals';
import { visitAt } from '../src/home/visits.js';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 27, 8, minutes));

describe('what is new', () => {
  it('is what the last week brought on a first visit', () => {
    expect(visitAt(null, at(0))).toEqual({ since: '2026-11-20T08:00:00.000Z', seenAt: at(0).toISOString() });
  });

  it('stays new while one is here, and while one reloads the page', () => {
    const first = visitAt(null, at(0));
    const reloaded = visitAt(first, at(5));
    expect(reloaded.since).toBe(first.since);
    expect(visitAt(reloaded, at(34)).since).toBe(first.since);
  });

  it('is counted from the end of the visit before when one comes back later', () => {
    const last = visitAt(visitAt(null, at(0)), at(20));
    expect(visitAt(last, at(51)).since).toBe(at(20).toISOString());
  });
});
