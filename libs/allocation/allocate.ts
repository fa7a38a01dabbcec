// The best split with everything that is said of it, inside one thread: solved, priced, or told what to relax.
import { answerOf, nothing, withLocks } from './answer.js';
import { allocateGreedily } from './allocate-greedily.js';
import { checkProblem } from './check-problem.js';
import { modelOf } from './model.js';
import { pricesOf } from './prices.js';
import type { AllocationProblem } from './problem.js';
import { relaxationsOf } from './relaxations.js';
import type { Allocation } from './result.js';
import { solveModel } from './solve.js';
import type { Solver } from './solver.js';
import { worthOfAll } from './split.js';

export interface Limits {
  /** For the split, its prices and relaxations together, in ms. */
  timeLimitMs: number;
  /** False: only the split. */
  isExplained: boolean;
  /** False: every candidate goes to the solver, for comparison. */
  isPruned: boolean;
}

/** Throws AllocationError for a problem that makes no sense, and what the solver throws. */
export async function allocate(problem: AllocationProblem, solver: Solver, { timeLimitMs, isExplained, isPruned }: Limits): Promise<Allocation> {
  checkProblem(problem);
  const until = performance.now() + timeLimitMs;
  const best = await solveModel(modelOf(problem), solver, until, null, isPruned);
  if (best.outcome === 'impossible') {
    return { ...nothing('infeasible', 'highs'), relaxations: isExplained ? await relaxationsOf(problem, solver, until) : [] };
  }
  // Without pruning nobody was greedy yet.
  if (best.outcome === 'unknown') return isPruned ? nothing('unknown', 'highs') : allocateGreedily(problem);
  const locked = Number(worthOfAll(problem, withLocks(problem, new Map())));
  const answer = answerOf(problem, best.steps, best.isProven ? null : best.bound + locked, 'highs');
  if (!isExplained || !best.isProven) return answer;
  return { ...answer, ...(await pricesOf(problem, withLocks(problem, best.steps), solver, until)) };
}
