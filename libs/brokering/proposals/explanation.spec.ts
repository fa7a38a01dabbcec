// An explanation keeps every bit of the arithmetic on its way through JSON, and says each part in words.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Explanation } from '#contracts/matching/proposals.js';
import { words } from '#contracts/matching/words.js';
import { buildCodeTree, criterionNames, matchLot, partNames, relevanceWeights, type Candidate, type LotNeed, type Setting } from '#engine';
import { runs } from '#testing/depth.js';
import { explanationOf, forAsking, foundHash, runFields } from './explanation.js';

const tree = buildCodeTree([
  { code: 'G', parent: null, unit: 'C62', labels: { en: 'Garments' }, synonyms: {} },
  { code: 'G1', parent: 'G', unit: 'C62', labels: { en: 'Polo shirts' }, synonyms: {} },
]);
const header = {
  algorithmVersion: 'x/1', weightsVersion: 3, watermark: '17', inputHash: 'ab', runId: '018f6b1e-7c7a-7000-8000-0000000000aa',
};
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true });

const candidate: fc.Arbitrary<Candidate> = fc.record({
  enterpriseId: fc.uuid(), free: maybe(positive), lead: maybe(fc.integer({ min: 0, max: 60 })), price: maybe(positive),
  delivered: fc.integer({ min: 0, max: 9 }), latitude: maybe(fc.double({ min: -89, max: 89, noNaN: true })),
}).map(({ enterpriseId, free, lead, price, delivered, latitude }) => ({
  enterpriseId, version: 1, active: true, languages: [], certifications: [], trackRecords: [], conflictBuyerIds: [], optOutBuyerIds: [],
  establishments: [{ country: 'ET', latitude, longitude: latitude === null ? null : 38.7 }],
  capabilities: [{
    capabilityId: enterpriseId, code: 'G1', unit: 'C62', status: 'declared' as const, statedOn: '2026-01-01', leadTimeDays: lead,
    priceHint: price === null ? null : { amount: price, currency: 'USD' },
    capacity: free === null ? null : [{ from: '2026-01-01', to: '2026-12-31', quantity: free, booked: 0 }],
  }],
  performance: delivered === 0 ? null : { delivered: 9, onTime: delivered, inspected: 3, rejected: delivered / 7 },
  responsiveness: null, buyerOptedOut: false, recentInvitations: 0,
}));
const weights = fc.tuple(...criterionNames.map(() => fc.double({ min: 0, max: 100, noNaN: true })))
  .filter((all) => all[0]! > 0)
  .map((all) => Object.fromEntries(criterionNames.map((name, at) => [name, all[at]])) as Setting['weights']);

const need: LotNeed = {
  lotId: '018f6b1e-7c7a-7000-8000-0000000000bb', code: 'G1', quantity: 1000, unit: 'C62', deadline: '2026-06-30', today: '2026-02-01',
  place: { country: 'ET', latitude: 9, longitude: 38 }, ceilingPrice: { amount: 1e7, currency: 'USD' },
  mandatoryCertifications: [], preferredCertifications: ['GOTS'], buyerId: 'b',
};
const policy = { minimumSimilarity: 0.7, unknownExcludes: [], invitationCap: null, maxProposals: 20, minimumScore: 0, minimumShare: 0 };

