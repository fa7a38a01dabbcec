// What cannot be computed is refused with a code; what one enterprise misstated does not stop the run.
import { describe, expect, it } from '@jest/globals';
import { buildCodeTree, EngineError, matchLot, type LotNeed, type Setting } from '../engine.js';
import { capability, cluster, evaluate, garmentTree, lot, match, ruleOf, workshop } from './example.js';

const codeOf = (compute: () => unknown): string => {
  try {
    compute();
    return 'nothing was refused';
  } catch (error) {
    return error instanceof EngineError ? error.code : String(error);
  }
};

describe('a lot that makes no sense', () => {
  it.each<[string, Partial<LotNeed>, string]>([
    ['an unknown code', { code: 'X' }, 'code_unknown'],
    ['an unknown unit', { unit: 'bushel' }, 'unit_unknown'],
    ['no quantity', { quantity: 0 }, 'quantity_invalid'],
    ['a negative quantity', { quantity: -5 }, 'quantity_invalid'],
    ['a quantity that is no number', { quantity: NaN }, 'quantity_invalid'],
    ['an endless quantity', { quantity: Infinity }, 'quantity_invalid'],
    ['a deadline before today', { deadline: '2026-11-15' }, 'deadline_past'],
    ['a deadline that is no day', { deadline: '2027-02-30' }, 'date_invalid'],
    ['a today that is no day', { today: 'tomorrow' }, 'date_invalid'],
    ['a latitude beyond the pole', { place: { country: 'ET', latitude: 91, longitude: 0 } }, 'place_invalid'],
    ['a negative distance', { place: { country: 'ET', maxDistanceKm: -1 } }, 'place_invalid'],
    ['a ceiling of nothing', { ceilingPrice: { amount: 0, currency: 'USD' } }, 'price_invalid'],
  ])('is refused for %s', (_, change, code) => {
    expect(codeOf(() => match(lot(change), [workshop()]))).toBe(code);
  });

  it('is refused against an empty classification', () => {
    expect(codeOf(() => matchLot(lot(), [], cluster(), buildCodeTree([])))).toBe('code_unknown');
  });
});

describe('a setting that makes no sense', () => {
  const weights = cluster().weights;
  it.each<[string, Setting, string]>([
    ['a negative weight', cluster({}, { weights: { ...weights, price: -1 } }), 'weights_invalid'],
    ['a weight that is no number', cluster({}, { weights: { ...weights, price: NaN } }), 'weights_invalid'],
    ['an endless weight', cluster({}, { weights: { ...weights, price: Infinity } }), 'weights_invalid'],
    ['a similarity above 1', cluster({ minimumSimilarity: 1.1 }), 'policy_invalid'],
    ['a score that is no number', cluster({ minimumScore: NaN }), 'policy_invalid'],
    ['no proposals', cluster({ maxProposals: 0 }), 'policy_invalid'],
    ['a negative cap', cluster({ invitationCap: -1 }), 'policy_invalid'],
    ['a share above 1', cluster({ minimumShare: 2 }), 'policy_invalid'],
    ['a prior above 1', cluster({ priors: { responsiveness: { mean: 2, strength: 1 } } }), 'policy_invalid'],
    ['a rule that is not there', cluster({ unknownExcludes: ['weather' as 'place'] }), 'policy_invalid'],
    [
      'a rate of nothing',
      cluster({}, { rates: [{ from: 'ETB', to: 'USD', rate: 0, date: '2026-01-01' }] }),
      'rate_invalid',
    ],
    [
      'a rate without a date',
      cluster({}, { rates: [{ from: 'ETB', to: 'USD', rate: 1, date: '' }] }),
      'rate_invalid',
    ],
  ])('is refused for %s', (_, setting, code) => {
    expect(codeOf(() => matchLot(lot(), [workshop()], setting, garmentTree))).toBe(code);
  });
});

describe('an enterprise that misstated something', () => {
  const need = lot({
    ceilingPrice: { amount: 5, currency: 'USD' },
    place: { country: 'ET', latitude: 9, longitude: 38, maxDistanceKm: 99 },
  });

  it('counts as having said nothing', () => {
    const evaluation = evaluate(
      need,
      workshop({
        establishments: [{ country: 'ET', latitude: NaN, longitude: 999 }],
        recentInvitations: NaN,
        performance: { delivered: 1, onTime: 5, inspected: -1, rejected: 0 },
        responsiveness: { invited: Infinity, answered: 1 },
        capabilities: [
          capability({
            minimumOrder: -1,
            leadTimeDays: NaN,
            priceHint: { amount: -Infinity, currency: 'USD' },
            capacity: [
              { from: '2026-12-31', to: '2026-12-01', quantity: 9000, booked: 0 },
              { from: 'soon', to: 'later', quantity: 9000, booked: 0 },
              { from: '2026-12-01', to: '2026-12-31', quantity: Infinity, booked: 0 },
            ],
          }),
        ],
      }),
    );
    for (const rule of [
      'capacity',
      'minimum_order',
      'lead_time',
      'ceiling_price',
      'place',
      'invitation_cap',
    ] as const) {
      expect([rule, ruleOf(evaluation, rule).outcome]).toEqual([rule, 'unknown']);
    }
    expect(evaluation.passes).toBe(true);
    expect(
      evaluation.criteria.filter(({ basis }) => basis === 'data').map(({ criterion }) => criterion),
    ).toEqual(['capabilityFit']);
    expect(Number.isFinite(evaluation.score)).toBe(true);
  });
});
