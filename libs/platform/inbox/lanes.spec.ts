// Lanes keep one aggregate in order and never run more than their width, whatever the tasks and their
// lengths.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { Lanes } from './lanes.js';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('lanes', () => {
  it('keep the order of each key, stay within their width, and use it', async () => {
    const tasks = fc.array(
      fc.record({
        keys: fc.subarray(['a', 'b', 'c', 'd'], { minLength: 1 }),
        turns: fc.integer({ min: 0, max: 4 }),
        fails: fc.boolean(),
      }),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(tasks, fc.integer({ min: 1, max: 4 }), async (given, width) => {
        const lanes = new Lanes(width);
        const finished: Record<string, number[]> = {};
        let running = 0;
        let most = 0;
        const all = given.map(({ keys, turns, fails }, index) =>
          lanes.add(keys.length === 1 ? keys[0]! : keys, async () => {
            running += 1;
            most = Math.max(most, running);
            for (let left = turns; left > 0; left -= 1) await turn();
            running -= 1;
            for (const key of keys) (finished[key] ??= []).push(index);
            if (fails) throw new Error(String(index));
          }),
        );
        expect(lanes.load).toBe(given.length);
        const results = await Promise.allSettled(all);
        expect(results.map(({ status }) => status === 'rejected')).toEqual(given.map(({ fails }) => fails));
        await lanes.idle();
        expect(lanes.load).toBe(0);
        for (const order of Object.values(finished)) expect(order).toEqual([...order].sort((a, b) => a - b));
        expect(new Set(Object.values(finished).flat()).size).toBe(given.length);
        expect(most).toBeLessThanOrEqual(width);
        expect(most).toBeGreaterThanOrEqual(Math.min(given.length, 1));
      }),
      { numRuns: runs(100) },
    );
  });
});
