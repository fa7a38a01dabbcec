// When no split keeps every demand: which single one to relax and by how little, or the smallest combination; each tried by solving.
import { perStepOf, programOf, programOfMost, scale, type Giving } from './mixed-integer.js';
import { demandsOf, millionth, modelOf, quantityOf, stepsOf, withinCap, type Model } from './model.js';
import { withLock } from './prices.js';
import type { AllocationProblem } from './problem.js';
import type { RelaxedDemand, Relaxation } from './result.js';
import { solveModel } from './solve.js';
import type { Solved, Solver } from './solver.js';

/** Locks beyond so many are not asked. */
const mostLocks = 20;
/** Where rounding left a step too little the next ones are tried. */
const tries = 4;
/** Of a step: what the solver's columns may be off by. */
const slack = 1e-4;

interface Asking {
  problem: AllocationProblem;
  solver: Solver;
  until: number;
}

/** Proven least ones only: what time did not allow is left out. */
export async function relaxationsOf(problem: AllocationProblem, solver: Solver, until: number): Promise<Relaxation[]> {
  const asking = { problem, solver, until };
  const single: RelaxedDemand[] = [];
  const add = (changes: RelaxedDemand[] | null) => single.push(...(changes ?? []));
  add(await lessQuantity(asking));
  for (const demand of demanded(problem)) add(await lessDemanded(asking, [demand]));
  for (const { enterpriseId, locked } of problem.candidates.filter((each) => each.locked !== null).slice(0, mostLocks)) add(await otherLock(asking, enterpriseId, locked!));
  if (single.length > 0) return single.map((change) => ({ changes: [change] }));
  const together = (await lessDemanded(asking, demanded(problem))) ?? (await lessOfAll(asking));
  return together === null ? [] : [{ changes: together }];
}

const demanded = (problem: AllocationProblem): Giving[] =>
  (['maximumEnterprises', 'shareCap', 'newcomersFloor', 'inclusionQuota'] as const).filter((demand) => problem[demand] !== null);

const secondsOf = ({ until }: Asking) => Math.max(0, until - performance.now()) / 1000;

async function isPossible({ solver, until }: Asking, problem: AllocationProblem): Promise<boolean> {
  return (await solveModel(modelOf(problem), solver, until)).outcome === 'split';
}

/** The least by which these demands give way, together; null when that does not help, or is not proven in time. */
async function lessDemanded(asking: Asking, giving: readonly Giving[]): Promise<RelaxedDemand[] | null> {
  const { problem, solver } = asking;
  if (giving.length === 0) return null;
  const units = stepsOf(problem.quantity, problem.step);
  const demands = demandsOf(problem);
  // A lock above the cap lifts the cap at least so far.
  const cap = giving.includes('shareCap') ? Math.max(demands.cap, ...locksOf(problem)) : demands.cap;
  const whole = modelOf(problem, { ...demands, cap });
  if (whole.rest < 0 || whole.most === Number.NEGATIVE_INFINITY) return null;
  const model = giving.includes('shareCap') ? whole : withinCap(whole);
  const program = programOf(model, giving);
  const solved = await solver.solve(program, null, secondsOf(asking));
  if (solved.outcome !== 'best') return null;
  const by = (demand: Giving) => (program.gives.has(demand) ? Math.max(0, solved.columns[program.gives.get(demand)!]!) : 0);
  const stepsBy = (demand: Giving, more: number) => {
    const steps = Math.ceil(by(demand) / perStepOf(model) - slack);
    return steps > 0 ? steps + more : 0;
  };
  for (let more = 0; more < tries; more += 1) {
    const to: Record<Giving, number | null> = {
      maximumEnterprises: problem.maximumEnterprises === null ? null : problem.maximumEnterprises + Math.round(by('maximumEnterprises')),
      shareCap: Math.min(1, Math.ceil(((cap + stepsBy('shareCap', more)) * millionth) / units) / millionth),
      newcomersFloor: partBelow(demands.newcomers - stepsBy('newcomersFloor', more), units),
      inclusionQuota: partBelow(demands.counting - stepsBy('inclusionQuota', more), units),
    };
    const changes = giving.flatMap((demand) => changed(demand, problem[demand]!, to[demand]!));
    if (changes.length > 0 && (await isPossible(asking, relaxed(problem, { changes })))) return changes;
    if (changes.every(({ demand }) => demand === 'maximumEnterprises')) return null;
  }
  return null;
}

const partBelow = (steps: number, units: number) => Math.max(0, Math.floor((steps * millionth) / units) / millionth);

