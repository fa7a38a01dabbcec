// Silence with a reason is better than noise.
import { describe, expect, it } from '@jest/globals';
import { reasonInWords } from '../engine.js';
import { capability, cluster, evaluate, lot, match, workshop } from './example.js';

describe('nobody fits', () => {
  it('because there is nobody', () => {
    const { reason, counts } = match(lot(), []);
    expect(counts.considered).toBe(0);
    expect(reasonInWords(reason!)).toBe('There was no enterprise to consider.');
  });

  it('because all fail, most of them on one rule', () => {
    const { reason, counts } = match(lot(), [
      workshop({ enterpriseId: 'a', capabilities: [capability({ leadTimeDays: 90 })] }),
      workshop({ enterpriseId: 'b', capabilities: [capability({ leadTimeDays: 90 })], active: false }),
    ]);
    expect(counts).toMatchObject({
      considered: 2,
      passed: 0,
      excludedByRule: { active: 1, lead_time: 2, code: 0 },
    });
    expect(reasonInWords(reason!)).toBe(
      'None of 2 enterprises passed every rule; most (2) failed on lead time.',
    );
  });

  it('because none is good enough', () => {
    const { reason, counts, proposals } = match(lot(), [workshop()], cluster({ minimumScore: 0.99 }));
    expect(proposals).toEqual([]);
    expect(counts).toMatchObject({ passed: 1, belowMinimumScore: 1 });
    expect(reasonInWords(reason!)).toBe(
      '1 enterprise passed every rule, but none reached the least score 0.99.',
    );
  });

  it('ends where a score reaches the least exactly', () => {
    const { score } = evaluate(lot(), workshop());
    expect(match(lot(), [workshop()], cluster({ minimumScore: score })).proposals).toHaveLength(1);
  });

  it('has no reason when somebody does', () => expect(match(lot(), [workshop()]).reason).toBeNull());
});
