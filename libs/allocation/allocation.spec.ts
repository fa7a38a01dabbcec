// What must hold of every split, against trying everything, for all kinds of small problems.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { allocationProblems, bestByTrying } from '#testing/allocation-problems.js';
import { runs } from '#testing/depth.js';
import { allocate } from './allocate.js';
import { allocateGreedily } from './allocate-greedily.js';
import { modelOf, stepsOf, withinCap } from './model.js';
import { undominated } from './prune.js';
import type { AllocationProblem } from './problem.js';
import type { Allocation } from './result.js';
import { Solver } from './solver.js';
import { brokenBy } from './split.js';

const solver = new Solver();
const limits = { timeLimitMs: 60_000, isExplained: false, isPruned: true };
const brokenIn = (problem: AllocationProblem, { shares }: Allocation) =>
  brokenBy(problem, new Map(shares.map(({ enterpriseId, quantity }) => [enterpriseId, stepsOf(quantity, problem.step)])));

describe('a split', () => {
  it('is the best there is, or there is none', async () => {
    await fc.assert(
      fc.asyncProperty(allocationProblems, async (problem) => {
        const best = bestByTrying(problem);
        const allocation = await allocate(problem, solver, limits);
        expect(allocation.status).toBe(best === null ? 'infeasible' : 'optimal');
        if (best === null) return;
        expect(brokenIn(problem, allocation)).toEqual([]);
        expect(allocation.objective).toBeCloseTo(best, 9);
        expect(allocation.gap).toBe(0);
      }),
      { numRuns: runs(150) },
    );
  });

  it('in far finer steps is proven as well, and no worse', async () => {
    const fine = fc.tuple(allocationProblems, fc.constantFrom(1000, 60_000, 50_000_000));
    await fc.assert(
      fc.asyncProperty(fine, async ([coarse, finer]) => {
        const inPieces = (value: number | null) => (value === null ? null : Math.round(value / coarse.step) * finer);
        const candidates = coarse.candidates.map((each, at) => ({
          ...each, free: inPieces(each.free), minimumOrder: inPieces(each.minimumOrder), locked: inPieces(each.locked), lotSize: at % 3 === 0 ? inPieces(each.lotSize) : null,
        }));
        const problem: AllocationProblem = { ...coarse, step: 1, quantity: inPieces(coarse.quantity)!, candidates };
        const [best, allocation, greedy] = [bestByTrying(coarse), await allocate(problem, solver, limits), allocateGreedily(problem)];
        if (best === null && allocation.status === 'infeasible') return;
        expect(allocation.status).toBe('optimal');
        expect(brokenIn(problem, allocation)).toEqual([]);
        if (best !== null) expect(allocation.objective).toBeGreaterThanOrEqual(best - 1e-9);
        expect(greedy.status === 'unknown' || greedy.objective <= allocation.objective + 1e-9).toBe(true);
        expect(greedy.status === 'unknown' || greedy.bound >= allocation.objective - 1e-9).toBe(true);
      }),
      { numRuns: runs(60) },
    );
  });

  it('is the same when everybody is left to the solver', async () => {
    await fc.assert(
      fc.asyncProperty(allocationProblems, async (problem) => {
        const [pruned, plain] = [await allocate(problem, solver, limits), await allocate(problem, solver, { ...limits, isPruned: false })];
        expect(plain.status).toBe(pruned.status);
        expect(plain.objective).toBeCloseTo(pruned.objective, 9);
      }),
      { numRuns: runs(50) },
    );
  });

  it('does not depend on the order of the candidates', async () => {
    const shuffled = allocationProblems.chain((problem) =>
      fc.tuple(fc.constant(problem), fc.shuffledSubarray([...problem.candidates], { minLength: problem.candidates.length })));
    await fc.assert(
      fc.asyncProperty(shuffled, async ([problem, candidates]) => {
        const explained = { ...limits, isExplained: true };
        const [one, other] = [await allocate(problem, solver, explained), await allocate({ ...problem, candidates }, solver, explained)];
        const inOrder = ({ relaxations, binding, ...rest }: Allocation) => ({ ...rest, binding: new Set(binding), relaxations: new Set(relaxations) });
        expect(inOrder(other)).toEqual(inOrder(one));
        expect(allocateGreedily({ ...problem, candidates })).toEqual(allocateGreedily(problem));
      }),
      { numRuns: runs(30) },
    );
  });

  it('is ordered by id where 100,000 have one score', () => {
    const ids = Array.from({ length: 100_000 }, (_, at) => `e${String(at).padStart(6, '0')}`);
    const { places } = modelOf({
      quantity: 10, unit: 'piece', step: 1, maximumEnterprises: null, shareCap: null, newcomersFloor: null, inclusionQuota: null, costPerEnterprise: 0,
      candidates: ids.toReversed().map((enterpriseId) => ({
        enterpriseId, score: 0.5, free: null, minimumOrder: null, lotSize: null, isNewcomer: false, counts: false, locked: null,
      })),
    });
    expect(places.map(({ id }) => id).join()).toBe(ids.join());
  });

  it('found greedily keeps every demand, is never above the best, and its bound never below', () => {
    fc.assert(
      fc.property(allocationProblems, (problem) => {
        const best = bestByTrying(problem);
        const greedy = allocateGreedily(problem);
        if (best === null) expect(['infeasible', 'unknown']).toContain(greedy.status);
        else expect(['optimal', 'feasible', 'unknown']).toContain(greedy.status);
        if (greedy.shares.length === 0) return;
        expect(brokenIn(problem, greedy)).toEqual([]);
        expect(greedy.objective).toBeLessThanOrEqual(best! + 1e-9);
        expect(greedy.bound).toBeGreaterThanOrEqual(best! - 1e-9);
        if (greedy.status === 'optimal') expect(greedy.objective).toBeCloseTo(best!, 9);
      }),
      { numRuns: runs(500) },
    );
  });

  it('is no worse without those who are surpassed by enough others', () => {
    fc.assert(
      fc.property(allocationProblems, (problem) => {
        const model = withinCap(modelOf(problem));
        if (model.rest <= 0 || model.most < 0) return;
        const kept = new Set(undominated(model).map((at) => model.places[at]!.id));
        const candidates = problem.candidates.map((each) => (each.locked !== null || kept.has(each.enterpriseId) ? each : { ...each, free: 0 }));
        expect(bestByTrying({ ...problem, candidates })).toEqual(bestByTrying(problem));
      }),
      { numRuns: runs(500) },
    );
  });

  it('tells what a demand costs: what the best split would gain without it', async () => {
    await fc.assert(
      fc.asyncProperty(allocationProblems, async (problem) => {
        const { status, objective, binding, isPriced } = await allocate(problem, solver, { ...limits, isExplained: true });
        if (status !== 'optimal') return;
        expect(isPriced).toBe(true);
        const costs = new Map(binding.map(({ demand, enterpriseId, price }) => [`${demand} ${enterpriseId}`, price]));
        const check = (key: string, without: AllocationProblem) => {
          const price = bestByTrying(without)! - objective;
          expect(costs.get(key) ?? 0).toBeCloseTo(price < 1e-6 ? 0 : price, 5);
        };
        for (const demand of ['maximumEnterprises', 'shareCap', 'newcomersFloor', 'inclusionQuota'] as const) check(`${demand} null`, { ...problem, [demand]: null });
        for (const { enterpriseId } of problem.candidates.filter(({ locked }) => locked !== null)) {
          check(`locked ${enterpriseId}`, { ...problem, candidates: problem.candidates.map((each) => (each.enterpriseId === enterpriseId ? { ...each, locked: null } : each)) });
        }
      }),
      { numRuns: runs(60) },
    );
  });
});
