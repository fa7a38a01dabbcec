// A split of what is left to decide: steps by place, its worth, and what holds of it, recounted from the problem itself.
import { ceilPart, costOf, floorPart, limitsOf, millionth, scoreOf, stepsOf, type Model } from './model.js';
import type { AllocationProblem, Demand } from './problem.js';

/** Steps by the place's number in the model; places without any are not in it. */
export type Split = ReadonlyMap<number, number>;

/** Σ score × steps − cost × steps of the lot, in millionths of a step: exact. Locked shares are not in it. */
export function worthOf({ places, units, cost }: Model, split: Split): bigint {
  let sum = 0n;
  for (const [at, steps] of split) sum += BigInt(places[at]!.score) * BigInt(steps) - BigInt(cost) * BigInt(units);
  return sum;
}

/** The worth of every share, locked ones too. */
export function worthOfAll(problem: AllocationProblem, steps: ReadonlyMap<string, number>): bigint {
  const fixed = BigInt(costOf(problem)) * BigInt(stepsOf(problem.quantity, problem.step));
  let sum = 0n;
  for (const candidate of problem.candidates) {
    const own = steps.get(candidate.enterpriseId) ?? 0;
    if (own > 0) sum += BigInt(scoreOf(candidate)) * BigInt(own) - fixed;
  }
  return sum;
}

/** A worth as score × part of the lot. */
export function objectiveOf(worth: bigint, units: number): number {
  const whole = BigInt(units) * BigInt(millionth);
  // In two pieces, each of which a double holds.
  const scaled = (worth * 1_000_000_000n) / whole;
  const left = worth * 1_000_000_000n - scaled * whole;
  return (Number(scaled) + Number(left) / Number(whole)) / 1e9;
}

/** Every demand and limit that the split breaks, counted anew in whole numbers from the problem; empty: it may be proposed. O(n). */
export function brokenBy(problem: AllocationProblem, steps: ReadonlyMap<string, number>): (Demand | 'limits')[] {
  const units = stepsOf(problem.quantity, problem.step);
  const { maximumEnterprises, shareCap, newcomersFloor, inclusionQuota } = problem;
  let [sum, used, newcomers, counting, largest] = [0, 0, 0, 0, 0];
  const broken = new Set<Demand | 'limits'>();
  for (const candidate of problem.candidates) {
    const own = steps.get(candidate.enterpriseId) ?? 0;
    if (candidate.locked !== null && own !== stepsOf(candidate.locked, problem.step)) broken.add('locked');
    if (own === 0) continue;
    const { min, max, lot } = limitsOf(candidate, problem.step, units);
    if (!(own >= min && own <= max && own % lot === 0)) broken.add('limits');
    sum += own;
    used += 1;
    largest = Math.max(largest, own);
    if (candidate.isNewcomer) newcomers += own;
    if (candidate.counts) counting += own;
  }
  if (sum !== units) broken.add('quantity');
  if (maximumEnterprises !== null && used > maximumEnterprises) broken.add('maximumEnterprises');
  if (shareCap !== null && largest > floorPart(units, shareCap)) broken.add('shareCap');
  if (newcomersFloor !== null && newcomers < ceilPart(units, newcomersFloor)) broken.add('newcomersFloor');
  if (inclusionQuota !== null && counting < ceilPart(units, inclusionQuota)) broken.add('inclusionQuota');
  return [...broken];
}
