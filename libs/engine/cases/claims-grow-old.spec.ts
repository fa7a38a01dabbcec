// A claim weighs in full while it is fresh, then less from day to day, and the explanation says so to the last digit.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { claimStanding, weightAfter } from '../claim-age.js';
import { dayOf } from '../dates.js';
import { criterionInWords } from '../engine.js';
import { capability, cluster, criterionOf, evaluate, lot, workshop } from './example.js';

const aging = { freshDays: 180, fadingDays: 360, staleWeight: 0.5 };
const fit = (change: Parameters<typeof capability>[0], setting = cluster({ aging })) =>
  criterionOf(evaluate(lot(), workshop({ capabilities: [capability(change)] }), setting), 'capabilityFit');

// The lot is computed on 2026-11-16.
describe('a claim', () => {
  it.each([
    ['of today', '2026-11-16', 1], ['of tomorrow', '2026-11-17', 1], ['180 days old', '2026-05-20', 1],
    ['a day more', '2026-05-19', 1 - 0.5 / 360], ['half faded', '2025-11-21', 0.75], ['faded', '2025-05-25', 0.5], ['forgotten', '1999-01-01', 0.5],
  ])('%s', (_age, statedOn, weight) => {
    expect(fit({ statedOn }).value).toBeCloseTo(0.9 * weight, 12);
    expect(fit({ statedOn, status: 'verified' }).value).toBeCloseTo(weight, 12);
  });

  it('counts from the day on which somebody looked at it', () => {
    expect(fit({ statedOn: '2020-01-01', status: 'verified', verifiedOn: '2026-10-01' }).value).toBe(1);
    // Who looked once and took it back says nothing of it.
    expect(fit({ statedOn: '2020-01-01', status: 'declared', verifiedOn: '2026-10-01' }).value).toBe(0.9 * 0.5);
  });

  it('counts as declared and stale from the day after its last', () => {
    const verified = { status: 'verified' as const, verifiedOn: '2026-11-01', statedOn: '2026-11-01' };
    expect(fit({ ...verified, validUntil: '2026-11-16' }).value).toBe(1);
    const ended = fit({ ...verified, validUntil: '2026-11-15' });
    expect(ended.value).toBe(0.9 * 0.5);
    expect(criterionInWords(ended)).toBe(
      'Capability fit: codes 1 alike × 0.9 for a declared capability × 0.5 because its last day was 2026-11-15 = 0.45; '
      + 'weight 3 × 0.45 / 9 = 0.15.');
    const evaluation = evaluate(lot(), workshop({ capabilities: [capability({ ...verified, validUntil: '2026-11-15' })] }), cluster({ aging }));
    expect(evaluation.claim).toMatchObject({ status: 'declared' });
  });

  it('says its day, its age and what both come to', () => {
    const faded = fit({ statedOn: '2025-11-21' });
    expect(faded.inputs).toMatchObject({
      statedOn: '2025-11-21', confirmedOn: '2025-11-21', claimDays: 360, freshDays: 180, fadingDays: 360, staleWeight: 0.5, ageWeight: 0.75,
    });
    expect(criterionInWords(faded)).toBe(
      'Capability fit: codes 1 alike × 0.9 for a declared capability × 0.75 for its age: confirmed 2025-11-21, 360 days ago, '
      + '1 up to 180 days, 0.5 from 540 = 0.675; weight 3 × 0.675 / 9 = 0.225.');
  });

  it('does not age where no policy says so', () => {
    const old = fit({ statedOn: '1999-01-01' }, cluster());
    expect(old.value).toBe(0.9);
    expect(old.inputs).not.toHaveProperty('ageWeight');
  });
});

describe('the weight of a claim', () => {
  const policies = fc.record({
    freshDays: fc.integer({ min: 0, max: 3650 }), fadingDays: fc.integer({ min: 0, max: 3650 }), staleWeight: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  it('never rises with age, and lies between its least and 1', () => {
    fc.assert(fc.property(policies, fc.nat(9000), fc.nat(9000), (policy, a, b) => {
      const [younger, older] = [weightAfter(Math.min(a, b), policy), weightAfter(Math.max(a, b), policy)];
      expect(older).toBeLessThanOrEqual(younger);
      expect(older).toBeGreaterThanOrEqual(policy.staleWeight);
      expect(younger).toBeLessThanOrEqual(1);
      expect(weightAfter(policy.freshDays, policy)).toBe(1);
      expect(weightAfter(policy.freshDays + policy.fadingDays + 1, policy)).toBe(policy.staleWeight);
    }), { numRuns: runs(500) });
  });

  it('falls by the same every day', () => {
    fc.assert(fc.property(policies.filter(({ fadingDays }) => fadingDays > 0), fc.nat(), (policy, at) => {
      const day = policy.freshDays + (at % policy.fadingDays);
      const lost = weightAfter(day, policy) - weightAfter(day + 1, policy);
      expect(lost).toBeCloseTo((1 - policy.staleWeight) / policy.fadingDays, 10);
    }), { numRuns: runs(500) });
  });

  it('of a claim past its last day is the least, whoever looked at it when', () => {
    fc.assert(fc.property(policies, fc.nat(3000), (policy, ago) => {
      const day = (before: number) => new Date(Date.parse('2026-11-16') - before * 86_400_000).toISOString().slice(0, 10);
      const claim = { status: 'verified' as const, statedOn: day(ago), verifiedOn: day(0), validUntil: day(ago + 1) };
      expect(claimStanding(claim, policy, '2026-11-16', dayOf)).toMatchObject({ status: 'declared', age: { expired: true, weight: policy.staleWeight } });
    }), { numRuns: runs(200) });
  });
});
