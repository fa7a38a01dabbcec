// What follows from attempts, whatever their order: it ends, within the schedule, and is never sent twice in the dark.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { readConfig } from '#platform/config.js';
import { NotificationsConfigSchema } from '../config.js';
import { shortestRound, verdictOn, verdictOnCall, type Counts, type Outcome } from './verdict.js';

const schedule = [30, 120, 600];
const fresh: Counts = { refusals: 0, unknowns: 0 };
const middle = () => 0.5;

describe('an attempt', () => {
  it('that was accepted ends it', () => {
    expect(verdictOn('accepted', { refusals: 2, unknowns: 1 }, schedule)).toEqual({ refusals: 2, unknowns: 1, status: 'sent', waitMs: null });
  });

  it('that failed is made again as the schedule says, then it is dead', () => {
    let counts = fresh;
    const waits = [];
    for (;;) {
      const verdict = verdictOn('refused', counts, schedule, middle);
      waits.push(verdict.waitMs);
      if (verdict.waitMs === null) {
        expect(verdict.status).toBe('dead');
        break;
      }
      expect(verdict.status).toBe('failed');
      counts = verdict;
    }
    expect(waits).toEqual([30_000, 120_000, 600_000, null]);
  });

  it('that was rejected is made once more, then it is dead', () => {
    const first = verdictOn('rejected', fresh, schedule, middle);
    expect(first).toEqual({ refusals: 1, unknowns: 0, status: 'failed', waitMs: 30_000 });
    expect(verdictOn('rejected', first, schedule)).toEqual({ refusals: 2, unknowns: 0, status: 'dead', waitMs: null });
    expect(verdictOn('not_sent', first, schedule, middle)).toMatchObject({ status: 'failed', waitMs: 120_000 });
  });

  it('that nobody knows about is made once more, not twice', () => {
    const first = verdictOn('unknown', fresh, schedule, middle);
    expect(first).toEqual({ refusals: 0, unknowns: 1, status: 'unknown', waitMs: 30_000 });
    expect(verdictOn('unknown', first, schedule)).toEqual({ refusals: 0, unknowns: 2, status: 'unknown', waitMs: null });
  });

  it('that fails for good after an unknown one leaves it unknown, for it may have arrived', () => {
    expect(verdictOn('refused', { refusals: 3, unknowns: 1 }, schedule).status).toBe('unknown');
  });
});

describe('a call of a webhook', () => {
  const failures = fc.constantFrom<Outcome>('refused', 'rejected', 'not_sent', 'unknown');

  it('that was accepted ends it; every other outcome takes one place in the schedule, then it is dead', () => {
    expect(verdictOnCall('accepted', { refusals: 1, unknowns: 1 }, schedule)).toEqual({ refusals: 1, unknowns: 1, status: 'sent', waitMs: null });
    fc.assert(fc.property(fc.array(failures, { minLength: 4, maxLength: 4 }), (outcomes) => {
      let counts = fresh;
      const waits = outcomes.map((outcome, index) => {
        const verdict = verdictOnCall(outcome, counts, schedule, middle);
        counts = verdict;
        expect(verdict.status).toBe(index === 3 ? 'dead' : outcome === 'unknown' ? 'unknown' : 'failed');
        return verdict.waitMs;
      });
      expect(waits).toEqual([30_000, 120_000, 600_000, null]);
      expect(counts.refusals + counts.unknowns).toBe(4);
    }), { numRuns: runs(100) });
  });

  it('is not repeated without a schedule', () => {
    expect(verdictOnCall('refused', fresh, [])).toMatchObject({ status: 'dead', waitMs: null });
  });

  it('uses up its retries in no less than the shortest round', () => {
    expect(shortestRound(schedule)).toBe(schedule.reduce((sum, _seconds, index) =>
      sum + verdictOnCall('refused', { refusals: index, unknowns: 0 }, schedule, () => 0).waitMs!, 0));
  });
});

describe('any run of outcomes', () => {
  const outcome = fc.constantFrom<Outcome>('accepted', 'refused', 'rejected', 'not_sent', 'unknown');

  it('ends after at most one attempt, its retries and one send in the dark; waits stay within a quarter of the schedule', () => {
    fc.assert(fc.property(
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 10 }), fc.infiniteStream(outcome),
      fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
      (seconds, outcomes, randoms) => {
        let counts = fresh;
        let attempts = 0;
        let inTheDark = 0;
        for (;;) {
          const { value } = outcomes.next();
          attempts += 1;
          inTheDark += value === 'unknown' ? 1 : 0;
          const verdict = verdictOn(value!, counts, seconds, () => randoms.next().value as number);
          const planned = value === 'unknown' ? seconds[0]! : seconds[counts.refusals]!;
          counts = verdict;
          if (verdict.waitMs === null) {
            expect(['sent', 'dead', 'unknown']).toContain(verdict.status);
            expect(verdict.status === 'dead' && inTheDark > 0).toBe(false);
            break;
          }
          expect(verdict.waitMs / planned / 1000).toBeGreaterThanOrEqual(0.75);
          expect(verdict.waitMs / planned / 1000).toBeLessThanOrEqual(1.25);
        }
        expect(attempts).toBeLessThanOrEqual(seconds.length + 2);
        expect(inTheDark).toBeLessThanOrEqual(2);
      },
    ), { numRuns: runs(300) });
  });
});

describe('the schedule', () => {
  const needed = {
    DATABASE_URL: 'postgres://u:p@h/d', REDIS_URL: 'redis://h', NATS_URL: 'nats://h', SMTP_URL: 'smtp://h', PUBLIC_URL: 'http://h',
    WEBHOOK_SECRET_KEY: 'a key of at least thirty-two bytes',
  };

  it('is eight retries over a day unless configured', () => {
    const { RETRY_SCHEDULE_S: seconds } = readConfig(NotificationsConfigSchema, needed);
    expect(seconds).toHaveLength(8);
    const hours = seconds.reduce((sum, each) => sum + each, 0) / 3600;
    expect(hours).toBeGreaterThan(23);
    expect(hours).toBeLessThan(26);
  });

  it('is read from the environment, and nonsense is refused by name', () => {
    expect(readConfig(NotificationsConfigSchema, { ...needed, RETRY_SCHEDULE_S: '1,2.5,3' }).RETRY_SCHEDULE_S).toEqual([1, 2.5, 3]);
    expect(() => readConfig(NotificationsConfigSchema, { ...needed, RETRY_SCHEDULE_S: '1,soon' })).toThrow(/RETRY_SCHEDULE_S/);
    expect(() => readConfig(NotificationsConfigSchema, { ...needed, RETRY_SCHEDULE_S: '-1' })).toThrow(/RETRY_SCHEDULE_S/);
    expect(() => readConfig(NotificationsConfigSchema, { ...needed, MAIL_FROM: 'x@y\r\nBcc: z@y' })).toThrow(/MAIL_FROM/);
  });
});
