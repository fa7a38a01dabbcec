// Random clusters for the property specs: small worlds, so that ties, gaps and exact thresholds are common.
import * as fc from 'fast-check';
import {
  ruleNames,
  type Candidate,
  type Capability,
  type CodeRow,
  type LotNeed,
  type Setting,
  type TimeWindow,
  type TrackRecord,
} from '#engine';

const maybe = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some, { nil: null, freq: 3 });
const day = (first: number, last: number): fc.Arbitrary<string> =>
  fc
    .integer({ min: first, max: last })
    .map((at) => new Date(Date.UTC(2026, 10, 16) + at * 86_400_000).toISOString().slice(0, 10));
// Words that are shared, in part and not at all; of several scripts; of nothing but numbers and signs.
const phrases = [
  'Polo shirts', 'Polo shirts for a bank', 'Knitted shirts, cotton', 'Cotton fabric', 'Chemises brodées', 'chemise',
  'ፖሎ ሸሚዝ', 'የጥጥ ሸሚዝ', 'सूती कपड़ा', 'सूती कमीज़', 'Трикотажные рубашки', '2026 / 17',
];
const phrase = fc.constantFrom(...phrases);
const buyer = fc.constantFrom('buyer-1', 'buyer-2', 'buyer-3');
// The same scheme in several spellings.
const scheme = fc.constantFrom('ISO 9001', 'iso9001:2015', 'ISO-9001', 'GOTS', 'Gots', 'SA8000');
const country = fc.constantFrom('ET', 'ET', 'ET', 'KE', 'IN');
const language = fc.constantFrom('am', 'en', 'en-GB', 'fr', 'fr-SN');
const currency = fc.constantFrom('USD', 'ETB', 'EUR');
const alikeUnits = [
  ['C62', 'DZN', 'GRO'],
  ['PR'],
  ['KGM', 'GRM', 'TNE', 'LBR'],
  ['MTR', 'YRD'],
  ['MTK', 'YDK'],
  ['LTR', 'MTQ'],
  ['HUR', 'DAY'],
];
const anyUnit = fc.constantFrom(...alikeUnits.flat());
const lotUnit = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...alikeUnits[0]!) },
  { weight: 1, arbitrary: anyUnit },
);
/** Mostly one that can be compared, or nobody would pass. */
const unitLike = (unit: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 14, arbitrary: fc.constantFrom(...alikeUnits.find((alike) => alike.includes(unit))!) },
    { weight: 1, arbitrary: anyUnit },
  );
const price = fc.record({ amount: fc.constantFrom(0.5, 1, 2, 4, 6, 12, 24, 48, 500), currency });
const coordinates = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      latitude: fc.constantFrom(8.54, 9.03, 9.5),
      longitude: fc.constantFrom(38, 38.74, 39.27),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      latitude: fc.constantFrom(-90, 0, 89.9, 90),
      longitude: fc.constantFrom(-180, -179.9, 0, 179.9, 180),
    }),
  },
  { weight: 2, arbitrary: fc.constant({}) },
);

/** On whole quarters of an hour, as the oracle counts; mostly on the first days, so that sessions meet. */
const timeWindow: fc.Arbitrary<TimeWindow> = fc
  .tuple(fc.constantFrom(1, 1, 1, 2, 2, 3, 7), fc.integer({ min: 60, max: 92 }), fc.integer({ min: 1, max: 12 }))
  .map(([weekday, from, length]) => ({ weekday, from: from * 15, to: Math.min(96, from + length) * 15 }));

/** A forest of up to `most` codes: every code hangs on one before it, or on none. */
const treeRows = (most: number): fc.Arbitrary<CodeRow[]> =>
  fc.array(fc.integer({ min: -1, max: most - 2 }), { minLength: 1, maxLength: most }).map((parents) =>
    parents.map((parent, at): CodeRow => ({
      code: `c${at}`,
      parent: parent < 0 || parent >= at ? null : `c${parent}`,
      labels: { en: phrases[at % phrases.length]! },
      synonyms: {},
      unit: 'C62',
    })),
  );

