// Which claim of an enterprise is asked about.
import { describe, expect, it } from '@jest/globals';
import { MatchingPolicy } from '#contracts/registry/clusters.js';
import { tailor } from '../enterprises/tailor.specimen.js';
import { dayAfter, stalestClaim } from './stale-claims.js';

const policy = MatchingPolicy.parse({ claimFreshDays: 100 });
const today = '2027-06-30';
const claim = (id: string, daysOld: number, more: object = {}) => ({ ...tailor().capabilities[0]!, id, statedOn: dayAfter(today, -daysOld), ...more });
const asked = (...claims: ReturnType<typeof claim>[]) => stalestClaim(claims, policy, today)?.claim.id ?? null;

describe('the claim to ask about', () => {
  it('is the one that was confirmed longest ago, once it is not fresh any more', () => {
    expect(asked(claim('fresh', 100))).toBeNull();
    expect(asked(claim('fresh', 100), claim('old', 101), claim('older', 300))).toBe('older');
    expect(asked(claim('b', 300), claim('a', 300))).toBe('a');
    expect(asked()).toBeNull();
  });

  it('is not one that somebody verified since', () => {
    expect(asked(claim('verified', 900, { status: 'verified', verifiedOn: dayAfter(today, -10) }))).toBeNull();
  });

  it('is one whose last day is past, however new', () => {
    expect(asked(claim('ends today', 1, { validUntil: today }))).toBeNull();
    expect(asked(claim('ended', 1, { validUntil: dayAfter(today, -1) }))).toBe('ended');
  });
});
