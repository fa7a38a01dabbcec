// The engine and the oracle agree on random clusters.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { world } from '#testing/generated-clusters.js';
import { buildCodeTree, evaluatePair, matchLot } from './engine.js';
import { oracleMatch, oraclePair, type OraclePair } from './oracle.js';

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** The same list; two neighbours may only change places where their scores are the same but for rounding. */
function expectSameOrder(found: { enterpriseId: string; score: number }[], expected: OraclePair[]): void {
  expect(found.length).toBe(expected.length);
  found.forEach((one, at) => {
    const other = expected[at]!;
    expect(close(one.score, other.score)).toBe(true);
    if (one.enterpriseId !== other.enterpriseId) {
      const twin = expected.find(({ enterpriseId }) => enterpriseId === one.enterpriseId);
      expect(twin === undefined || close(twin.score, other.score)).toBe(true);
    }
  });
}

describe('the engine against the oracle', () => {
  it('agrees on every rule, score, confidence and quantity of a pair', () => {
    fc.assert(
      fc.property(world(2), ({ rows, need, candidates, setting }) => {
        const tree = buildCodeTree(rows);
        for (const candidate of candidates) {
          const found = evaluatePair(need, candidate, setting, tree);
          const expected = oraclePair(need, candidate, setting, rows);
          expect(found.failedRules).toHaveLength(expected.failed.length);
          expect(close(found.score, expected.score)).toBe(true);
          if ((found.claim?.capabilityId ?? null) !== expected.capabilityId) continue; // equal but for rounding
          expect(Object.fromEntries(found.rules.map(({ rule, outcome }) => [rule, outcome]))).toEqual(
            expected.rules,
          );
          expect(found.failedRules).toEqual(expected.failed);
          expect(close(found.confidence, expected.confidence)).toBe(true);
          expect(close(found.offeredQuantity, expected.offeredQuantity)).toBe(true);
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it('agrees on proposals, their order, near misses and counts of a lot', () => {
    fc.assert(
      fc.property(world(), ({ rows, need, candidates, setting }) => {
        const found = matchLot(need, candidates, setting, buildCodeTree(rows));
        const expected = oracleMatch(need, candidates, setting, rows);
        // A score on the threshold itself may fall to either side by rounding.
        fc.pre(
          expected.members.every(
            ({ score }) =>
              score === setting.policy.minimumScore || !close(score, setting.policy.minimumScore),
          ),
        );
        expectSameOrder(found.proposals, expected.members.slice(0, setting.policy.maxProposals));
        expectSameOrder(
          found.nearMisses.map(({ enterpriseId, wouldScore }) => ({ enterpriseId, score: wouldScore })),
          expected.nearMisses,
        );
        expect(found.nearMisses.map(({ rule }) => rule).sort()).toEqual(
          expected.nearMisses.map(({ failed }) => failed[0]).sort(),
        );
        expect(found.counts).toMatchObject({
          considered: expected.considered,
          passed: expected.passed,
          belowMinimumScore: expected.passed - expected.members.length,
        });
        const excluded = Object.fromEntries(
          Object.entries(found.counts.excludedByRule).filter(([, count]) => count > 0),
        );
        expect(excluded).toEqual(expected.excludedByRule);
        expect(found.reason === null).toBe(expected.members.length > 0);
      }),
      { numRuns: runs(300) },
    );
  });

  it('is tried on worlds where many pass, many fail and many miss narrowly', () => {
    const sample = fc
      .sample(world(), { numRuns: 400, seed: 7 })
      .map(({ rows, need, candidates, setting }) => oracleMatch(need, candidates, setting, rows));
    const worldsWith = (list: 'members' | 'nearMisses') =>
      sample.filter((one) => one[list].length > 1).length;
    expect(worldsWith('members')).toBeGreaterThan(30);
    expect(worldsWith('nearMisses')).toBeGreaterThan(30);
    const failed = new Set(sample.flatMap(({ excludedByRule }) => Object.keys(excludedByRule)));
    expect(failed.size).toBe(13);
  });
});
