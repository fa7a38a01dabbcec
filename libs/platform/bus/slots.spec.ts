// So many at once, so many in line, a refusal after that; nothing is lost and no slot leaks.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import type { DomainError } from '#contracts/errors.js';
import { Slots } from './slots.js';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('slots', () => {
  it('never let more in than there are, and refuse exactly what does not fit in line', async () => {
    const three = fc.tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 0, max: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(three, async ([atOnce, inLine, asked]) => {
        const slots = new Slots(atOnce, inLine);
        let most = 0;
        const results = await Promise.all(
          Array.from({ length: asked }, async () => {
            try {
              const giveBack = await slots.take();
              most = Math.max(most, slots.taken);
              await turn();
              giveBack();
              giveBack();
              return 'served';
            } catch (error) {
              return (error as DomainError).code;
            }
          }),
        );
        const served = Math.min(asked, atOnce + inLine);
        expect(results.filter((result) => result === 'served')).toHaveLength(served);
        expect(results.filter((result) => result === 'overloaded')).toHaveLength(asked - served);
        expect(most).toBeLessThanOrEqual(atOnce);
        expect(slots.taken).toBe(0);
      }),
      { numRuns: runs(100) },
    );
  });

  it('leave the line at the deadline', async () => {
    const slots = new Slots(1, 5);
    const giveBack = await slots.take();
    await expect(slots.take(Date.now() + 10)).rejects.toMatchObject({ code: 'deadline_exceeded' });
    giveBack();
    const again = await slots.take();
    expect(slots.taken).toBe(1);
    again();
  });
});
