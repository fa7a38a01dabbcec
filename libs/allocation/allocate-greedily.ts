// A split inside the request: good, within every demand, and honest about what it is not.
import { answerOf, nothing, withLocks } from './answer.js';
import { checkProblem } from './check-problem.js';
import { slackOf } from './duals.js';
import { bargain } from './greedy.js';
import { modelOf, withinCap, type Model } from './model.js';
import type { AllocationProblem } from './problem.js';
import type { Allocation } from './result.js';
import { worthOfAll } from './split.js';

/** Throws AllocationError. Unknown when it found none and cannot tell that there is none. Some ms for thousands of candidates. */
export function allocateGreedily(problem: AllocationProblem): Allocation {
  checkProblem(problem);
  const model = withinCap(modelOf(problem));
  if (model.rest <= 0 || model.most <= 0) return isHopeless(model) ? nothing('infeasible', 'greedy') : answerOf(problem, new Map(), null, 'greedy');
  const { split, worth, response } = bargain(model);
  if (split === null) return nothing(isHopeless(model) ? 'infeasible' : 'unknown', 'greedy');
  const locked = Number(worthOfAll(problem, withLocks(problem, new Map())));
  const open = new Map([...split].map(([at, steps]) => [model.places[at]!.id, steps]));
  const isProven = response.bound + slackOf(model) < Number(worth) + 1;
  return answerOf(problem, open, isProven ? null : response.bound + locked, 'greedy');
}

/** Where counting is enough to see that there is no split. */
function isHopeless({ places, rest, most, newcomers, counting }: Model): boolean {
  if (rest < 0 || most < 0) return true;
  if (rest === 0) return newcomers > 0 || counting > 0;
  const room = (of: (place: Model['places'][number]) => boolean) =>
    places.filter(of).map(({ max }) => max).sort((one, other) => other - one).slice(0, most).reduce((sum, max) => sum + max, 0);
  return room(() => true) < rest || room(({ isNewcomer }) => isNewcomer) < newcomers || room(({ counts }) => counts) < counting;
}
