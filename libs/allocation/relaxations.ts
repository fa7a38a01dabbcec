// When no split keeps every demand: which single one to relax and by how little, or the smallest combination; each tried by solving.
import { perStepOf, programOf, programOfMost, type Giving } from './mixed-integer.js';
import { demandsOf, millionth, modelOf, quantityOf, stepsOf, withinCap, type Model } from './model.js';
import { withLock } from './prices.js';
import { ableOnes } from './prune.js';
import type { AllocationProblem } from './problem.js';
import type { RelaxedDemand, Relaxation } from './result.js';
import { solveModel } from './solve.js';
import type { Solver } from './solver.js';

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

/** Each way gets an equal part of the time that is left; what was not found in it is left out. */
export async function relaxationsOf(problem: AllocationProblem, solver: Solver, until: number): Promise<Relaxation[]> {
  const ways: ((asking: Asking) => Promise<Relaxation | null>)[] = [
    ...demanded(problem).map((demand) => (asking: Asking) => lessDemanded(asking, [demand])),
    lessQuantity,
    ...problem.candidates.filter(({ locked }) => locked !== null).slice(0, mostLocks)
      .map(({ enterpriseId, locked }) => (asking: Asking) => otherLock(asking, enterpriseId, locked!)),
  ];
  const single: Relaxation[] = [];
  for (const [at, way] of ways.entries()) {
    const now = performance.now();
    const found = await way({ problem, solver, until: now + (until - now) / (ways.length - at) });
    if (found !== null) single.push(found);
  }
  if (single.length > 0) return single;
  const asking = { problem, solver, until };
  const together = (await lessDemanded(asking, demanded(problem))) ?? (await lessOfAll(asking));
  return together === null ? [] : [together];
}

const demanded = (problem: AllocationProblem): Giving[] =>
  (['maximumEnterprises', 'shareCap', 'newcomersFloor', 'inclusionQuota'] as const).filter((demand) => problem[demand] !== null);

const secondsOf = ({ until }: Asking) => Math.max(0, until - performance.now()) / 1000;

async function isPossible({ solver, until }: Asking, problem: AllocationProblem): Promise<boolean> {
  return (await solveModel(modelOf(problem), solver, until)).outcome === 'split';
}

/** The least by which these demands give way, together; null when that does not help, or nothing was found in time. */
async function lessDemanded(asking: Asking, giving: readonly Giving[]): Promise<Relaxation | null> {
  const { problem, solver } = asking;
  if (giving.length === 0) return null;
  const units = stepsOf(problem.quantity, problem.step);
  const demands = demandsOf(problem);
  // A lock above the cap lifts the cap at least so far.
  const cap = giving.includes('shareCap') ? Math.max(demands.cap, ...locksOf(problem)) : demands.cap;
  const whole = modelOf(problem, { ...demands, cap });
  if (whole.rest < 0 || whole.most === Number.NEGATIVE_INFINITY) return null;
  const isCapped = !giving.includes('shareCap');
  const most = giving.includes('maximumEnterprises') ? Number.POSITIVE_INFINITY : whole.most;
  const model = ableOnes(isCapped ? withinCap(whole) : uncapped(whole), { most, isSpread: isCapped, but: null });
  const program = programOf(model, giving);
  const solved = await solver.solve(program, null, secondsOf(asking));
  if (solved.columns.length === 0) return null;
  const isLeast = solved.outcome === 'best';
  const by = (demand: Giving) => (program.gives.has(demand) ? Math.max(0, solved.columns[program.gives.get(demand)!]!) : 0);
  const stepsBy = (demand: Giving, more: number) => {
    const steps = Math.ceil(by(demand) - slack);
    return steps > 0 ? steps + more : 0;
  };
  for (let more = 0; more < tries; more += 1) {
    const to: Record<Giving, number | null> = {
      maximumEnterprises: problem.maximumEnterprises === null ? null : problem.maximumEnterprises + Math.round(by('maximumEnterprises')),
      shareCap: Math.min(1, partAbove(cap + stepsBy('shareCap', more), units)),
      newcomersFloor: partBelow(demands.newcomers - stepsBy('newcomersFloor', more), units),
      inclusionQuota: partBelow(demands.counting - stepsBy('inclusionQuota', more), units),
    };
    const changes = giving.flatMap((demand) => changed(demand, problem[demand]!, to[demand]!));
    if (changes.length > 0 && (await isPossible(asking, relaxed(problem, changes)))) return { changes: await neededOf(asking, changes), isLeast };
    if (changes.every(({ demand }) => demand === 'maximumEnterprises')) return null;
  }
  return null;
}

/** Without what may stay as it was: of very many steps rounding changes a millionth that need not change. */
async function neededOf(asking: Asking, changes: RelaxedDemand[]): Promise<RelaxedDemand[]> {
  let needed = changes;
  for (const each of changes) {
    const others = needed.filter((other) => other !== each);
    if (others.length > 0 && (await isPossible(asking, relaxed(asking.problem, others)))) needed = others;
  }
  return needed;
}

/** As if everybody could take all that it has free. */
const uncapped = (model: Model): Model => ({ ...model, places: model.places.map((place) => ({ ...place, max: Math.floor(Math.min(place.ownMax, model.rest) / place.lot) * place.lot })).filter(({ min, max }) => min <= max) });

