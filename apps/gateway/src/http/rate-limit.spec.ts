import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '#contracts/errors.js';
import { runs } from '#testing/depth.js';
import { RateLimit } from './rate-limit.js';

describe('RateLimit', () => {
  it('lets a burst through, then one by one as time passes', () => {
    let now = 0;
    const limit = new RateLimit(60, 10, () => now);
    expect(Array.from({ length: 61 }, () => limit.take('a')).filter(Boolean)).toHaveLength(60);
    now += 999;
    expect(limit.take('a')).toBe(false);
    now += 1;
    expect(limit.take('a')).toBe(true);
    expect(limit.take('b')).toBe(true);
  });

  it('never lets more through than a burst and what refilled since', () => {
    const steps = fc.array(fc.record({ wait: fc.nat(5_000), tries: fc.nat(20) }), { maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), steps, (perMinute, plan) => {
        let now = 1_000;
        let through = 0;
        const limit = new RateLimit(perMinute, 10, () => now);
        for (const { wait, tries } of plan) {
          now += wait;
          for (let i = 0; i < tries; i += 1) if (limit.take('a')) through += 1;
        }
        expect(through).toBeLessThanOrEqual(perMinute + ((now - 1_000) * perMinute) / 60_000 + 1e-6);
      }),
      { numRuns: runs(100) },
    );
  });

  it('says how long to wait, and that wait is enough', () => {
    let now = 0;
    const limit = new RateLimit(20, 10, () => now);
    for (let i = 0; i < 20; i += 1) limit.spend('a');
    let refused: unknown;
    try {
      limit.spend('a');
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(DomainError);
    const { retryAfterSeconds } = (refused as DomainError).details as { retryAfterSeconds: number };
    now += retryAfterSeconds * 1000;
    expect(limit.take('a')).toBe(true);
  });

  it('gives back what a welcome request took, and never more than the burst', () => {
    const limit = new RateLimit(1, 10, () => 0);
    expect(limit.take('a')).toBe(true);
    limit.refund('a');
    limit.refund('a');
    expect([limit.take('a'), limit.take('a')]).toEqual([true, false]);
  });

  it('can be looked at without taking anything or remembering anybody', () => {
    const limit = new RateLimit(1, 1, () => 0);
    limit.check('a');
    limit.spend('a');
    expect(() => limit.check('a')).toThrow(/More than 1/);
    limit.check('b');
    expect(() => limit.check('a')).toThrow(/More than 1/);
  });

  it('remembers a bounded number of names, the latest ones', () => {
    const limit = new RateLimit(1, 2, () => 0);
    limit.take('a');
    limit.take('b');
    limit.take('a');
    limit.take('c');
    expect([limit.take('a'), limit.take('b')]).toEqual([false, true]);
  });

  it('is not refilled by a clock that goes backwards', () => {
    let now = 60_000;
    const limit = new RateLimit(1, 2, () => now);
    limit.take('a');
    now = 0;
    expect(limit.take('a')).toBe(false);
  });
});
