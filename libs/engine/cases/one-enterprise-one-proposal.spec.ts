// An enterprise with several fitting capabilities is proposed once, by the claim nearest to the lot.
import { describe, expect, it } from '@jest/globals';
import { capability, lot, match, workshop } from './example.js';

describe('one enterprise, one proposal', () => {
  it('takes the fewest failures before the better score between claims equally near', () => {
    const late = capability({ capabilityId: 'a', status: 'verified', leadTimeDays: 90 });
    const inTime = capability({ capabilityId: 'b' });
    for (const capabilities of [
      [late, inTime],
      [inTime, late],
    ]) {
      const { proposals } = match(lot(), [workshop({ capabilities })]);
      expect(proposals.map(({ claim }) => claim.capabilityId)).toEqual(['b']);
    }
  });

  it('takes the better score, then the smaller id', () => {
    const capabilities = [
      capability({ capabilityId: 'c' }),
      capability({ capabilityId: 'b', status: 'verified' }),
      capability({ capabilityId: 'a', status: 'verified' }),
    ];
    expect(match(lot(), [workshop({ capabilities })]).proposals).toMatchObject([
      { claim: { capabilityId: 'a' }, rank: 1 },
    ]);
  });

  it('keeps capacity and lead time of one capability together', () => {
    const much = capability({ capabilityId: 'much', leadTimeDays: 90 });
    const fast = capability({
      capabilityId: 'fast',
      leadTimeDays: 5,
      capacity: [{ from: '2026-11-16', to: '2027-01-15', quantity: 10, booked: 0 }],
    });
    expect(match(lot(), [workshop({ capabilities: [much, fast] })]).proposals).toEqual([]);
  });

  it('reads the newest version when an enterprise comes twice', () => {
    const old = workshop({ version: 1 });
    const closed = workshop({ version: 2, active: false });
    for (const candidates of [
      [old, closed],
      [closed, old],
    ]) {
      expect(match(lot(), candidates)).toMatchObject({ proposals: [], counts: { considered: 1 } });
    }
  });
});
