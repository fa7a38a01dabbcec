// Hundreds of enterprises all over the globe: where blocks are passed over, bounds decide who is judged, and many score the same.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { crowds } from '#testing/crowds.js';
import { runs } from '#testing/depth.js';
import { buildCodeTree, matchLot, type Candidate } from '../engine.js';
import { bound, ratesOf } from './bounds.js';
import { buildIndex } from './build.js';
import { excluded, judge } from './judge.js';
import { PreparedLot } from './prepared-lot.js';
import { search } from './search.js';
import { sieveOf } from './sieve.js';
import { Vocabulary } from './vocabulary.js';

describe('an index of many', () => {
  it('finds the proposals of matchLot, wherever they are and however much is asked, be it fewer or more than there are', () => {
    let proposed = 0;
    fc.assert(
      fc.property(crowds(400), fc.constantFrom(1, 5, 50, 1000), ({ world: { rows, setting: usual }, need, crowd }, maxProposals) => {
        const setting = { ...usual, policy: { ...usual.policy, maxProposals } };
        const tree = buildCodeTree(rows);
        const vocabulary = new Vocabulary(tree);
        const { proposals } = matchLot(need, crowd, setting, tree);
        proposed += proposals.length;
        expect(search(buildIndex(crowd, vocabulary), new PreparedLot(need, setting, vocabulary), maxProposals)).toEqual(
          proposals.map(({ enterpriseId, enterpriseVersion, score }) => ({ enterpriseId, enterpriseVersion, score })),
        );
      }),
      { numRuns: runs(100) },
    );
    expect(proposed).toBeGreaterThan(100);
  });

  it('never bounds a claim below its score', () => {
    let scores = 0;
    fc.assert(
      fc.property(crowds(200), ({ world: { rows, setting }, need, crowd }) => {
        const vocabulary = new Vocabulary(buildCodeTree(rows));
        const index = buildIndex(crowd, vocabulary);
        const lot = new PreparedLot(need, setting, vocabulary);
        const { spans, first, similarities } = lot.alike;
        for (const { from, to } of spans) {
          for (let rank = from; rank < to; rank += 1) {
            for (let row = index.codeStarts[rank]!; row < index.codeStarts[rank + 1]!; row += 1) {
              const similarity = similarities[rank - first]!;
              const score = judge(index, row, similarity, lot, 0);
              const bounds = Float64Array.of(similarity);
              const left = bound(index, Int32Array.of(row), 1, lot, sieveOf(index, lot), ratesOf(lot), score === excluded ? 0 : score, bounds);
              if (score === excluded) continue;
              scores += 1;
              expect(left).toBe(1);
              expect(bounds[0]).toBeGreaterThanOrEqual(score);
            }
          }
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it('judges few more than it finds, and of equals those with the smallest ids', () => {
    const { world: { rows, setting: usual }, need, candidates } = passing();
    const vocabulary = new Vocabulary(buildCodeTree(rows));
    const { weights, policy } = usual;
    const lot = (weightOf: (name: string) => number) =>
      new PreparedLot(need, {
        ...usual, weights: Object.fromEntries(Object.keys(weights).map((name) => [name, weightOf(name)])) as typeof weights, policy: { ...policy, minimumScore: 0 },
      }, vocabulary);
    const crowd = Array.from({ length: 9000 }, (_, at): Candidate => ({
      ...candidates[at % candidates.length]!, enterpriseId: `enterprise-${String((at * 7919) % 10_007).padStart(5, '0')}`,
      responsiveness: { invited: 100, answered: at % 101 },
    }));
    const index = buildIndex(crowd, vocabulary);
    let judged = 0;
    const watch = { looked: () => undefined, left: () => undefined, hopeful: () => undefined, judged: () => (judged += 1) };
    const best = search(index, lot((name) => +(name === 'responsiveness')), 50, watch);
    expect(best.map(({ score }) => score)).toEqual(best.map(() => best[0]!.score));
    expect(judged).toBeLessThan(500);
    // Where nothing weighs anything all score the same.
    const ids = crowd.map(({ enterpriseId }) => enterpriseId).sort();
    const all = search(index, lot(() => 0), 10_000);
    expect(all.map(({ enterpriseId }) => enterpriseId)).toEqual(ids);
    expect(search(index, lot(() => 0), 3)).toEqual(all.slice(0, 3));
  });
});

describe('whoever seems to be among the best', () => {
  it('may fail, and is not missed for others', () => {
    const { world: { rows, setting: usual }, need: open, candidates } = passing();
    const tree = buildCodeTree(rows);
    const weights = Object.fromEntries(Object.keys(usual.weights).map((name) => [name, +(name === 'responsiveness')])) as typeof usual.weights;
    const setting = { ...usual, weights, policy: { ...usual.policy, minimumScore: 0, maxProposals: 50 } };
    const need = { ...open, mandatoryCertifications: ['GOTS'] };
    // Who answers most holds a certificate that has ended: bounds do not know that.
    const crowd = Array.from({ length: 6000 }, (_, at): Candidate => ({
      ...candidates[at % candidates.length]!, enterpriseId: `enterprise-${at}`,
      responsiveness: { invited: 100, answered: at % 101 },
      certifications: [{ scheme: 'GOTS', validUntil: at % 101 > 60 ? '2000-01-01' : '2099-12-31' }],
    }));
    const vocabulary = new Vocabulary(tree);
    const found = search(buildIndex(crowd, vocabulary), new PreparedLot(need, setting, vocabulary), 50);
    expect(found).toHaveLength(50);
    expect(found).toEqual(
      matchLot(need, crowd, setting, tree).proposals.map(({ enterpriseId, enterpriseVersion, score }) => ({ enterpriseId, enterpriseVersion, score })),
    );
  });
});

/** A lot that all its candidates pass. */
function passing() {
  const found = fc.sample(crowds(1), { numRuns: 500, seed: 7 }).map(({ world: one, need }) => {
    const open = { ...need, place: null, language: null };
    const setting = { ...one.setting, policy: { ...one.setting.policy, minimumScore: 0 } };
    const candidates = one.candidates
      .map((candidate): Candidate => ({ ...candidate, conflictBuyerIds: [], optOutBuyerIds: [] }))
      .filter((candidate) => matchLot(open, [candidate], setting, buildCodeTree(one.rows)).proposals.length > 0);
    return { world: { ...one, setting }, need: open, candidates };
  });
  return found.find(({ candidates }) => candidates.length >= 3)!;
}
