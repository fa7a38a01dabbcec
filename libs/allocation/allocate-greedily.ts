// A split inside the request: good, within every demand, and honest about what it is not.
import { answerOf, nothing, withLocks } from './answer.js';
import { checkProblem } from './check-problem.js';
import { slackOf } from './duals.js';
import { bargain } from './greedy.js';
import { isHopeless } from './hopeless.js';
import { modelOf, withinCap } from './model.js';
import type { AllocationProblem } from './problem.js';
import type { Allocation } from './result.js';
import { worthOfAll } from './split.js';

/** Throws AllocationError. Unknown when it found none and cannot tell that there is none. Some ms for thousands of candidates. */
export function allocateGreedily(problem: AllocationProblem): Allocation {
  checkProblem(problem);
  const model = withinCap(modelOf(problem));
  if (isHopeless(model)) return nothing('infeasible', 'greedy');
  if (model.rest === 0) return answerOf(problem, new Map(), null, 'greedy');
  const { split, worth, response } = bargain(model);
  if (split === null) return nothing('unknown', 'greedy');
  const locked = Number(worthOfAll(problem, withLocks(problem, new Map())));
  const open = new Map([...split].map(([at, steps]) => [model.places[at]!.id, steps]));
  const isProven = response.bound + slackOf(model) < Number(worth) + 1;
  return answerOf(problem, open, isProven ? null : response.bound + locked, 'greedy');
}
