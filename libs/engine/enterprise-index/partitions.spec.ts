// However enterprises are parted, the merged answers are those of one index.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { world } from '#testing/generated-clusters.js';
import { buildCodeTree, buildIndex, divisionsOf, merged, Partitions, planOf, PreparedLot, search, Vocabulary, type Partitioning } from '../engine.js';

const loads = fc.array(fc.nat(50), { minLength: 12, maxLength: 12 });

describe('partitions', () => {
  it('together answer as one index, by the plan as by any other', () => {
    let [answers, hot, spared] = [0, 0, 0];
    fc.assert(
      fc.property(world(), loads, fc.integer({ min: 1, max: 4 }), fc.infiniteStream(fc.nat(3)), fc.constantFrom(1, 2, 50), ({ rows, need, candidates, setting }, sizes, count, anywhere, limit) => {
        const tree = buildCodeTree(rows);
        const vocabulary = new Vocabulary(tree);
        const lot = new PreparedLot({ ...need, times: null }, setting, vocabulary);
        const planned = planOf(new Map(divisionsOf(tree).map((division, at) => [division, sizes[at]!])), count, tree);
        const expected = search(buildIndex(candidates, vocabulary), lot, limit);
        answers += expected.length;
        hot += planned.pieces.filter(({ of }) => of > 1).length;
        const scattered: Partitioning = { ...planned, pieces: planned.pieces.map((piece) => ({ ...piece, partition: anywhere.next().value % count })) };
        for (const plan of [planned, scattered]) {
          const partitions = new Partitions(plan, tree);
          const indices = Array.from({ length: count }, (_, at) =>
            buildIndex(candidates.filter((each) => partitions.piecesOf(each).some(({ partition }) => partition === at)), vocabulary));
          const asked = partitions.askedFor(lot);
          spared += count - asked.length;
          expect(merged(asked.map((at) => search(indices[at]!, lot, limit)), limit)).toEqual(expected);
        }
      }),
      { numRuns: runs(400) },
    );
    expect(answers).toBeGreaterThan(100);
    // Without a division that is split, or a partition that need not be asked, nothing would be proved of either.
    expect(hot).toBeGreaterThan(50);
    expect(spared).toBeGreaterThan(50);
  });

  it('are even: none is planned more than its share and one piece', () => {
    fc.assert(
      fc.property(world(0), loads, fc.integer({ min: 1, max: 8 }), ({ rows }, sizes, count) => {
        const tree = buildCodeTree(rows);
        const claims = new Map(divisionsOf(tree).map((division, at) => [division, sizes[at]!]));
        const { pieces } = planOf(claims, count, tree);
        const loadOf = ({ division, of }: { division: string; of: number }) => claims.get(division)! / of;
        const planned = Array.from({ length: count }, (_, at) => pieces.filter(({ partition }) => partition === at).reduce((sum, piece) => sum + loadOf(piece), 0));
        const total = [...claims.values()].reduce((sum, each) => sum + each, 0);
        expect(planned.reduce((sum, each) => sum + each, 0)).toBeCloseTo(total, 6);
        expect(Math.max(...planned)).toBeLessThanOrEqual(total / count + Math.max(0, ...pieces.map(loadOf)) + 1e-9);
      }),
      { numRuns: runs(100) },
    );
  });

  it('take the newest version of an enterprise that is on its way from one to another', () => {
    const found = (enterpriseVersion: number, score: number) => ({ enterpriseId: 'a', enterpriseVersion, score });
    expect(merged([[found(1, 0.9)], [found(2, 0.5)], [{ enterpriseId: 'b', enterpriseVersion: 1, score: 0.7 }]], 5)).toEqual([
      { enterpriseId: 'b', enterpriseVersion: 1, score: 0.7 }, found(2, 0.5),
    ]);
  });
});