/** Nothing when it is demanded no less: rounding to millionths does not tighten. */
function changed(demand: Giving, from: number, to: number): RelaxedDemand[] {
  const isLess = demand === 'maximumEnterprises' || demand === 'shareCap' ? to > from : to < from;
  return isLess ? [{ demand, enterpriseId: null, from, to, by: differenceOf(from, to) }] : [];
}

/** Without the noise of decimals. */
const differenceOf = (from: number, to: number) => (Math.round(to * millionth) - Math.round(from * millionth)) / millionth;

const locksOf = (problem: AllocationProblem) => problem.candidates.flatMap(({ locked }) => (locked === null ? [] : [stepsOf(locked, problem.step)]));

/** The greatest quantity for which there is a split, the parts demanded being parts of it. */
async function lessQuantity(asking: Asking): Promise<RelaxedDemand[] | null> {
  const { problem } = asking;
  const units = stepsOf(problem.quantity, problem.step);
  const most = await mostPlaced(asking);
  for (let steps = most; steps > 0 && steps > most - tries; steps -= 1) {
    if (steps >= units || locksOf(problem).some((locked) => locked > steps)) continue;
    const change: RelaxedDemand = { demand: 'quantity', enterpriseId: null, from: problem.quantity, to: quantityOf(steps, problem.step), by: quantityOf(steps - units, problem.step) };
    if (await isPossible(asking, relaxed(problem, { changes: [change] }))) return [change];
  }
  return null;
}

async function mostPlaced(asking: Asking): Promise<number> {
  const { problem, solver } = asking;
  const units = stepsOf(problem.quantity, problem.step);
  const model: Model = modelOf(problem, { ...demandsOf(problem), cap: units });
  if (model.rest < 0 || model.most < 0) return 0;
  const locks = problem.candidates.filter(({ locked }) => locked);
  const sum = (of: (each: (typeof locks)[number]) => boolean) => locks.reduce((all, each) => all + (of(each) ? stepsOf(each.locked!, problem.step) : 0), 0);
  const { program, placed } = programOfMost(
    model, { cap: problem.shareCap ?? 1, newcomers: problem.newcomersFloor ?? 0, counting: problem.inclusionQuota ?? 0 },
    { largest: Math.max(0, ...locksOf(problem)), all: sum(() => true), newcomers: sum(({ isNewcomer }) => isNewcomer), counting: sum(({ counts }) => counts) },
  );
  const solved: Solved = await solver.solve(program, null, secondsOf(asking));
  return solved.outcome === 'best' ? Math.floor((solved.columns[placed]! * units) / scale + slack) : 0;
}

/** The nearest quantity to a lock with which there is a split. */
async function otherLock(asking: Asking, enterpriseId: string, locked: number): Promise<RelaxedDemand[] | null> {
  const { problem, solver } = asking;
  const model = withinCap(modelOf(withLock(problem, enterpriseId, null)));
  if (model.rest < 0 || model.most < 0) return null;
  const at = model.places.findIndex(({ id }) => id === enterpriseId);
  const program = programOf(model, [], { id: enterpriseId, steps: stepsOf(locked, problem.step) });
  const solved = await solver.solve(program, null, secondsOf(asking));
  if (solved.outcome !== 'best') return null;
  const own = at < 0 ? 0 : Math.round((solved.columns[program.amount[at]!]! * program.each[at]!) / perStepOf(model));
  const to = quantityOf(own, problem.step);
  const change: RelaxedDemand = { demand: 'locked', enterpriseId, from: locked, to, by: differenceOf(locked, to) };
  return change.by !== 0 && (await isPossible(asking, relaxed(problem, { changes: [change] }))) ? [change] : null;
}

/** First as much of the quantity as can be placed at all, then what else is too much of that. */
async function lessOfAll(asking: Asking): Promise<RelaxedDemand[] | null> {
  const { problem } = asking;
  const free: AllocationProblem = { ...problem, maximumEnterprises: null, shareCap: null, newcomersFloor: null, inclusionQuota: null };
  const less = await lessQuantity({ ...asking, problem: free });
  if (less === null) return null;
  const others = await lessDemanded({ ...asking, problem: relaxed(problem, { changes: less }) }, demanded(problem));
  return others === null ? null : [...less, ...others];
}

/** The problem with the changes made. */
export function relaxed(problem: AllocationProblem, { changes }: Relaxation): AllocationProblem {
  let changedProblem = problem;
  for (const { demand, enterpriseId, to } of changes) {
    changedProblem = demand === 'locked' ? withLock(changedProblem, enterpriseId!, to) : { ...changedProblem, [demand]: to };
  }
  return changedProblem;
}
