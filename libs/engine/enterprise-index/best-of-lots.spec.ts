// What is kept of lots, merged with changes, is what matching anew would find.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { world } from '#testing/generated-clusters.js';
import { buildCodeTree, matchLot, type Candidate, type LotNeed } from '../engine.js';
import { BestOfLots, type Change } from './best-of-lots.js';
import { OpenLots } from './open-lots.js';
import { Vocabulary } from './vocabulary.js';

const counts = fc.record({ limit: fc.integer({ min: 1, max: 3 }), reserve: fc.integer({ min: 0, max: 2 }) });
/** Each candidate so many times, because ties and losses need a crowd. */
const times = 4;

describe('the best of lots', () => {
  it('are after any changes those that matchLot proposes, and of lots that are neither merged nor lost the same as before', () => {
    const seen = { merged: 0, lost: 0, same: 0 };
    fc.assert(
      fc.property(world(), fc.array(world(4), { minLength: 1, maxLength: 3 }), counts, ({ rows, need, candidates, setting }, batches, { limit, reserve }) => {
        const tree = buildCodeTree(rows);
        const lots = lotsLike(need, rows.map(({ code }) => code));
        const open = new OpenLots(new Vocabulary(tree), 0);
        const kept = new BestOfLots(open, limit, reserve);
        const all = new Map(crowdOf(candidates).map((candidate) => [candidate.enterpriseId, candidate]));
        const search = (lot: LotNeed, most: number) =>
          matchLot(lot, [...all.values()], { ...setting, policy: { ...setting.policy, maxProposals: most } }, tree)
            .proposals.map(({ enterpriseId, enterpriseVersion, score }) => ({ enterpriseId, enterpriseVersion, score }));
        for (const lot of lots) {
          open.put(lot, setting);
          kept.keep(lot.lotId, search(lot, kept.wanted));
        }
        for (const [batch, { candidates: others }] of batches.entries()) {
          const before = new Map(lots.map(({ lotId }) => [lotId, kept.best(lotId)]));
          const changes = changesOf(others, batch);
          for (const { enterpriseId, after } of changes) {
            if (after === null) all.delete(enterpriseId);
            else all.set(enterpriseId, after);
          }
          const { merged, lost } = kept.change(changes);
          for (const lot of lots) {
            if (lost.has(lot.lotId)) kept.keep(lot.lotId, search(lot, kept.wanted));
            else if (!merged.has(lot.lotId)) expect(kept.best(lot.lotId)).toEqual(before.get(lot.lotId));
            expect(kept.best(lot.lotId)).toEqual(search(lot, limit));
          }
          seen.merged += merged.size;
          seen.lost += lost.size;
          seen.same += lots.length - merged.size - lost.size;
        }
      }),
      { numRuns: runs(150) },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10);
  });
});

const crowdOf = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.flatMap((candidate, at) => Array.from({ length: times }, (_, each) => ({ ...candidate, enterpriseId: `enterprise-${at * times + each}` })));

/** Some change, every other one is gone, new ones come. */
const changesOf = (candidates: readonly Candidate[], batch: number): Change[] =>
  crowdOf(candidates).map((candidate, at) => ({
    enterpriseId: candidate.enterpriseId, after: (at + batch) % 2 === 0 ? null : { ...candidate, version: 10 + batch },
  }));

const lotsLike = (need: LotNeed, codes: readonly string[]): LotNeed[] =>
  [0, 1, 2].map((at) => ({ ...need, times: null, lotId: `lot-${at}`, code: at === 0 ? need.code : codes[at % codes.length]!, quantity: need.quantity * (1 + (at % 2)) }));
