// 60,000 polo shirts over the garment makers of a cluster: what the CDA reads, locks, demands too much of, and reads again.
import { describe, expect, it } from '@jest/globals';
import { allocate } from './allocate.js';
import type { AllocationCandidate, AllocationProblem } from './problem.js';
import { relaxed } from './relaxations.js';
import { Solver } from './solver.js';
import { allocationInWords } from './words.js';

const maker = (enterpriseId: string, score: number, free: number | null, more: Partial<AllocationCandidate> = {}): AllocationCandidate =>
  ({ enterpriseId, score, free, minimumOrder: null, lotSize: null, isNewcomer: false, counts: false, locked: null, ...more });

const order: AllocationProblem = {
  quantity: 60_000, unit: 'H87', step: 1,
  candidates: [
    maker('Alem', 0.91, 26_000), maker('Bole', 0.86, 15_000, { minimumOrder: 5000 }), maker('Chercher', 0.83, 18_500, { lotSize: 500 }),
    maker('Desta', 0.78, 9000), maker('Entoto', 0.74, 12_000, { isNewcomer: true, minimumOrder: 4000 }), maker('Fikir', 0.71, 7200, { isNewcomer: true, lotSize: 600 }),
    maker('Gulele', 0.62, null),
  ],
  maximumEnterprises: 5, shareCap: 0.4, newcomersFloor: 0.1, inclusionQuota: null, costPerEnterprise: 0.005,
};
const solver = new Solver();
const solve = (problem: AllocationProblem) => allocate(problem, solver, { timeLimitMs: 60_000, isExplained: true, isPruned: true });

describe('60,000 polo shirts', () => {
  it('are split, and every sum can be worked out on paper', async () => {
    expect(allocationInWords(await solve(order), order)).toEqual([
      '60,000 pieces over 4 enterprises. No split is better: that is proven.',
      'Alem: 24,000 pieces, 40 % of what is split. One enterprise takes at most 40 % of what is split. 0.91 × 24,000 ÷ 60,000 = 0.364, less 0.005 for managing one more = 0.359.',
      'Bole: 15,000 pieces, 25 % of what is split. It takes all that it has free. 0.86 × 15,000 ÷ 60,000 = 0.215, less 0.005 for managing one more = 0.21.',
      'Chercher: 15,000 pieces, 25 % of what is split. 0.83 × 15,000 ÷ 60,000 = 0.2075, less 0.005 for managing one more = 0.2025.',
      'Entoto: 6,000 pieces, 10 % of what is split. 0.74 × 6,000 ÷ 60,000 = 0.074, less 0.005 for managing one more = 0.069.',
      'In all: (0.91 × 24,000 + 0.86 × 15,000 + 0.83 × 15,000 + 0.74 × 6,000) ÷ 60,000 − 4 × 0.005 = 51,630 ÷ 60,000 − 0.02 = 0.8405.',
      'At least 10 % for newcomers costs 0.006917 of score.',
      'At most 40 % of what is split for one enterprise costs 0.002667 of score.',
    ]);
  });

  it('with a share fixed by the CDA are split around it', async () => {
    const fixed = relaxed(order, [{ demand: 'locked', enterpriseId: 'Desta', to: 9000 }]);
    expect(allocationInWords(await solve(fixed), fixed)).toEqual(expect.arrayContaining([
      '60,000 pieces over 5 enterprises. No split is better: that is proven.',
      'Desta: 9,000 pieces, 15 % of what is split. The CDA fixed this quantity. 0.78 × 9,000 ÷ 60,000 = 0.117, less 0.005 for managing one more = 0.112.',
      'In all: (0.91 × 24,000 + 0.86 × 15,000 + 0.78 × 9,000 + 0.83 × 6,000 + 0.74 × 6,000) ÷ 60,000 − 5 × 0.005 = 51,180 ÷ 60,000 − 0.025 = 0.828.',
      // 0.8405 of the split without it.
      'Fixing Desta at 9,000 pieces costs 0.0125 of score.',
    ]));
  });

  it('say which demand to relax where there is no split', async () => {
    const without = relaxed(order, [{ demand: 'locked', enterpriseId: 'Gulele', to: 0 }]);
    const three = { ...without, maximumEnterprises: 3 };
    const answer = await solve(three);
    expect(allocationInWords(answer, three)).toEqual([
      'No split keeps every demand. Any one of these would be enough:',
      'At most 4 enterprises instead of 3.',
      // 40 % of it are 20,333, and with 18,500 and 12,000 of a newcomer that is all.
      'Placing 50,833 pieces instead of 60,000 pieces.',
      'Fixing Gulele at 24,000 pieces instead of keeping it out.',
    ]);
    for (const { changes } of answer.relaxations) expect((await solve(relaxed(three, changes))).status).toBe('optimal');
  });
});
