// The index of one cluster: after any changes, foldings and days it finds what `matchLot` finds among those who are there.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { buildCodeTree, buildIndex, fold, matchLot, PreparedLot, Vocabulary, type LotNeed, type Setting } from '#engine';
import { newId } from '#platform/ids.js';
import { runs } from '#testing/depth.js';
import { candidateMaker, turningDays } from '../projection/candidate.js';
import { ClusterIndex } from './cluster-index.js';
import { Members, notedOf } from './members.js';

const tree = buildCodeTree(['G', 'G1', 'G2'].map((code) => ({
  scheme: 'TEST', code, parent: code === 'G' ? null : 'G', labels: { en: code }, synonyms: {}, unit: 'C62',
})));
const weight = 1;
const setting: Setting = {
  weightsVersion: 1, rates: [],
  weights: {
    capabilityFit: weight, relevance: weight, capacityMargin: weight, leadTimeMargin: weight, price: weight, optionalCertifications: weight,
    distance: weight, pastPerformance: 5, responsiveness: weight,
  },
  policy: { minimumSimilarity: 0.5, unknownExcludes: [], invitationCap: null, maxProposals: 100, minimumScore: 0 },
};
const days = ['2026-06-01', '2026-06-02', '2026-06-03'];
const needOn = (today: string): LotNeed => ({
  lotId: newId(), code: 'G1', quantity: 10, unit: 'piece', deadline: '2026-12-01', today, mandatoryCertifications: [], preferredCertifications: [], buyerId: newId(),
});

const ids = Array.from({ length: 6 }, () => newId()).sort();
/** Whoever delivered on the first or second day, or three years before one of them, is judged differently from day to day. */
const dates = ['2023-06-01', '2023-06-02', '2023-06-03', '2026-06-01', '2026-06-02', '2026-06-03'];
const documentOf = fc.record({
  id: fc.constantFrom(...ids), code: fc.constantFrom('G1', 'G2'), leadTimeDays: fc.integer({ min: 1, max: 250 }), active: fc.boolean(),
  dates: fc.subarray(dates, { maxLength: 3 }), onTime: fc.boolean(),
}).map(({ id, code, leadTimeDays, active, dates: delivered, onTime }): EnterpriseForMatching => ({
  id, version: 1, clusterId: ids[0]!, name: id, active, languages: [], establishments: [], certifications: [], conflictBuyerIds: [], optOutBuyerIds: [],
  capabilities: [{ id, code, unit: 'C62', status: 'declared', statedOn: '2026-01-01', leadTimeDays, capacity: [] }],
  trackRecords: delivered.map((date) => ({ date, codes: [], title: 'x', onTime, rejectedShare: null, source: 'x', verifiedBy: 'CDA' })),
}));
const step = fc.oneof(
  documentOf.map((put) => ({ put })), fc.constantFrom(...ids).map((remove) => ({ remove })), fc.constant('fold' as const), fc.constant('next day' as const),
);

describe('the index of a cluster', () => {
  it('finds what matchLot finds, whoever changed, left or came back, on whichever day', async () => {
    let found = 0;
    await fc.assert(fc.asyncProperty(fc.uniqueArray(documentOf, { selector: ({ id }) => id }), fc.array(step, { maxLength: 20 }), async (first, steps) => {
      const vocabulary = new Vocabulary(tree);
      const members = new Members();
      members.add(first.length, first.map((each) => notedOf(each, days[0]!)));
      const cluster = new ClusterIndex(buildIndex(first.map((each) => candidateMaker(each)(days[0]!)), vocabulary), 10, members);
      const there = new Map(first.map((each) => [each.id, each]));
      let day = 0;
      for (const each of steps) {
        if (each === 'fold') await cluster.fold(async (parts) => fold(parts));
        else if (each === 'next day') {
          day = Math.min(day + 1, days.length - 1);
          for (const id of cluster.turnedBy(days[day]!)) if (there.has(id)) cluster.put(there.get(id)!, days[day]!);
        } else if ('put' in each) {
          there.set(each.put.id, each.put);
          cluster.put(each.put, days[day]!);
        } else {
          there.delete(each.remove);
          cluster.remove(each.remove);
        }
      }
      const need = needOn(days[day]!);
      const lot = new PreparedLot(need, setting, vocabulary);
      const { proposals, counts } = matchLot(need, [...there.values()].map((each) => candidateMaker(each)(need.today)), setting, tree);
      const best = cluster.index.search(lot, 100);
      expect(best.map(({ enterpriseId, score }) => [enterpriseId, score])).toEqual(proposals.map(({ enterpriseId, score }) => [enterpriseId, score]));
      expect(cluster.size).toBe(there.size);
      expect(cluster.active).toBe([...there.values()].filter(({ active }) => active).length);
      const { alike, active } = cluster.index.census(lot);
      expect([alike, active]).toEqual([counts.considered - counts.excludedByRule.code, [...there.values()].filter((each) => each.active).length]);
      found += best.length;
    }), { numRuns: runs(300) });
    expect(found).toBeGreaterThan(100);
  });
});

describe('the days on which an enterprise is another candidate', () => {
  it('are those on which a record begins or ceases to count', () => {
    const record = (date: string) => ({ date, codes: [], title: 'x', onTime: true, rejectedShare: null, source: 'x', verifiedBy: 'CDA' });
    const document = { trackRecords: [record('2023-06-02'), record('2026-06-03'), { ...record('2023-06-03'), verifiedBy: undefined }] } as never;
    expect(turningDays(document, '2026-06-01').sort()).toEqual(['2026-06-02', '2026-06-03', '2029-06-03']);
  });
});
