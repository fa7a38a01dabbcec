// Random weights of learned relevance for the property specs, with words and codes that generated clusters have, and worlds under them.
import * as fc from 'fast-check';
import { claimParts, partNames, relevanceWeights, workParts, type PartName, type RelevanceWeights, type TrackRecord } from '#engine';
import { world, type World } from './generated-clusters.js';

/** Shares of some of the parts; the others weigh nothing. */
export const learnedWeights: fc.Arbitrary<RelevanceWeights> = fc.record({
  worth: fc.array(fc.constantFrom(0, 0, 1, 2, 5), { minLength: partNames.length, maxLength: partNames.length }),
  full: fc.constantFrom(0.3, 1, 4),
  halfLifeDays: fc.constantFrom(30, 720),
  until: fc.constantFrom('2026-06-01', '2026-11-16', '2027-02-01'),
}).map(({ worth, full, halfLifeDays, until }) => {
  const sum = (names: readonly PartName[]) => names.reduce((all, name) => all + worth[partNames.indexOf(name)]!, 0);
  const most = Math.max(1, sum(workParts), sum(claimParts));
  const each = (value: (name: PartName, at: number) => number) => Object.fromEntries(partNames.map((name, at) => [name, value(name, at)]));
  return relevanceWeights({
    format: 2, version: 'of a test', halfLifeDays, valueSpread: 1.2,
    provenance: { source: 'a test', awards: 40, enterprises: 9, until, trainedOn: until, command: 'npm test' },
    shares: each((_, at) => Math.floor((worth[at]! / most) * 1e6) / 1e6), full: each(() => full),
    words: { texts: 40, in: { polo: 5, shirts: 12, shirt: 2, cotton: 9, bank: 3 } }, usualLength: 6,
    letters: { texts: 40, in: { _pol: 5, shir: 14, cott: 9 } },
    texts: { c0: { texts: 4, in: { polo: 3, shirts: 2 } }, c1: { texts: 2, in: { cotton: 2 } } },
  });
});

const known = fc.record({
  buyer: fc.constantFrom('Town school', 'SCHOOL, town', 'Hospital', null),
  value: fc.constantFrom(null, { amount: 100, currency: 'USD' }, { amount: 900, currency: 'USD' }, { amount: 900, currency: 'ETB' }),
});

/** A world whose lot and whose records have buyers and values. */
export const learnedWorld: fc.Arbitrary<World & { weights: RelevanceWeights }> = fc
  .tuple(world(4), learnedWeights, known, fc.array(known, { minLength: 1, maxLength: 5 }))
  .map(([one, weights, lot, records]) => {
    const told = (record: TrackRecord, at: number): TrackRecord => ({ ...record, ...records[at % records.length]! });
    return {
      ...one, weights, need: { ...one.need, times: null, buyerName: lot.buyer, value: lot.value },
      setting: { ...one.setting, weights: { ...one.setting.weights, relevance: 3 }, relevance: weights },
      candidates: one.candidates.map((each) => ({ ...each, trackRecords: each.trackRecords.map(told) })),
    };
  });
