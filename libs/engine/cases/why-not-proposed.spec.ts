// Why an enterprise is not among the proposals: all rules it fails, a nearer claim, a low score, or who is before it and by what.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { world } from '#testing/generated-clusters.js';
import { buildCodeTree, crowdOf, matchLot, whyNot, type Candidate, type CodeTree, type LotNeed, type Setting } from '../engine.js';
import { capability, cluster, garmentTree, lot, workshop } from './example.js';

const among = (need: LotNeed, candidate: Candidate, others: Candidate[], setting: Setting, tree: CodeTree) =>
  whyNot({ need, setting }, candidate, crowdOf(others, { need, setting }, tree), (id) => others.find((each) => each.enterpriseId === id)!, tree);
const ask = (candidate: Candidate, others: Candidate[] = [], setting: Setting = cluster()) => among(lot(), candidate, others, setting, garmentTree);
const wordsOf = (candidate: Candidate, others: Candidate[] = [], setting: Setting = cluster()) =>
  ask(candidate, others, setting).reasons.map(({ words }) => words);

describe('why not', () => {
  it('names every rule that fails, with its margin', () => {
    expect(wordsOf(workshop({ active: false, capabilities: [capability({ leadTimeDays: 62, minimumOrder: 5000 })] }))).toEqual([
      'The enterprise is not active.',
      '3,000 pieces wanted, 2,000 below the minimum order of 5,000.',
      'Needs 62 days of the 60 days to 2027-01-15: 2 days too long.',
    ]);
  });

  it('says that a code is not alike', () => {
    expect(wordsOf(workshop({ capabilities: [capability({ code: 'G.2.1', unit: 'metre' })] }))[0]).toMatch(/only .* alike .*at least 0.7 is asked/);
  });

  it('says that a nearer claim decides where another would pass', () => {
    const claims = [capability({ leadTimeDays: 90 }), capability({ capabilityId: 'capability-2', code: 'G.1.1.2' })];
    expect(wordsOf(workshop({ capabilities: claims }))).toEqual([
      'Needs 90 days of the 60 days to 2027-01-15: 30 days too long.',
      'Its claim of G.1.1.2 would pass, but that of G.1.1.1 is nearer to what is wanted, and the nearest decides.',
    ]);
  });

  it('says that the score is too low', () => {
    const { reasons, rank } = ask(workshop(), [], cluster({ minimumScore: 0.99 }));
    expect(rank).toBeNull();
    expect(reasons).toMatchObject([{ text: 'why_not.below_minimum_score', words: expect.stringMatching(/is below the least score 0.99/) }]);
  });

  it('says who is the last to be proposed, and which criteria make the difference', () => {
    const fast = (at: number, leadTimeDays: number) => workshop({ enterpriseId: `fast-${at}`, capabilities: [capability({ leadTimeDays })] });
    const own = workshop({ enterpriseId: 'own', capabilities: [capability({ leadTimeDays: 54 })] });
    const { rank, belong, last, reasons } = ask(own, [fast(1, 6), fast(2, 12), own, fast(3, 30), fast(4, 60)], cluster({ maxProposals: 2 }));
    expect([rank, belong]).toEqual([4, 5]);
    expect(last).toMatchObject({ enterpriseId: 'fast-2', rank: 2, leads: [{ criterion: 'leadTimeMargin' }] });
    expect(reasons.map(({ words }) => words)).toEqual([
      'It passes every rule and ranks 4 of 5, but only the best 2 are proposed; the last of them has 0.7982, it has 0.7594: lead-time margin 0.03889 less.',
    ]);
  });

  it('says nothing of whom it proposes', () => {
    expect(ask(workshop(), [workshop({ enterpriseId: 'other' })])).toMatchObject({ rank: 1, belong: 2, reasons: [], last: null });
  });

  it('has a reason exactly for whom matchLot does not propose, and the place matchLot gives', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(world(), ({ rows, need, candidates, setting }) => {
        const tree = buildCodeTree(rows);
        const { proposals } = matchLot(need, candidates, setting, tree);
        const all = matchLot(need, candidates, { ...setting, policy: { ...setting.policy, maxProposals: 1000 } }, tree).proposals;
        for (const candidate of candidates) {
          const { rank, belong, reasons, last, evaluation } = among(need, candidate, candidates, setting, tree);
          const isProposed = proposals.some(({ enterpriseId }) => enterpriseId === candidate.enterpriseId);
          expect(reasons.length === 0).toBe(isProposed);
          for (const { text } of reasons) seen.add(text);
          const place = all.find(({ enterpriseId }) => enterpriseId === candidate.enterpriseId)?.rank ?? null;
          expect([rank, belong]).toEqual([place, place === null ? 0 : all.length]);
          if (last === null) continue;
          expect(last).toMatchObject({ enterpriseId: proposals.at(-1)!.enterpriseId, score: proposals.at(-1)!.score });
          expect(last.leads.reduce((sum, { lead }) => sum + lead, 0)).toBeCloseTo(last.score - evaluation.score, 12);
        }
      }),
      { numRuns: runs(200) },
    );
    for (const text of ['why_not.outranked', 'why_not.below_minimum_score', 'lead_time.too_long']) expect(seen).toContain(text);
  });
});
