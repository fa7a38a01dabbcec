// The account of a lot: everybody of the cluster is counted once, and silence has its reason.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ruleNames, type MatchResult, type RuleName } from '#engine';
import { runs } from '#testing/depth.js';
import { accountOf } from './run-view.js';

const code = { code: 'G11', parent: null, labels: { en: 'T-shirts' }, synonyms: {}, unit: 'C62' };
const byRule = (counts: Partial<Record<RuleName, number>>) =>
  Object.fromEntries(ruleNames.map((name) => [name, counts[name] ?? 0])) as Record<RuleName, number>;
const resultOf = (considered: number, passed: number, reason: MatchResult['reason']) => ({
  counts: { considered, passed, belowMinimumScore: 0, excludedByRule: byRule({ lead_time: considered - passed }) }, reason,
}) as MatchResult;
const noCandidates = resultOf(0, 0, { text: 'none.no_candidates', params: {} });

describe('the account', () => {
  it('counts those of other trades and those the lot has had its answer from', () => {
    fc.assert(fc.property(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50), (passed, failed, unlike, settled) => {
      const { counts, noneReason } = accountOf(resultOf(passed + failed, passed, null), { unlike, unjudged: 0, settled, code });
      const excluded = Object.values(counts.excludedByRule).reduce((sum, each) => sum + each, 0);
      expect(counts.considered).toBe(passed + failed + unlike + settled);
      expect(excluded + counts.passed).toBe(counts.considered);
      expect(noneReason).toBeNull();
    }), { numRuns: runs(100) });
  });

  it('says whether nobody is there, nobody claims the code, or everybody has had an answer', () => {
    const words = (unlike: number, settled: number, result = noCandidates) => accountOf(result, { unlike, unjudged: 0, settled, code }).noneReason;
    expect(words(0, 0)).toBe('There was no enterprise to consider.');
    expect(words(40, 0)).toBe('None of 40 enterprises claims a code like T-shirts (G11).');
    expect(words(38, 2)).toBe('Of 40 enterprises 2 claim a code like T-shirts (G11), and this lot has had its answer from each of them.');
    const slow = resultOf(2, 0, { text: 'none.all_excluded', params: { considered: 2, rule: 'lead_time', excluded: 2 } });
    expect(words(0, 0, slow)).toMatch(/^None of 2 enterprises passed/);
    const { counts, noneReason } = accountOf(slow, { unlike: 30, unjudged: 5, settled: 1, code });
    expect(counts.considered).toBe(38);
    expect(noneReason).toMatch(/^None of the 7 enterprises that claim a code like .* can be proposed\. Of the 2 that were looked at closely: None of 2/);
    expect(words(37, 1, slow)).toMatch(/^2 of 40 enterprises claim a code like T-shirts \(G11\) and can still be asked\. None of 2/);
  });
});
