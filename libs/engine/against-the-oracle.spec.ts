// The engine and the oracle agree on random clusters.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { world } from '#testing/generated-clusters.js';
import { buildCodeTree, evaluatePair, matchLot, type PairEvaluation, type RuleName } from './engine.js';
import { oracleMatch, oraclePairs, type OraclePair } from './oracle.js';

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

interface Listed {
  enterpriseId: string;
  score: number;
  /** Null where none failed. */
  failed: RuleName | null;
}

/**
 * The best of the oracle's list, in its order. Who stands in another's place must have the same score but for
 * rounding; equal scores go by id.
 */
function expectBestOf(all: OraclePair[], found: Listed[], limit: number): void {
  expect(found).toHaveLength(Math.min(limit, all.length));
  found.forEach((one, at) => {
    const twin = all.find(({ enterpriseId }) => enterpriseId === one.enterpriseId);
    expect(twin).toBeDefined();
    expect(twin!.failed[0] ?? null).toBe(one.failed);
    expect([close(one.score, twin!.score), close(one.score, all[at]!.score)]).toEqual([true, true]);
    const before = found[at - 1];
    if (before?.score === one.score) expect(before.enterpriseId < one.enterpriseId).toBe(true);
  });
  expect(new Set(found.map(({ enterpriseId }) => enterpriseId)).size).toBe(found.length);
}

/** Whether more than rounding says which claim decides, or whichever does fails the same rule. */
function isClear([best, ...others]: OraclePair[]): boolean {
  return others.every(({ failed, score }) =>
    failed.length !== best!.failed.length || failed[0] === best!.failed[0] || !close(score, best!.score));
}

describe('the engine against the oracle', () => {
  it('agrees on the claim that decides, every rule with its margin, every criterion, confidence and quantity', () => {
    fc.assert(
      fc.property(world(2), ({ rows, need, candidates, setting }) => {
        const tree = buildCodeTree(rows);
        for (const candidate of candidates) {
          const found = evaluatePair(need, candidate, setting, tree);
          const standings = oraclePairs(need, candidate, setting, rows);
          const expected = standings.find((one) => one.capabilityId === (found.claim?.capabilityId ?? null))!;
          // Another claim may decide only where rounding alone makes it the better one.
          expect(expected).toBeDefined();
          expect(expected.failed).toHaveLength(standings[0]!.failed.length);
          expect(close(expected.score, standings[0]!.score)).toBe(true);
          expectSamePair(found, expected);
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it('takes the smaller id of two claims that are the same', () => {
    fc.assert(
      fc.property(world(2), ({ rows, need, candidates, setting }) => {
        for (const candidate of candidates) {
          const twins = candidate.capabilities.map((one) => ({ ...one, capabilityId: `a-${one.capabilityId}` }));
          for (const capabilities of [
            [...candidate.capabilities, ...twins],
            [...twins, ...candidate.capabilities],
          ]) {
            const { claim } = evaluatePair(need, { ...candidate, capabilities }, setting, buildCodeTree(rows));
            expect(claim?.capabilityId ?? 'a-').toMatch(/^a-/);
          }
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it('agrees on proposals, their order, near misses and counts of a lot', () => {
    fc.assert(
      fc.property(world(), ({ rows, need, candidates, setting }) => {
        // Of two claims with the same score but for rounding either may decide, and say which rule excludes.
        fc.pre(candidates.every((candidate) => isClear(oraclePairs(need, candidate, setting, rows))));
        const found = matchLot(need, candidates, setting, buildCodeTree(rows));
        const expected = oracleMatch(need, candidates, setting, rows);
        // A score on the threshold itself may fall to either side by rounding.
        fc.pre(
          expected.members.every(
            ({ score }) =>
              score === setting.policy.minimumScore || !close(score, setting.policy.minimumScore),
          ),
        );
        const proposals = found.proposals.map((one) => ({ ...one, failed: null }));
        expectBestOf(expected.members, proposals, setting.policy.maxProposals);
        const misses = found.nearMisses.map((one) => ({ ...one, score: one.wouldScore, failed: one.rule }));
        expectBestOf(expected.nearMisses, misses, 10);
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
    expect(failed.size).toBe(14);
  });
});

function expectSamePair(found: PairEvaluation, expected: OraclePair): void {
  for (const { rule, outcome, margin } of found.rules) {
    const other = expected.margins[rule];
    expect([rule, outcome, margin === null]).toEqual([rule, expected.rules[rule], other === null]);
    // By the size of what was compared; the oracle measures distances another way.
    const size = rule === 'place' ? 1e6 : sizeOf(found, rule);
    if (margin !== null) expect([rule, Math.abs(margin - other!) <= 1e-9 * size]).toEqual([rule, true]);
  }
  expect(found.failedRules).toEqual(expected.failed);
  for (const { criterion, basis, value } of found.criteria) {
    const other = expected.values[criterion];
    expect([criterion, basis]).toEqual([criterion, other === undefined ? 'none' : other.known ? 'data' : 'prior']);
    expect([criterion, close(value, other?.value ?? 0)]).toEqual([criterion, true]);
  }
  expect(close(found.score, expected.score)).toBe(true);
  expect(close(found.confidence, expected.confidence)).toBe(true);
  expect(close(found.offeredQuantity, expected.offeredQuantity)).toBe(true);
}

/** The larger of the numbers that a rule compared, at least 1. */
function sizeOf({ rules }: PairEvaluation, name: RuleName): number {
  const { required, actual } = rules.find(({ rule }) => rule === name)!;
  return Math.max(1, Math.abs(Number(required) || 0), Math.abs(Number(actual) || 0));
}
