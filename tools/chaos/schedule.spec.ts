// A seed gives one schedule, everything gets its turn, and the faults are spread over the posts.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { seededRandom } from './random.js';
import { faultKinds, inWords, scheduleFaults, turnOf, type FaultKind } from './schedule.js';

const all = {
  processes: ['gateway', 'registry', 'matching', 'matching-2'], servers: ['postgres', 'redis', 'nats'],
  links: ['matching → redis', 'matching → nats', 'registry → postgres'],
};
const schedule = (kills: number, seed: number) => scheduleFaults(kills, all, seededRandom(seed));
const countOf = (faults: ReturnType<typeof schedule>, kind: FaultKind) => faults.filter((fault) => fault.kind === kind).length;

describe('the schedule', () => {
  it('is the same for the same seed, on every machine, and another for another', () => {
    expect(schedule(20, 7)).toEqual(schedule(20, 7));
    expect(schedule(20, 7)).not.toEqual(schedule(20, 8));
    expect(schedule(3, 1).slice(0, 3).map(inWords)).toEqual([
      'slow by 29 ms: registry → postgres, for 2572 ms', 'silent: matching → redis, for 4462 ms', 'kill: matching, for 852 ms',
    ]);
  });

  it('has the kills that were asked for, and the others in proportion but at least one', () => {
    const many = schedule(150, 1);
    expect(Object.fromEntries(faultKinds.map((kind) => [kind, countOf(many, kind)]))).toEqual({
      kill: 150, pause: 15, flush: 13, 'store-removed': 5, 'restart-fast': 5, 'restart-immediate': 5, slow: 13, cut: 13, silent: 13,
    });
    expect(faultKinds.map((kind) => countOf(schedule(1, 1), kind))).toEqual(faultKinds.map(() => 1));
  });

  it('hits every process and server before any of them again', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 1, max: 60 }), (seed, kills) => {
      const hits = schedule(kills, seed).filter(({ kind }) => kind === 'kill').map(({ target }) => target);
      const counts = [...all.processes, ...all.servers].map((name) => hits.filter((target) => target === name).length);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }), { numRuns: runs(50) });
  });

  it('breaks only what there is, for a while, and never pauses Postgres', () => {
    for (const { kind, target, lastsMs, delayMs } of schedule(200, 3)) {
      expect([...all.processes, ...all.servers, ...all.links]).toContain(target);
      expect(['slow', 'cut', 'silent'].includes(kind)).toBe(all.links.includes(target));
      expect([kind, target]).not.toEqual(['pause', 'postgres']);
      if (kind === 'pause') expect(lastsMs).toBeGreaterThan(3000);
      expect(delayMs > 0).toBe(kind === 'slow');
    }
  });

  it('spreads the faults over the posts, all of them before the last post', () => {
    expect([0, 1, 2, 3].map((index) => turnOf(index, 4, 100))).toEqual([20, 40, 60, 80]);
    expect(turnOf(0, 50, 10)).toBe(0);
  });
});

describe('the random numbers', () => {
  it('stay in their range', () => {
    const random = seededRandom(1);
    const numbers = Array.from({ length: 1000 }, () => random.between(3, 5));
    expect(new Set(numbers)).toEqual(new Set([3, 4, 5]));
    expect(seededRandom(0).fraction()).not.toBe(seededRandom(1).fraction());
  });
});
