// Claims against the classification, units and periods.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CapabilityClaim, CapacitySlot } from '#contracts/registry/enterprises.js';
import { runs } from '#testing/depth.js';
import { Problems } from '../problems.js';
import { checkClaimIds, checkClaims, checkTrackRecords, codesIn } from './capability-rules.js';
import { newEnterprise } from './enterprise.js';
import { theSystem } from './provenance.js';
import { tailor } from './tailor.specimen.js';

const units = new Map([
  ['POLO', 'C62'],
  ['SOCK', 'PR'],
  ['YARN', 'KGM'],
]);
const claim = (change: Partial<CapabilityClaim> = {}): CapabilityClaim => ({
  code: 'POLO',
  unit: 'C62',
  status: 'declared',
  statedOn: '2027-01-10',
  capacity: [],
  ...change,
});
const slot = (from: string, to: string, change: Partial<CapacitySlot> = {}): CapacitySlot => ({
  from,
  to,
  quantity: 10,
  booked: 0,
  ...change,
});

function problemsOf(...claims: CapabilityClaim[]): [string, string][] {
  const problems = new Problems();
  checkClaims({ capabilities: claims }, units, problems);
  return problems.found.map(({ code, field }) => [code, field]);
}

describe('a claim', () => {
  it.each(['C62', 'piece', 'DZN', 'dozens'])('of polo shirts is counted in %s', (unit) => {
    expect(problemsOf(claim({ unit }))).toEqual([]);
  });

  it.each([
    ['a unit nobody knows', { unit: 'armful' }, ['unit_unknown', 'capabilities.0.unit']],
    ['a unit of another dimension', { unit: 'KGM' }, ['unit_incompatible', 'capabilities.0.unit']],
    ['pairs where pieces are counted', { unit: 'PR' }, ['unit_incompatible', 'capabilities.0.unit']],
    ['a code that is not in the classification', { code: 'NOPE' }, ['code_unknown', 'capabilities.0.code']],
    [
      'more booked than there is',
      { capacity: [slot('2027-01-01', '2027-01-31', { booked: 11 })] },
      ['body_invalid', 'capabilities.0.capacity.0.booked'],
    ],
    [
      'a period that ends before it begins',
      { capacity: [slot('2027-02-01', '2027-01-31')] },
      ['body_invalid', 'capabilities.0.capacity.0.to'],
    ],
    [
      'periods that share a day',
      { capacity: [slot('2027-01-01', '2027-01-31'), slot('2027-01-31', '2027-02-28')] },
      ['body_invalid', 'capabilities.0.capacity.1.from'],
    ],
  ] as const)('is refused with %s', (_what, change, problem) => {
    expect(problemsOf(claim(change as Partial<CapabilityClaim>))).toEqual([problem]);
  });

  it('may be fully booked, for one day, with periods in any order', () => {
    expect(
      problemsOf(
        claim({
          capacity: [slot('2027-02-01', '2027-02-28'), slot('2027-01-31', '2027-01-31', { booked: 10 })],
        }),
      ),
    ).toEqual([]);
  });

  it('stands alone for its code', () => {
    expect(problemsOf(claim(), claim({ code: 'SOCK', unit: 'PR' }), claim())).toEqual([
      ['body_invalid', 'capabilities.2.code'],
    ]);
  });

  it('has an id of the enterprise, for the same code', () => {
    const enterprise = newEnterprise(tailor(), new Date(), theSystem);
    const [polo] = enterprise.capabilities;
    const problems = new Problems();
    const capabilities = [
      { ...claim({ code: polo!.code }), id: polo!.id }, claim(), { ...claim({ code: 'SOCK' }), id: polo!.id },
    ];
    checkClaimIds({ capabilities }, enterprise, problems);
    expect(problems.found.map(({ field }) => field)).toEqual(['capabilities.2.id']);
  });
});

describe('periods', () => {
  const day = (n: number) => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10);
  const period = fc.tuple(fc.nat(40), fc.nat(5)).map(([first, length]) => ({ first, last: first + length }));

  it('are refused exactly when two of them share a day', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 6 }), (periods) => {
        const days = periods.flatMap(({ first, last }) =>
          Array.from({ length: last - first + 1 }, (_, n) => first + n),
        );
        const shared = new Set(days).size < days.length;
        const refused =
          problemsOf(claim({ capacity: periods.map(({ first, last }) => slot(day(first), day(last))) }))
            .length > 0;
        expect(refused).toBe(shared);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('a track record', () => {
  it('names codes and units that are known', () => {
    const problems = new Problems();
    const record = {
      date: '2026-05-01', codes: ['POLO', 'NOPE'], title: 'Shirts', unit: 'armful', quantity: 3, onTime: null,
      rejectedShare: null, source: 'CDA',
    };
    checkTrackRecords({ trackRecords: [record] }, units, problems);
    expect(problems.found.map(({ code, field }) => [code, field])).toEqual([
      ['code_unknown', 'trackRecords.0.codes.1'],
      ['unit_unknown', 'trackRecords.0.unit'],
    ]);
  });

  it('is looked up in the classification together with the claims, each code once', () => {
    const record = {
      date: '2026-05-01',
      codes: ['POLO', 'YARN'],
      title: 'Shirts',
      onTime: null,
      rejectedShare: null,
      source: 'CDA',
    };
    expect(codesIn({ capabilities: [claim()], trackRecords: [record] })).toEqual(['POLO', 'YARN']);
  });
});