/** A forest; in every other one some codes correspond to others: to one that is not there, to themselves, to several, in circles, twice. */
export const codeRows = (most = 12): fc.Arbitrary<CodeRow[]> => {
  const pair = fc.record({
    from: fc.nat(most - 1), code: fc.oneof({ weight: 9, arbitrary: fc.nat(most - 1).map((at) => `c${at}`) }, { weight: 1, arbitrary: fc.constant('nowhere') }),
    kind: fc.constantFrom('exact' as const, 'partial' as const),
  });
  const pairs = fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(pair, { minLength: 1, maxLength: 8 }) });
  return fc.tuple(treeRows(most), pairs).map(([rows, all]) => rows.map((row, at): CodeRow => {
    const corresponds = all.flatMap(({ from, code, kind }) => (from % rows.length === at ? [{ code, kind }] : []));
    return corresponds.length === 0 ? row : { ...row, corresponds };
  }));
};

const capability = (
  codes: fc.Arbitrary<string>,
  unit: fc.Arbitrary<string>,
): fc.Arbitrary<Omit<Capability, 'capabilityId'>> =>
  fc.record({
    code: codes,
    unit,
    status: fc.constantFrom('declared', 'verified'),
    statedOn: fc.oneof(fc.constant('2026-10-01'), day(-90, 3)),
    verifiedOn: fc.option(day(-90, 0)),
    validUntil: fc.option(day(-5, 60)),
    minimumOrder: maybe(fc.constantFrom(1, 1, 1, 10, 25, 300, 5000)),
    leadTimeDays: maybe(fc.oneof(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 0, max: 30 }))),
    times: fc.oneof(fc.constant([]), fc.array(timeWindow, { minLength: 1, maxLength: 3 })),
    sessionMinutes: maybe(fc.constantFrom(15, 30, 60, 120)),
    priceHint: maybe(price),
    capacity: fc.array(
      fc
        .record({
          from: day(-40, 70),
          length: fc.integer({ min: 0, max: 40 }),
          quantity: fc.integer({ min: 0, max: 900 }),
          booked: fc.constantFrom(0, 0, 50, 1000),
        })
        .map(({ from, length, ...slot }) => ({
          from,
          to: new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10),
          ...slot,
        })),
      { maxLength: 3 },
    ),
  });

const trackRecord = (codes: fc.Arbitrary<string>): fc.Arbitrary<TrackRecord> =>
  fc.record({
    date: fc.oneof({ weight: 9, arbitrary: day(-900, 0) }, { weight: 1, arbitrary: day(1, 30) }),
    title: phrase,
    codes: fc.array(codes, { maxLength: 2 }),
    verified: fc.boolean(),
  });

export const candidate = (
  codes: fc.Arbitrary<string>,
  unit: fc.Arbitrary<string>,
): fc.Arbitrary<Omit<Candidate, 'enterpriseId'>> =>
  fc.record({
    version: fc.integer({ min: 1, max: 3 }),
    active: fc.oneof(
      { weight: 9, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
    languages: fc.oneof(fc.uniqueArray(language, { maxLength: 3 }), fc.constant(['am', 'en', 'fr'])),
    establishments: fc.array(
      fc.tuple(country, coordinates).map(([of, at]) => ({ country: of, ...at })),
      { maxLength: 2 },
    ),
    capabilities: fc
      .array(capability(codes, unit), { maxLength: 3 })
      .map((list) => list.map((one, at): Capability => ({ capabilityId: `capability-${at}`, ...one }))),
    certifications: fc.array(fc.record({ scheme, validUntil: maybe(day(-10, 100)) }), { maxLength: 3 }),
    trackRecords: fc.oneof(
      { weight: 1, arbitrary: fc.constant([]) },
      { weight: 3, arbitrary: fc.array(trackRecord(codes), { maxLength: 4 }) },
      { weight: 1, arbitrary: fc.array(trackRecord(codes), { minLength: 10, maxLength: 16 }) },
    ),
    performance: maybe(
      fc
        .tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9))
        .map(([a, b, c, d]) => ({ delivered: a + b, onTime: a, inspected: c + d, rejected: d })),
    ),
    responsiveness: maybe(fc.tuple(fc.nat(5), fc.nat(5)).map(([a, b]) => ({ invited: a + b, answered: a }))),
    conflictBuyerIds: fc.oneof(
      { weight: 9, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(buyer, { maxLength: 2 }) },
    ),
    optOutBuyerIds: fc.oneof(
      { weight: 9, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(buyer, { maxLength: 2 }) },
    ),
    buyerOptedOut: fc.oneof(
      { weight: 9, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    recentInvitations: fc.integer({ min: 0, max: 6 }),
  });

export const lotNeed = (codes: fc.Arbitrary<string>): fc.Arbitrary<LotNeed> =>
  fc.record({
    lotId: fc.constant('lot-1'),
    code: codes,
    title: fc.oneof(phrase, fc.constant(undefined)),
    text: fc.oneof(phrase, fc.constant(null)),
    quantity: fc.constantFrom(1, 10, 100, 250, 250, 1000, 1000, 2.5),
    unit: lotUnit,
    today: fc.constant('2026-11-16'),
    deadline: fc.oneof(day(0, 60), day(40, 60)),
    place: maybe(
      fc
        .tuple(country, coordinates, maybe(fc.constantFrom(40, 100, 2000, 2000)))
        .map(([of, at, maxDistanceKm]) => ({ country: of, ...at, maxDistanceKm })),
    ),
    ceilingPrice: maybe(price),
    times: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(timeWindow, { minLength: 1, maxLength: 4 }) }),
    mandatoryCertifications: fc.oneof(fc.constant([]), fc.uniqueArray(scheme, { maxLength: 1 })),
    preferredCertifications: fc.uniqueArray(scheme, { maxLength: 2 }),
    language: fc.option(language, { nil: null, freq: 2 }),
    buyerId: buyer,
  });

