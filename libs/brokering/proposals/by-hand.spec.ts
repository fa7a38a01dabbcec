// Nothing is a black box: whoever has the published explanation can compute every number in it again.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Explanation } from '#contracts/matching/proposals.js';
import { words } from '#contracts/matching/words.js';
import { buildCodeTree, evaluatePair } from '#engine';
import { recompute } from '#testing/calculator.js';
import { runs } from '#testing/depth.js';
import { world, type World } from '#testing/generated-clusters.js';
import { explanationOf, type Explained } from './explanation.js';

const header = { algorithmVersion: 'x/1', weightsVersion: 1, watermark: '1', inputHash: 'ab', runId: 'r' };

/** What a reader gets of every pair of a world, also of those that fail. */
function published({ rows, need, candidates, setting }: World): Explanation[] {
  const tree = buildCodeTree(rows);
  return candidates
    .map((candidate) => evaluatePair(need, candidate, setting, tree))
    .filter((evaluation): evaluation is Explained => evaluation.claim !== null)
    .map((evaluation) => JSON.parse(JSON.stringify(explanationOf(words, evaluation, header))) as Explanation);
}

const close = (found: number, expected: number, size = 1) =>
  Math.abs(found - expected) <= 1e-9 * Math.max(1, Math.abs(size), Math.abs(found), Math.abs(expected));

describe('an explanation computed again from what it publishes', () => {
  it('has the same outcome and margin for every rule', () => {
    fc.assert(fc.property(world(4), (one) => {
      for (const explanation of published(one)) {
        const { rules } = recompute(explanation);
        for (const { rule, outcome, margin, required } of explanation.rules) {
          const again = rules[rule]!;
          expect([rule, again.outcome]).toEqual([rule, outcome]);
          expect([rule, again.margin === null]).toEqual([rule, margin === null]);
          const size = typeof required === 'number' ? required : 1;
          if (margin !== null) expect([rule, close(again.margin!, margin, size)]).toEqual([rule, true]);
        }
      }
    }), { numRuns: runs(400) });
  });

  it('has the same value, basis, weight and contribution for every criterion, and the same score and confidence', () => {
    fc.assert(fc.property(world(4), (one) => {
      for (const explanation of published(one)) {
        const again = recompute(explanation);
        for (const { criterion, value, basis, weight, contribution } of explanation.criteria) {
          const mine = again.criteria[criterion]!;
          expect([criterion, mine.basis]).toEqual([criterion, basis]);
          expect([criterion, close(mine.value, value), close(mine.weight, weight), close(mine.contribution, contribution)])
            .toEqual([criterion, true, true, true]);
        }
        expect(close(again.score, explanation.score)).toBe(true);
        expect(close(again.confidence, explanation.confidence)).toBe(true);
      }
    }), { numRuns: runs(400) });
  });

  it('is tried on every rule failing, unknown and passing where it can, and on every criterion with and without data', () => {
    const sample = fc.sample(world(4), { numRuns: 400, seed: 11 }).flatMap(published);
    const outcomes = new Set(sample.flatMap(({ rules }) => rules.map(({ rule, outcome }) => `${rule} ${outcome}`)));
    const bases = new Set(sample.flatMap(({ criteria }) => criteria.map(({ criterion, basis }) => `${criterion} ${basis}`)));
    const numeric = ['capacity', 'minimum_order', 'lead_time', 'ceiling_price', 'certifications', 'place'];
    for (const rule of numeric) {
      for (const outcome of ['pass', 'fail', 'unknown']) expect(outcomes).toContain(`${rule} ${outcome}`);
    }
    for (const criterion of ['relevance', 'capacityMargin', 'leadTimeMargin', 'price', 'optionalCertifications', 'distance', 'pastPerformance', 'responsiveness']) {
      for (const basis of ['data', 'prior']) expect(bases).toContain(`${criterion} ${basis}`);
    }
  });
});
