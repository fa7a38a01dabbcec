// Who comes first, and how many are shown.
import { describe, expect, it } from '@jest/globals';
import { capability, cluster, lot, match, workshop } from './example.js';

const named = (enterpriseId: string, status: 'declared' | 'verified' = 'declared') =>
  workshop({ enterpriseId, capabilities: [capability({ status })] });

describe('ranking', () => {
  it('goes by score, and by id between equals', () => {
    const { proposals } = match(lot(), [named('c'), named('a'), named('d', 'verified'), named('b')]);
    expect(proposals.map(({ enterpriseId, rank }) => [enterpriseId, rank])).toEqual([
      ['d', 1],
      ['a', 2],
      ['b', 3],
      ['c', 4],
    ]);
  });

  it('stops at the number of proposals that the cluster wants, and counts all', () => {
    const result = match(lot(), [named('c'), named('a'), named('b')], cluster({ maxProposals: 2 }));
    expect(result.proposals.map(({ enterpriseId }) => enterpriseId)).toEqual(['a', 'b']);
    expect(result.counts).toMatchObject({ considered: 3, passed: 3 });
  });

  it('states the version of the algorithm and of the weights', () => {
    expect(match(lot(), [])).toMatchObject({ algorithmVersion: 'rules-weights/5', weightsVersion: 7 });
  });
});
