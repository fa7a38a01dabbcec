// What must hold whatever the cluster, the lot and the candidates.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { world } from '#testing/generated-clusters.js';
import {
  buildCodeTree,
  canonicalJson,
  criterionInWords,
  evaluatePair,
  matchLot,
  ruleInWords,
  type Candidate,
  type Outcome,
  type RuleName,
  type RuleResult,
} from './engine.js';
import { ruleSentences } from './rule-sentences.js';

describe('matching', () => {
  it('does not depend on the order of the candidates, nor on old versions among them', () => {
    fc.assert(
      fc.property(world(), fc.func(fc.integer()), ({ rows, need, candidates, setting }, key) => {
        const tree = buildCodeTree(rows);
        const old = candidates.map((candidate): Candidate => ({
          ...candidate,
          version: 0,
          active: !candidate.active,
          capabilities: [],
        }));
        const shuffled = [...old, ...candidates]
          .map((candidate, at) => ({ candidate, at: key(at) }))
          .sort((a, b) => a.at - b.at)
          .map(({ candidate }) => candidate);
        expect(canonicalJson(matchLot(need, shuffled, setting, tree))).toBe(
          canonicalJson(matchLot(need, candidates, setting, tree)),
        );
      }),
      { numRuns: runs(200) },
    );
  });

  it('publishes contributions that add up to the score to the last bit', () => {
    fc.assert(
      fc.property(world(), ({ rows, need, candidates, setting }) => {
        for (const { score, criteria, confidence } of matchLot(need, candidates, setting, buildCodeTree(rows))
          .proposals) {
          expect(criteria.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(score);
          for (const { weight, value, contribution, basis } of criteria) {
            expect(contribution).toBe(weight * value);
            expect(value >= 0 && value <= 1 && weight >= 0 && weight <= 1).toBe(true);
            if (basis === 'none') expect(weight).toBe(0);
          }
          expect(confidence >= 0 && confidence <= 1).toBe(true);
        }
      }),
      { numRuns: runs(200) },
    );
  });

  it('leaves out criteria that the lot does not ask about for every candidate alike', () => {
    fc.assert(
      fc.property(world(), ({ rows, need, candidates, setting }) => {
        const [first, ...others] = matchLot(need, candidates, setting, buildCodeTree(rows)).proposals.map(
          ({ criteria }) => criteria.map(({ weight, basis }) => [weight, basis === 'none']),
        );
        for (const other of others) expect(other).toEqual(first);
      }),
      { numRuns: runs(100) },
    );
  });

  it('never excludes for what is not known, unless the policy says so', () => {
    fc.assert(
      fc.property(world(3), ({ rows, need, candidates, setting }) => {
        const lenient = {
          ...setting,
          policy: { ...setting.policy, unknownExcludes: [], invitationCap: null },
        };
        const tree = buildCodeTree(rows);
        for (const candidate of candidates) {
          const silent: Candidate = {
            ...candidate,
            active: true,
            languages: [],
            establishments: [],
            performance: null,
            responsiveness: null,
            conflictBuyerIds: [],
            optOutBuyerIds: [],
            buyerOptedOut: false,
            certifications: need.mandatoryCertifications.map((scheme) => ({ scheme, validUntil: null })),
            capabilities: [
              {
                capabilityId: 'c',
                code: need.code,
                unit: need.unit,
                status: 'declared',
                statedOn: need.today,
              },
            ],
          };
          const evaluation = evaluatePair(need, silent, lenient, tree);
          expect(evaluation.failedRules).toEqual([]);
          expect(evaluation.offeredQuantity).toBe(need.quantity);
          const strict = {
            ...lenient,
            policy: { ...lenient.policy, unknownExcludes: ['capacity'] as const },
          };
          expect(evaluatePair(need, silent, strict, tree).failedRules).toEqual(['capacity']);
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it('never counts a stated fact that passes its rule for less than one that nobody stated', () => {
    const pairs = [
      ['capacity', 'capacityMargin'],
      ['lead_time', 'leadTimeMargin'],
      ['ceiling_price', 'price'],
    ] as const;
    fc.assert(
      fc.property(world(4), ({ rows, need, candidates, setting }) => {
        const tree = buildCodeTree(rows);
        for (const candidate of candidates) {
          const { rules, criteria } = evaluatePair(need, candidate, setting, tree);
          for (const [rule, criterion] of pairs) {
            const passes = rules.find((one) => one.rule === rule)!.outcome === 'pass';
            const { basis, value } = criteria.find((one) => one.criterion === criterion)!;
            // The rule forgives a billionth.
            if (passes && basis === 'data') expect(value).toBeGreaterThanOrEqual(0.5 - 1e-9);
          }
        }
      }),
      { numRuns: runs(150) },
    );
  });

  it('does not change anybody when an unrelated enterprise joins', () => {
    fc.assert(
      fc.property(world(), ({ rows, need, candidates, setting }) => {
        const unlimited = {
          ...setting,
          policy: { ...setting.policy, maxProposals: 1000, minimumSimilarity: 0.5 },
        };
        const tree = buildCodeTree([
          ...rows,
          { code: 'other', parent: null, labels: {}, synonyms: {}, unit: 'C62' },
        ]);
        const stranger: Candidate = {
          enterpriseId: 'a stranger',
          version: 1,
          active: true,
          languages: [],
          establishments: [],
          certifications: [],
          trackRecords: [{ date: '2026-01-01', title: need.title ?? 'Polo shirts', codes: [need.code], verified: true }],
          performance: null,
          responsiveness: null,
          conflictBuyerIds: [],
          optOutBuyerIds: [],
          buyerOptedOut: false,
          recentInvitations: 0,
          capabilities: [
            { capabilityId: 's', code: 'other', unit: need.unit, status: 'verified', statedOn: '2026-01-01' },
          ],
        };
        const before = matchLot(need, candidates, unlimited, tree);
        const after = matchLot(need, [stranger, ...candidates], unlimited, tree);
        expect(after.proposals).toEqual(before.proposals);
        expect(after.nearMisses).toEqual(before.nearMisses);
        expect(after.counts.considered).toBe(before.counts.considered + 1);
      }),
      { numRuns: runs(100) },
    );
  });

  // Production asks the tree twice: a lot for the codes of its candidates, a changed enterprise for the codes of its lots.
  it('lets nobody belong to a lot whom the codes alike would not have found, from either side', () => {
    fc.assert(
      fc.property(world(), ({ rows, need, candidates, setting }) => {
        const tree = buildCodeTree(rows);
        const { minimumSimilarity } = setting.policy;
        const alike = (code: string) => tree.similarCodes(code, minimumSimilarity).map((one) => one.code);
        const ofLot = alike(need.code);
        for (const candidate of candidates) {
          const { belongs, claim } = evaluatePair(need, candidate, setting, tree);
          if (!belongs) continue;
          expect(ofLot).toContain(claim!.code);
        }
        for (const { code } of rows) expect(alike(code).includes(need.code)).toBe(ofLot.includes(code));
      }),
      { numRuns: runs(150) },
    );
  });

  it('gives JSON that survives the journey, and the best of the proposals whatever their number', () => {
    fc.assert(
      fc.property(world(), ({ rows, need, candidates, setting }) => {
        const tree = buildCodeTree(rows);
        const limited = matchLot(need, candidates, setting, tree);
        expect(JSON.parse(canonicalJson(limited))).toEqual(limited);
        const all = matchLot(
          need,
          candidates,
          { ...setting, policy: { ...setting.policy, maxProposals: 1000 } },
          tree,
        );
        expect(limited.proposals).toEqual(all.proposals.slice(0, setting.policy.maxProposals));
        for (const proposal of limited.proposals) {
          const candidate = candidates.find(({ enterpriseId }) => enterpriseId === proposal.enterpriseId)!;
          const { rank, ...pair } = proposal;
          expect(evaluatePair(need, candidate, setting, tree)).toEqual(pair);
          expect(rank).toBeGreaterThan(0);
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it('has a sentence for everything it can say', () => {
    fc.assert(
      fc.property(world(3), ({ rows, need, candidates, setting }) => {
        for (const candidate of candidates) {
          const { rules, criteria } = evaluatePair(need, candidate, setting, buildCodeTree(rows));
          for (const rule of rules) {
            expect(Object.keys(ruleSentences)).toContain(rule.text);
            if (rule.margin !== null) expect(rule.outcome).toBe(rule.margin >= 0 ? 'pass' : 'fail');
            else if (numeric.has(rule.rule)) expect(rule.outcome).toBe(outcomeWithoutMargin(rule));
          }
          for (const words of [...rules.map((one) => ruleInWords(one)), ...criteria.map((one) => criterionInWords(one))]) {
            expect(words).toMatch(/^\S.*[^.]\.$/);
            expect(words).not.toMatch(/undefined|NaN|null|\[object|  /);
          }
        }
      }),
      { numRuns: runs(150) },
    );
  });
});

const numeric = new Set<RuleName>(['code', 'capacity', 'minimum_order', 'lead_time', 'times', 'ceiling_price', 'place', 'invitation_cap']);

/** Of a rule that compares numbers: nothing was asked, nothing can be compared, or a number is not known. */
function outcomeWithoutMargin({ rule, required, params }: RuleResult): Outcome {
  if (rule === 'code') return 'fail';
  if (required === null) return 'pass';
  return params['unknownExcludes'] === true ? 'fail' : 'unknown';
}
