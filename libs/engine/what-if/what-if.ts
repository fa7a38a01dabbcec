// What single change of a lot, or of the policy, would admit how many more: each count is a match of the changed lot.
import type { CodeTree } from '../codes.js';
import type { Scalar } from '../types.js';
import { changesOf, type Change, type ChangeName, type Terms } from './changes.js';
import type { Belonging, Crowd } from './crowd.js';

export interface WhatIfStep {
  /** What it would be; null where it would not be asked for at all. */
  to: Scalar;
  /** Enterprises that would belong to the lot's matches, before the best are taken, and do not now. */
  admitted: number;
  /** Enterprises that belong now and would not. */
  lost: number;
}

export interface WhatIf {
  change: ChangeName;
  whose: 'lot' | 'policy';
  what: string | null;
  unit: string | null;
  now: Scalar;
  /**
   * Mild to strong, each admits more than the one before. The first is the least that admits anybody: to the day, the whole km,
   * the percent of the ceiling, the hundredth of a share or score, the one invitation.
   */
  steps: WhatIfStep[];
}

export interface WhatIfs {
  /** Enterprises that belong as it is. */
  belong: number;
  /** Changes that admit somebody, in the order of `changeNames`. */
  changes: WhatIf[];
}

/**
 * EngineError when the lot or the setting makes no sense. The crowd must be made for the same question. About forty questions to the
 * crowd, and up to 180 more where a later deadline admits somebody late. `whose`: only their changes are asked about.
 */
export function whatIf(question: Terms, crowd: Crowd, tree: CodeTree, whose: readonly WhatIf['whose'][] = ['lot', 'policy']): WhatIfs {
  const now = crowd.belonging(question, []);
  const changes = changesOf(question, tree).filter((each) => whose.includes(each.whose)).map((change): WhatIf => {
    const { change: name, whose, what, unit, now: value } = change;
    return { change: name, whose, what, unit, now: value, steps: stepsOf(change, now, crowd) };
  });
  return { belong: now.size, changes: changes.filter(({ steps }) => steps.length > 0) };
}

function stepsOf(change: Change, now: Belonging, crowd: Crowd): WhatIfStep[] {
  const stepTo = (to: Scalar): WhatIfStep => {
    const then = crowd.belonging(change.at(to), change.rules);
    const stay = [...now.keys()].filter((id) => then.has(id)).length;
    return { to, admitted: then.size - stay, lost: now.size - stay };
  };
  const steps: WhatIfStep[] = [];
  let before = 0;
  for (const rung of change.rungs) {
    const step = stepTo(rung);
    if (step.admitted > 0 && steps.length === 0) {
      const least = leastTo(rung, before, change, stepTo);
      if (least !== null) steps.push(least);
    }
    if (step.admitted > (steps.at(-1)?.admitted ?? 0)) steps.push(step);
    before = change.stepsTo(rung);
  }
  return steps;
}

/** The least change short of a rung that admits somebody; null when only the rung does. `none`: steps of the rung before, which admits nobody. */
function leastTo(rung: Scalar, none: number, change: Change, stepTo: (to: Scalar) => WhatIfStep): WhatIfStep | null {
  const steps = change.stepsTo(rung);
  const after = (count: number) => stepTo(change.afterSteps(count));
  if (!change.monotone) {
    for (let count = 1; count < steps; count += 1) {
      const step = after(count);
      if (step.admitted > 0) return step;
    }
    return null;
  }
  let found: WhatIfStep | null = null;
  for (let [low, high] = [none + 1, steps]; low <= high;) {
    const middle = (low + high) >> 1;
    const step = after(middle);
    if (step.admitted > 0) [found, high] = [step, middle - 1];
    else low = middle + 1;
  }
  return found;
}
