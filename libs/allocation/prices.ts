// What each demand costs: the best split without it, against the best with it.
import { withLocks } from './answer.js';
import { modelOf, stepsOf, millionth } from './model.js';
import type { AllocationProblem } from './problem.js';
import type { BindingDemand } from './result.js';
import { objectiveOf, worthOfAll } from './split.js';
import { solveModel } from './solve.js';
import type { Solver } from './solver.js';

/** Locks beyond so many are not asked. */
const mostLocks = 40;

export interface Priced {
  binding: BindingDemand[];
  isPriced: boolean;
}

/** `steps`: the best split, locked shares included. */
export async function pricesOf(problem: AllocationProblem, steps: ReadonlyMap<string, number>, solver: Solver, until: number): Promise<Priced> {
  const units = stepsOf(problem.quantity, problem.step);
  const worth = worthOfAll(problem, steps);
  const binding: BindingDemand[] = [];
  const locks = problem.candidates.filter(({ locked }) => locked !== null);
  let isPriced = locks.length <= mostLocks;
  for (const { demand, enterpriseId, value, without } of demandsPriced(problem, locks.slice(0, mostLocks))) {
    if (performance.now() >= until) return { binding: inOrder(binding), isPriced: false };
    const known = new Map(steps);
    for (const candidate of without.candidates) if (candidate.locked !== null) known.delete(candidate.enterpriseId);
    const best = await solveModel(modelOf(without), solver, until, known);
    if (best.outcome !== 'split' || !best.isProven) {
      isPriced = false;
      continue;
    }
    const gained = worthOfAll(without, withLocks(without, best.steps)) - worth;
    const price = objectiveOf(gained, units);
    // Less than a millionth is nothing that could be told.
    if (price * millionth >= 1) binding.push({ demand, enterpriseId, value, price });
  }
  return { binding: inOrder(binding), isPriced };
}

const inOrder = (binding: BindingDemand[]) => binding.sort((one, other) => other.price - one.price);

interface Without {
  demand: BindingDemand['demand'];
  enterpriseId: string | null;
  value: number;
  without: AllocationProblem;
}

function* demandsPriced(problem: AllocationProblem, locks: AllocationProblem['candidates']): Generator<Without> {
  for (const demand of ['maximumEnterprises', 'shareCap', 'newcomersFloor', 'inclusionQuota'] as const) {
    const value = problem[demand];
    if (value !== null) yield { demand, enterpriseId: null, value, without: { ...problem, [demand]: null } };
  }
  for (const { enterpriseId, locked } of locks) yield { demand: 'locked', enterpriseId, value: locked!, without: withLock(problem, enterpriseId, null) };
}

export function withLock(problem: AllocationProblem, enterpriseId: string, locked: number | null): AllocationProblem {
  return { ...problem, candidates: problem.candidates.map((each) => (each.enterpriseId === enterpriseId ? { ...each, locked } : each)) };
}
