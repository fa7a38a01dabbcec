// What was decided, as shares in quantities: verified once more, and summed in one order.
import { costOf, floorPart, limitsOf, millionth, quantityOf, scoreOf, stepsOf } from './model.js';
import type { AllocationProblem } from './problem.js';
import type { Allocation, AllocationShare } from './result.js';
import { brokenBy, objectiveOf, worthOfAll } from './split.js';

/** With the locked shares: steps by id of everybody who takes part. */
export function withLocks(problem: AllocationProblem, open: ReadonlyMap<string, number>): Map<string, number> {
  const all = new Map(open);
  for (const { enterpriseId, locked } of problem.candidates) if (locked) all.set(enterpriseId, stepsOf(locked, problem.step));
  return all;
}

/** `bound` as a worth, or null where the split is proven. Throws when the split breaks a demand: a fault of ours that must not get out. */
export function answerOf(problem: AllocationProblem, open: ReadonlyMap<string, number>, bound: number | null, method: Allocation['method']): Allocation {
  const steps = withLocks(problem, open);
  const broken = brokenBy(problem, steps);
  if (broken.length > 0) throw new Error(`A split breaks ${broken.join(', ')}`);
  const units = stepsOf(problem.quantity, problem.step);
  const objective = objectiveOf(worthOfAll(problem, steps), units);
  const above = bound === null ? objective : Math.max(objective, bound / (units * millionth));
  return {
    status: bound === null ? 'optimal' : 'feasible', shares: sharesOf(problem, steps), objective, bound: above, gap: above - objective,
    binding: [], isPriced: false, relaxations: [], method,
  };
}

export function nothing(status: 'infeasible' | 'unknown', method: Allocation['method']): Allocation {
  return { status, shares: [], objective: 0, bound: 0, gap: 0, binding: [], isPriced: false, relaxations: [], method };
}

function sharesOf(problem: AllocationProblem, steps: ReadonlyMap<string, number>): AllocationShare[] {
  const units = stepsOf(problem.quantity, problem.step);
  const cap = problem.shareCap === null ? units : floorPart(units, problem.shareCap);
  const shares = problem.candidates.filter(({ enterpriseId }) => steps.has(enterpriseId)).map((candidate): AllocationShare => {
    const own = steps.get(candidate.enterpriseId)!;
    const { max, lot } = limitsOf(candidate, problem.step, units);
    const limitedBy = candidate.locked !== null ? 'locked' : candidate.free !== null && own === max ? 'free' : own + lot > cap && cap < units ? 'shareCap' : null;
    const score = scoreOf(candidate) / millionth;
    const part = own / units;
    return {
      enterpriseId: candidate.enterpriseId, quantity: quantityOf(own, problem.step), part, score, gain: score * part, cost: costOf(problem) / millionth,
      isNewcomer: candidate.isNewcomer, isLocked: candidate.locked !== null, limitedBy,
    };
  });
  return shares.sort((one, other) => other.quantity - one.quantity || (one.enterpriseId < other.enterpriseId ? -1 : 1));
}