const prior = fc.record({ mean: fc.constantFrom(0, 0.5, 0.9, 1), strength: fc.constantFrom(0, 1, 4, 10) });
const priors = fc.constantFrom(undefined, {}).chain((absent) =>
  fc.oneof(
    fc.constant(absent),
    fc.record({ pastPerformance: prior, responsiveness: prior }, { requiredKeys: [] }),
  ),
);

const weight = fc.constantFrom(0, 1, 1, 2, 3, 0.1, 7.5);
export const setting = (
  unknownExcludes: fc.Arbitrary<Setting['policy']['unknownExcludes']> = fc.subarray([...ruleNames]),
): fc.Arbitrary<Setting> =>
  fc.record({
    weights: fc.record({
      capabilityFit: weight,
      relevance: weight,
      capacityMargin: weight,
      leadTimeMargin: weight,
      price: weight,
      optionalCertifications: weight,
      distance: weight,
      pastPerformance: weight,
      responsiveness: weight,
    }),
    weightsVersion: fc.constant(1),
    policy: fc.record({
      minimumSimilarity: fc.constantFrom(0, 0.5, 2 / 3, 0.7, 1),
      unknownExcludes: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: unknownExcludes },
      ),
      invitationCap: fc.constantFrom(null, null, 0, 6, 7, 7, 7),
      maxProposals: fc.constantFrom(1, 3, 100),
      minimumScore: fc.constantFrom(0, 0.3, 0.3, 0.3, 0.6),
      minimumShare: fc.constantFrom(0, 0.1, undefined, 0.5, 1),
      invitationPeriodDays: fc.constantFrom(7, undefined),
      aging: fc.option(
        fc.record({
          freshDays: fc.constantFrom(0, 10, 30),
          fadingDays: fc.constantFrom(0, 1, 30),
          staleWeight: fc.constantFrom(0, 0.5, 1),
        }),
        { nil: undefined },
      ),
      priors,
    }),
    rates: fc.array(
      fc.record({
        from: currency,
        to: currency,
        rate: fc.constantFrom(0.5, 0.02, 1, 125),
        date: day(-30, 3),
      }),
      { maxLength: 4 },
    ),
  });

export interface World {
  rows: CodeRow[];
  need: LotNeed;
  candidates: Candidate[];
  setting: Setting;
}

/** A lot, its cluster's setting and up to `most` candidates; some capabilities have codes that are not in the tree. */
export const world = (most = 8, policy = setting()): fc.Arbitrary<World> =>
  codeRows().chain((rows) => {
    const known = fc.constantFrom(...rows.map(({ code }) => code));
    const codes = fc.oneof({ weight: 12, arbitrary: known }, { weight: 1, arbitrary: fc.constant('gone') });
    // Most candidates make just what is wanted, or nearly nobody would pass.
    return lotNeed(known).chain((need) => {
      const likely = fc.oneof(
        { weight: 3, arbitrary: fc.constant(need.code) },
        { weight: 1, arbitrary: codes },
      );
      return fc.record({
        rows: fc.constant(rows),
        need: fc.constant(need),
        setting: policy,
        candidates: fc
          .array(candidate(likely, unitLike(need.unit)), { maxLength: most })
          .map((list) => list.map((one, at): Candidate => ({ enterpriseId: `enterprise-${at}`, ...one }))),
      });
    });
  });
