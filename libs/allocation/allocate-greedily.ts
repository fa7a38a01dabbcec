// A split inside the request: good, within every demand, and honest about what it is not.
import { answerOf, nothing, withLocks } from './answer.js';
import { checkProblem } from './check-problem.js';
import { isProvenBy } from './duals.js';
import { isHopeless } from './hopeless.js';
import { modelOf, withinCap } from './model.js';
import { narrow, type Pace } from './narrow.js';
import type { AllocationProblem } from './problem.js';
import type { Allocation } from './result.js';
import { worthOfAll } from './split.js';

/** Some rounds over everybody, more over the few that are left; a price for newcomers or the policy takes longer to find: fewer rounds lost up to 8 % there. */
const onePrice: Pace = { isPruned: false, rounds: [20, 40], turns: 3 };
const severalPrices: Pace = { isPruned: false, rounds: [80, 200], turns: 2 };

/** Throws AllocationError. Unknown when it found none and cannot tell that there is none. Some ms for thousands of candidates. */
export function allocateGreedily(problem: AllocationProblem): Allocation {
  checkProblem(problem);
  const model = withinCap(modelOf(problem));
  if (model.rest <= 0 || model.most <= 0 || model.places.length === 0) return isHopeless(model) ? nothing('infeasible', 'greedy') : answerOf(problem, new Map(), null, 'greedy');
  const { best, worth, bound } = narrow(model, null, model.newcomers + model.counting > 0 ? severalPrices : onePrice);
  if (best === null) return nothing(isHopeless(model) ? 'infeasible' : 'unknown', 'greedy');
  const locked = Number(worthOfAll(problem, withLocks(problem, new Map())));
  return answerOf(problem, best, isProvenBy(model, bound, worth) ? null : bound + locked, 'greedy');
}