describe('an explanation', () => {
  it('tells the buyer how far away the enterprise is, and not where', () => {
    const site = { country: 'ET', latitude: 9.017, longitude: 38.741 };
    const [home] = fc.sample(candidate, { numRuns: 1, seed: 3 });
    const near = { ...need, place: { ...need.place!, maxDistanceKm: 500 } };
    const setting = { weights: Object.fromEntries(criterionNames.map((name) => [name, 1])) as Setting['weights'], weightsVersion: 3, policy, rates: [] };
    const [proposal] = matchLot(near, [{ ...home!, establishments: [site] }], setting, tree).proposals;
    const full = explanationOf(words, proposal!, header);
    expect(JSON.stringify(full)).toContain('38.741');
    const shown = forAsking(words, full);
    expect(JSON.stringify(shown)).not.toMatch(/9\.017|38\.741/);
    expect(shown.rules.find(({ rule }) => rule === 'place')!.actual).toBe(full.rules.find(({ rule }) => rule === 'place')!.actual);
    expect(Explanation.parse(shown)).toEqual(shown);
  });

  it('tells the buyer how like the lot earlier work is, and not what it was called', () => {
    const [maker] = fc.sample(candidate, { numRuns: 1, seed: 3 });
    const past = { title: 'Polo shirts for a rival', date: '2025-11-01', codes: ['G1'], verified: true };
    const setting = { weights: Object.fromEntries(criterionNames.map((name) => [name, 1])) as Setting['weights'], weightsVersion: 3, policy, rates: [] };
    const [proposal] = matchLot({ ...need, title: 'Polo shirts' }, [{ ...maker!, trackRecords: [past] }], setting, tree).proposals;
    const full = explanationOf(words, proposal!, header);
    expect(JSON.stringify(full)).toContain('Polo shirts for a rival');
    const shown = forAsking(words, full);
    expect(JSON.stringify(shown)).not.toContain('rival');
    expect(shown.criteria.find(({ criterion }) => criterion === 'relevance')!.words).toContain('1 alike in words, one of 2025-11-01, verified, ');
    expect(shown.score).toBe(full.score);
    expect(Explanation.parse(shown)).toEqual(shown);
  });

  it('tells the buyer nothing under learned weights from which the day of earlier work could be worked out', () => {
    const [maker] = fc.sample(candidate, { numRuns: 1, seed: 3 });
    const each = (value: number) => Object.fromEntries(partNames.map((name) => [name, value]));
    const relevance = relevanceWeights({
      format: 2, version: 'of a test', provenance: { source: 'a test', awards: 40, enterprises: 9, until: '2026-01-31', trainedOn: '2026-02-01', command: 'npm test' },
      shares: each(0.1), full: each(1), halfLifeDays: 720, words: { texts: 40, in: {} }, letters: { texts: 40, in: {} }, usualLength: 6, valueSpread: 1, texts: {},
    });
    const setting = { weights: Object.fromEntries(criterionNames.map((name) => [name, 1])) as Setting['weights'], weightsVersion: 3, policy, rates: [], relevance };
    const partsOf = (date: string, verified: boolean) => {
      const past = { title: 'Polo shirts for a rival', date, codes: ['G1'], verified, buyer: 'School', value: { amount: 100, currency: 'USD' } };
      const [proposal] = matchLot({ ...need, title: 'Polo shirts', buyerName: 'School', value: past.value }, [{ ...maker!, trackRecords: [past] }], setting, tree).proposals;
      const full = explanationOf(words, proposal!, header);
      const [own, shown] = [full, forAsking(words, full)].map(({ criteria }) => criteria.find(({ criterion }) => criterion === 'relevance')!);
      expect(own!.words).toContain(date);
      expect(shown!.words).not.toMatch(/rival|\d won/);
      expect(shown!.words).not.toContain(date);
      return (shown!.inputs as { parts: Record<string, unknown>[] }).parts;
    };
    for (const verified of [true, false]) {
      const [older, newer] = [partsOf('2022-03-01', verified), partsOf('2025-11-01', verified)];
      const without = (rows: Record<string, unknown>[], ...fields: string[]) => rows.map((row) => ({ ...row, ...Object.fromEntries(fields.map((field) => [field, 0])) }));
      const faded = (rows: Record<string, unknown>[]) => rows.find(({ part }) => part === 'nearest') as { measured: number; alike: number };
      expect(faded(older).measured).toBeLessThan(faded(newer).measured);
      for (const rows of [older, newer]) {
        expect(faded(rows).alike).toBe(faded(rows).measured * (verified ? 1 : 4));
        for (const part of ['trade', 'buyer', 'value']) expect(rows.find((row) => row['part'] === part)).toMatchObject({ measured: null, full: null, share: null, count: null });
      }
      expect(without(older, 'measured', 'alike', 'adds')).toEqual(without(newer, 'measured', 'alike', 'adds'));
    }
  });

  it('has the hash of another exactly when it says the same, whatever the run', () => {
    const seen = { same: 0, other: 0 };
    const free = fc.constantFrom(1_000, 2_000);
    fc.assert(fc.property(candidate, free, free, weights, (one, here, there, chosen) => {
      const setting = { weights: chosen, weightsVersion: 3, policy, rates: [] };
      const offering = (quantity: number, version: number) => ({
        ...one, version, capabilities: one.capabilities.map((each) => ({ ...each, capacity: [{ from: '2026-01-01', to: '2026-12-31', quantity, booked: 0 }] })),
      });
      const [before, after] = [offering(here, 1), offering(there, 2)].map((each, run) => {
        const [proposal] = matchLot(need, [each], setting, tree).proposals;
        const its = { ...header, runId: String(run), inputHash: String(run), watermark: String(run) };
        const said: Record<string, unknown> = { ...explanationOf(words, proposal!, its), offered: [proposal!.offeredQuantity, proposal!.offeredKnown] };
        for (const field of runFields(words)) delete said[field];
        return { said: JSON.stringify(said), hash: foundHash(proposal!, its) };
      });
      expect(after!.hash === before!.hash).toBe(after!.said === before!.said);
      seen[after!.hash === before!.hash ? 'same' : 'other'] += 1;
    }), { numRuns: runs(100) });
    expect(Math.min(seen.same, seen.other)).toBeGreaterThan(5);
  });

  it('adds up to the score, to the last bit, also after JSON', () => {
    fc.assert(fc.property(fc.array(candidate, { minLength: 1, maxLength: 5 }), weights, (candidates, chosen) => {
      const setting = { weights: chosen, weightsVersion: 3, policy, rates: [] };
      for (const proposal of matchLot(need, candidates, setting, tree).proposals) {
        const read = JSON.parse(JSON.stringify(explanationOf(words, proposal, header))) as Explanation;
        let sum = 0;
        for (const criterion of read.criteria) {
          expect(criterion.contribution).toBe(criterion.weight * criterion.value);
          sum += criterion.contribution;
        }
        expect(sum).toBe(proposal.score);
        expect(read.score).toBe(proposal.score);
      }
    }), { numRuns: runs(200) });
  });

  it('is what the contract says, with a sentence for every rule and criterion and no parts left out', () => {
    fc.assert(fc.property(candidate, weights, (one, chosen) => {
      const setting = { weights: chosen, weightsVersion: 3, policy, rates: [] };
      for (const proposal of matchLot(need, [one], setting, tree).proposals) {
        const explanation = Explanation.parse(explanationOf(words, proposal, header));
        expect(explanation.criteria.map((each) => each.criterion)).toEqual([...criterionNames]);
        expect(explanation.rules).toHaveLength(proposal.rules.length);
        for (const each of [...explanation.criteria, ...explanation.rules]) expect(each.words).toMatch(/\w.*\.$/);
      }
    }), { numRuns: runs(100) });
  });
});
