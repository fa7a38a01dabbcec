// Where there is no split: what is offered to relax helps, less of it would not, and nothing that would help is left out.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { allocationProblems, bestByTrying } from '#testing/allocation-problems.js';
import { runs } from '#testing/depth.js';
import { allocate } from './allocate.js';
import type { AllocationProblem, Demand } from './problem.js';
import { relaxed } from './relaxations.js';
import type { RelaxedDemand } from './result.js';
import { Solver } from './solver.js';

const solver = new Solver();
const limits = { timeLimitMs: 60_000, isExplained: true, isPruned: true };
const isPossible = (problem: AllocationProblem, changes: readonly Pick<RelaxedDemand, 'demand' | 'enterpriseId' | 'to'>[]) =>
  bestByTrying(relaxed(problem, changes)) !== null;

/** Every smaller change of the same demand; for parts the next smaller one, for they are monotonous. */
function smallerThan(problem: AllocationProblem, { demand, enterpriseId, from, to }: RelaxedDemand): Pick<RelaxedDemand, 'demand' | 'enterpriseId' | 'to'>[] {
  const values: Record<Demand, () => number[]> = {
    maximumEnterprises: () => (to - 1 > from ? [to - 1] : []),
    shareCap: () => [Math.round(to * 1e6 - 1) / 1e6],
    newcomersFloor: () => [Math.round(to * 1e6 + 1) / 1e6],
    inclusionQuota: () => [Math.round(to * 1e6 + 1) / 1e6],
    quantity: () => stepsBetween(problem, to, from),
    locked: () => [0, ...stepsBetween(problem, 0, problem.quantity)].filter((each) => Math.abs(each - from) < Math.abs(to - from) - 1e-9 && each !== from),
  };
  return values[demand]().map((each) => ({ demand, enterpriseId, to: each }));
}

function stepsBetween({ step }: AllocationProblem, low: number, high: number): number[] {
  const between: number[] = [];
  for (let count = Math.round(low / step) + 1; count < Math.round(high / step); count += 1) between.push(Number((count * step).toFixed(3)));
  return between;
}

const impossible = allocationProblems.filter((problem) => bestByTrying(problem) === null);

describe('a relaxation', () => {
  it('makes a split possible, and no smaller one does', async () => {
    await fc.assert(
      fc.asyncProperty(impossible, async (problem) => {
        const { status, relaxations } = await allocate(problem, solver, limits);
        expect(status).toBe('infeasible');
        for (const { changes, isLeast } of relaxations) {
          expect(isLeast).toBe(true);
          expect(isPossible(problem, changes)).toBe(true);
          for (const change of changes) {
            const others = changes.filter((each) => each !== change);
            // Of a combination nothing can stay as it was.
            if (others.length > 0) expect(isPossible(problem, others)).toBe(false);
            for (const smaller of smallerThan(problem, change)) expect([smaller, isPossible(problem, [...others, smaller])]).toEqual([smaller, false]);
          }
        }
      }),
      { numRuns: runs(80) },
    );
  });

  it('of several demands changes none that need not change, and of all such the least', async () => {
    const enterprise = { score: 0, minimumOrder: null, lotSize: null, counts: true, locked: null };
    const { relaxations } = await allocate(
      {
        quantity: 0.009, unit: 'KGM', step: 0.001, maximumEnterprises: 1, shareCap: 0, newcomersFloor: 0.5, inclusionQuota: null, costPerEnterprise: 0,
        candidates: [{ ...enterprise, enterpriseId: 'e0', isNewcomer: true, free: 0.006 }, { ...enterprise, enterpriseId: 'e1', isNewcomer: false, free: null }],
      }, solver, limits,
    );
    expect(relaxations).toEqual([{
      isLeast: true,
      changes: [
        { demand: 'shareCap', enterpriseId: null, from: 0, to: 1, by: 1 },
        { demand: 'newcomersFloor', enterpriseId: null, from: 0.5, to: 0, by: -0.5 },
      ],
    }]);
  });

  it('of the quantity is the least also where a batch is two steps and the cap a third', async () => {
    const enterprise = { score: 0, isNewcomer: false, free: null, minimumOrder: null, lotSize: null, counts: true, locked: null };
    const { relaxations } = await allocate(
      {
        quantity: 0.009, unit: 'KGM', step: 0.001, maximumEnterprises: null, shareCap: 0.333333, newcomersFloor: null, inclusionQuota: null, costPerEnterprise: 0,
        candidates: [
          { ...enterprise, enterpriseId: 'e0', free: 0.002 }, { ...enterprise, enterpriseId: 'e1', minimumOrder: 0.002 },
          { ...enterprise, enterpriseId: 'e2', lotSize: 0.002 }, { ...enterprise, enterpriseId: 'e3', locked: 0.002 },
        ],
      }, solver, limits,
    );
    expect(relaxations.flatMap(({ changes }) => changes.map(({ demand, to }) => [demand, to]))).toEqual([['shareCap', 0.333334], ['quantity', 0.008]]);
  });

  it('is offered of each demand that helps alone', async () => {
    await fc.assert(
      fc.asyncProperty(impossible, async (problem) => {
        const { relaxations } = await allocate(problem, solver, limits);
        const offered = new Set(relaxations.flatMap(({ changes }) => (changes.length === 1 ? [changes[0]!.demand] : [])));
        const widest: Partial<Record<Demand, number | null>> = { maximumEnterprises: null, shareCap: null, newcomersFloor: null, inclusionQuota: null };
        for (const demand of Object.keys(widest) as (keyof typeof widest)[]) expect([demand, offered.has(demand)]).toEqual([demand, bestByTrying({ ...problem, [demand]: null }) !== null]);
        const quantities = stepsBetween(problem, 0, problem.quantity);
        const helps = quantities.some((to) => problem.candidates.every(({ locked }) => (locked ?? 0) <= to) && isPossible(problem, [{ demand: 'quantity', enterpriseId: null, to }]));
        expect(offered.has('quantity')).toBe(helps);
      }),
      { numRuns: runs(60) },
    );
  });
});
