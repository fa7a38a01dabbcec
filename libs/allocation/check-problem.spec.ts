// What no split can be defined for is refused, and says what to do.
import { describe, expect, it } from '@jest/globals';
import { allocateGreedily } from './allocate-greedily.js';
import { checkProblem } from './check-problem.js';
import { AllocationError } from './errors.js';
import type { AllocationCandidate, AllocationProblem } from './problem.js';

const candidate: AllocationCandidate = { enterpriseId: 'e', score: 0.5, free: null, minimumOrder: null, lotSize: null, isNewcomer: false, counts: false, locked: null };
const problem: AllocationProblem = {
  quantity: 10, unit: 'H87', step: 1, candidates: [candidate], maximumEnterprises: null, shareCap: null, newcomersFloor: null, inclusionQuota: null, costPerEnterprise: 0,
};
const wrong = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1];
const of = (part: Partial<AllocationCandidate>): AllocationProblem => ({ ...problem, candidates: [{ ...candidate, ...part }] });

const refused: [string, AllocationProblem][] = [
  ...wrong.flatMap((value): [string, AllocationProblem][] => [
    ['quantity_invalid', { ...problem, quantity: value }], ['step_invalid', { ...problem, step: value }], ['cost_invalid', { ...problem, costPerEnterprise: value }],
    ['maximum_invalid', { ...problem, maximumEnterprises: value }], ['part_invalid', { ...problem, shareCap: value }], ['part_invalid', { ...problem, newcomersFloor: value }],
    ['part_invalid', { ...problem, inclusionQuota: value }], ['score_invalid', of({ score: value })], ['capacity_invalid', of({ free: value })],
    ['minimum_invalid', of({ minimumOrder: value })], ['lot_size_invalid', of({ lotSize: value })], ['lock_invalid', of({ locked: value })],
  ]),
  ['quantity_invalid', { ...problem, quantity: 0 }], ['quantity_invalid', { ...problem, quantity: 1e10 }], ['quantity_invalid', { ...problem, quantity: 10.5 }],
  ['step_invalid', { ...problem, step: 1e-7 }], ['step_invalid', { ...problem, step: 0 }],
  ['maximum_invalid', { ...problem, maximumEnterprises: 0 }], ['maximum_invalid', { ...problem, maximumEnterprises: 1.5 }], ['part_invalid', { ...problem, shareCap: 1.01 }],
  ['score_invalid', of({ score: 1.01 })], ['lot_size_invalid', of({ lotSize: 2.5 })], ['lot_size_invalid', of({ lotSize: 0 })],
  ['lock_invalid', of({ locked: 11 })], ['lock_invalid', of({ locked: 0.5 })], ['lock_invalid', of({ locked: 4, minimumOrder: 5 })],
  ['lock_invalid', of({ locked: 4, free: 3 })], ['lock_invalid', of({ locked: 4, lotSize: 3 })],
  ['candidates_invalid', of({ enterpriseId: '' })], ['candidate_repeated', { ...problem, candidates: [candidate, candidate] }],
];

describe('a problem', () => {
  it.each(refused)('is refused: %s %#', (code, one) => {
    expect(() => checkProblem(one)).toThrow(AllocationError);
    expect(() => checkProblem(one)).toThrow(expect.objectContaining({ code, message: expect.stringMatching(/: (give|change|fix)|, or a smaller/) }));
  });

  it('with a quota is refused where fewer than 5 count, for it would show who they are; a quota of nothing is none', () => {
    const four = Array.from({ length: 8 }, (_, at) => ({ ...candidate, enterpriseId: `e${at}`, counts: at < 4 }));
    expect(() => checkProblem({ ...problem, inclusionQuota: 0.1, candidates: four })).toThrow(expect.objectContaining({ code: 'pool_too_small' }));
    expect(() => checkProblem({ ...problem, inclusionQuota: 0.1, candidates: four.map((each, at) => ({ ...each, counts: at < 5 })) })).not.toThrow();
    expect(() => checkProblem({ ...problem, inclusionQuota: 0, candidates: four })).not.toThrow();
  });

  it.each([[0.001, 0.001], [0.3, 0.1], [0.1 + 0.2, 0.1], [1e9, 1], [1e9, 0.000001], [60_000, 12], [999_999_999.999, 0.001]])('of %d in steps of %d is split to the last step', (quantity, step) => {
    const two = [0.9, 0.8].map((score, at) => ({ ...candidate, enterpriseId: `e${at}`, score }));
    const { status, shares } = allocateGreedily({ ...problem, quantity, step, candidates: two });
    expect(status).toBe('optimal');
    expect(shares).toMatchObject([{ enterpriseId: 'e0', quantity: Number(quantity.toFixed(6)), part: 1 }]);
  });
});
