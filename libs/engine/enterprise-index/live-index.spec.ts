// Whatever changes in whatever order, the answers are those of an index built of what is left.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { world } from '#testing/generated-clusters.js';
import { buildCodeTree, type Candidate } from '../engine.js';
import { buildIndex } from './build.js';
import type { EnterpriseIndex } from './enterprise-index.js';
import { fold, type Folded } from './fold.js';
import { LiveIndex } from './live-index.js';
import { PreparedLot } from './prepared-lot.js';
import { search } from './search.js';
import { Vocabulary } from './vocabulary.js';

const changes = fc.array(fc.record({
  at: fc.nat(5), of: fc.nat(5), version: fc.integer({ min: 1, max: 6 }), stays: fc.boolean(),
  // What happens to a fold after the change: it begins, its result is taken over, or it never comes.
  fold: fc.constantFrom('no', 'begins', 'begins', 'ends', 'ends', 'fails'),
}), { maxLength: 25 });

describe('a live index', () => {
  it('answers as one built anew, after any changes, repeated or late ones among them, whichever came while all became one', () => {
    let answers = 0;
    let adopted = 0;
    fc.assert(
      fc.property(world(), world(), changes, fc.nat(3), ({ rows, need, candidates, setting }, other, changed, loose) => {
        const vocabulary = new Vocabulary(buildCodeTree(rows));
        const lot = new PreparedLot({ ...need, times: null }, setting, vocabulary);
        const live = new LiveIndex(buildIndex(candidates, vocabulary), { loose, recent: 3 });
        const left = new Map<string, Candidate>(candidates.map((each) => [each.enterpriseId, each]));
        const newest = new Map(candidates.map(({ enterpriseId, version }) => [enterpriseId, version]));
        const others = [...candidates, ...other.candidates];
        let folding: Folded | null = null;
        for (const { at, of, version, stays, fold: step } of changed) {
          const like = others[of % Math.max(1, others.length)];
          const id = candidates[at]?.enterpriseId ?? `new-${at}`;
          const isNewer = version > (newest.get(id) ?? 0);
          if (stays && like) {
            const after = { ...like, enterpriseId: id, version };
            expect(live.put(after)).toBe(isNewer);
            if (isNewer) left.set(id, after);
          } else {
            expect(live.remove(id, version)).toBe(isNewer);
            if (isNewer) left.delete(id);
          }
          if (isNewer) newest.set(id, version);
          if (step === 'begins' && folding === null) folding = fold(live.beginFold());
          if (step === 'fails') folding = null;
          if (step === 'ends' && folding !== null) {
            for (const _ of live.adopting(folding));
            folding = null;
            adopted += 1;
          }
        }
        const anew = buildIndex(left.values(), vocabulary);
        const expected = search(anew, lot, 1000);
        answers += expected.length;
        expect(live.search(lot, 1000)).toEqual(expected);
        expect(live.search(lot, 2)).toEqual(expected.slice(0, 2));
        const folded = live.folded();
        expect(search(folded, lot, 1000)).toEqual(expected);
        expect(columnsOf(folded)).toEqual(columnsOf(anew));
        for (const [id, version] of newest) expect(live.versionOf(id)).toBe(version);
      }),
      { numRuns: runs(400) },
    );
    expect(answers).toBeGreaterThan(100);
    expect(adopted).toBeGreaterThan(100);
  });
});

const columnsOf = ({ ids, vocabulary: _, ...columns }: EnterpriseIndex) => ({
  ...columns, ids: Array.from({ length: ids.length }, (__, number) => ids.at(number)),
});
