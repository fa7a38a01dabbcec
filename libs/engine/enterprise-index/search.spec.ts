// What the index finds is what the engine finds when it judges everybody.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { world } from '#testing/generated-clusters.js';
import { buildCodeTree, matchLot } from '../engine.js';
import { buildIndex } from './build.js';
import { PreparedLot } from './prepared-lot.js';
import { search } from './search.js';
import { Vocabulary } from './vocabulary.js';

describe('an index of enterprises', () => {
  it('finds the proposals of matchLot, in their order, with their scores to the last bit', () => {
    let plain = 0;
    let proposed = 0;
    fc.assert(
      fc.property(world(), ({ rows, need: asked, candidates, setting }) => {
        const need = { ...asked, times: null };
        const tree = buildCodeTree(rows);
        const vocabulary = new Vocabulary(tree);
        const index = buildIndex(candidates, vocabulary);
        plain += index.ids.length;
        const { proposals } = matchLot(need, candidates, setting, tree);
        proposed += proposals.length;
        expect(search(index, new PreparedLot(need, setting, vocabulary), setting.policy.maxProposals)).toEqual(
          proposals.map(({ enterpriseId, enterpriseVersion, score }) => ({ enterpriseId, enterpriseVersion, score })),
        );
      }),
      { numRuns: runs(500) },
    );
    // Neither an empty world nor one in which everything is odd proves anything.
    expect(plain).toBeGreaterThan(500);
    expect(proposed).toBeGreaterThan(100);
  });
});