/** The greatest part that is no more than so many steps, and the least that is no less; exact to 10^15 steps. */
const partBelow = (steps: number, units: number) => Number((BigInt(Math.max(0, steps)) * BigInt(millionth)) / BigInt(units)) / millionth;
const partAbove = (steps: number, units: number) => Number((BigInt(steps) * BigInt(millionth) + BigInt(units - 1)) / BigInt(units)) / millionth;

/** Nothing when it is demanded no less: rounding to millionths does not tighten. */
function changed(demand: Giving, from: number, to: number): RelaxedDemand[] {
  const isLess = demand === 'maximumEnterprises' || demand === 'shareCap' ? to > from : to < from;
  return isLess ? [{ demand, enterpriseId: null, from, to, by: differenceOf(from, to) }] : [];
}

/** Without the noise of decimals. */
const differenceOf = (from: number, to: number) => (Math.round(to * millionth) - Math.round(from * millionth)) / millionth;

const locksOf = (problem: AllocationProblem) => problem.candidates.flatMap(({ locked }) => (locked === null ? [] : [stepsOf(locked, problem.step)]));

/** The greatest quantity for which there is a split, the parts demanded being parts of it. */
async function lessQuantity(asking: Asking): Promise<Relaxation | null> {
  const { problem } = asking;
  const units = stepsOf(problem.quantity, problem.step);
  const { steps: most, isLeast } = await mostPlaced(asking);
  for (let steps = most; steps > 0 && steps > most - tries; steps -= 1) {
    if (steps >= units || locksOf(problem).some((locked) => locked > steps)) continue;
    const change: RelaxedDemand = { demand: 'quantity', enterpriseId: null, from: problem.quantity, to: quantityOf(steps, problem.step), by: quantityOf(steps - units, problem.step) };
    if (await isPossible(asking, relaxed(problem, [change]))) return { changes: [change], isLeast };
  }
  return null;
}

async function mostPlaced(asking: Asking): Promise<{ steps: number; isLeast: boolean }> {
  const none = { steps: 0, isLeast: true };
  const { problem, solver } = asking;
  const units = stepsOf(problem.quantity, problem.step);
  const all = modelOf(problem, { ...demandsOf(problem), cap: units });
  if (all.rest < 0 || all.most < 0) return none;
  // So many parts do not make a whole, whatever the quantity.
  if ((problem.shareCap ?? 1) * Math.min(problem.maximumEnterprises ?? Number.POSITIVE_INFINITY, problem.candidates.length) < 1) return none;
  const model = ableOnes(all, { most: all.most, isSpread: problem.shareCap === null, but: null });
  const locks = problem.candidates.filter(({ locked }) => locked);
  const sum = (of: (each: (typeof locks)[number]) => boolean) => locks.reduce((all, each) => all + (of(each) ? stepsOf(each.locked!, problem.step) : 0), 0);
  const { program, placed, perStep } = programOfMost(
    model, { cap: problem.shareCap ?? 1, newcomers: problem.newcomersFloor ?? 0, counting: problem.inclusionQuota ?? 0 },
    { all: sum(() => true), newcomers: sum(({ isNewcomer }) => isNewcomer), counting: sum(({ counts }) => counts) },
  );
  const solved = await solver.solve(program, null, secondsOf(asking));
  return solved.columns.length === 0 ? none : { steps: Math.floor(solved.columns[placed]! / perStep + slack), isLeast: solved.outcome === 'best' };
}

/** The nearest quantity to a lock with which there is a split. */
async function otherLock(asking: Asking, enterpriseId: string, locked: number): Promise<Relaxation | null> {
  const { problem, solver } = asking;
  const all = withinCap(modelOf(withLock(problem, enterpriseId, null)));
  if (all.rest < 0 || all.most < 0) return null;
  const model = ableOnes(all, { most: all.most, isSpread: true, but: enterpriseId });
  const at = model.places.findIndex(({ id }) => id === enterpriseId);
  const program = programOf(model, [], { id: enterpriseId, steps: stepsOf(locked, problem.step) });
  const solved = await solver.solve(program, null, secondsOf(asking));
  if (solved.columns.length === 0) return null;
  const own = at < 0 ? 0 : Math.round((solved.columns[program.amount[at]!]! * program.each[at]!) / perStepOf(model));
  const to = quantityOf(own, problem.step);
  const change: RelaxedDemand = { demand: 'locked', enterpriseId, from: locked, to, by: differenceOf(locked, to) };
  return change.by !== 0 && (await isPossible(asking, relaxed(problem, [change]))) ? { changes: [change], isLeast: solved.outcome === 'best' } : null;
}

/** First as much of the quantity as can be placed at all, then what else is too much of that. */
async function lessOfAll(asking: Asking): Promise<Relaxation | null> {
  const { problem } = asking;
  const less = await lessQuantity({ ...asking, problem: { ...problem, maximumEnterprises: null, shareCap: null, newcomersFloor: null, inclusionQuota: null } });
  if (less === null) return null;
  const others = await lessDemanded({ ...asking, problem: relaxed(problem, less.changes) }, demanded(problem));
  return others === null ? null : { changes: [...less.changes, ...others.changes], isLeast: less.isLeast && others.isLeast };
}

/** The problem with the changes made. */
export function relaxed(problem: AllocationProblem, changes: readonly Pick<RelaxedDemand, 'demand' | 'enterpriseId' | 'to'>[]): AllocationProblem {
  let made = problem;
  for (const { demand, enterpriseId, to } of changes) made = demand === 'locked' ? withLock(made, enterpriseId!, to) : { ...made, [demand]: to };
  return made;
}
