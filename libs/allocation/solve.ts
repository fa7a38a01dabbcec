// The best split of what is left to decide, with its proof: bargain, leave out who cannot be missed, and let the solver decide among the rest.
import { bargain, type Bargain } from './greedy.js';
import { slackOf, Responses } from './duals.js';
import { fill } from './fill.js';
import { isHopeless } from './hopeless.js';
import { perStepOf, programOf, type Program } from './mixed-integer.js';
import { millionth, withinCap, type Model } from './model.js';
import { onlyPlaces, promising, undominated } from './prune.js';
import type { Solver } from './solver.js';
import { worthOf, type Split } from './split.js';

export type Best =
  | { outcome: 'split'; steps: ReadonlyMap<string, number>; worth: bigint; bound: number; isProven: boolean }
  | { outcome: 'impossible' }
  | { outcome: 'unknown' };

const manyRounds = 260;
/** What the solver may be wrong by, as a part of the lot's best possible score. */
const solverSlack = 1e-9;

/** `until` by `performance.now()`. `known`: steps by id of a split that is allowed, to begin with. `isPruned` false: everything goes to the solver. */
export async function solveModel(whole: Model, solver: Solver, until: number, known: ReadonlyMap<string, number> | null = null, isPruned = true): Promise<Best> {
  const model = withinCap(whole);
  if (isHopeless(model)) return { outcome: 'impossible' };
  if (model.rest === 0) return proven(whole, new Map(), 0n);
  const start = isPruned ? narrow(model, splitOf(model, known)) : { model, best: null, worth: 0n, bound: Number.POSITIVE_INFINITY };
  if (start.best !== null && start.bound + slackOf(model) < Number(start.worth) + 1) return proven(whole, start.best, start.worth);
  const seconds = (until - performance.now()) / 1000;
  const inHand: Best = start.best === null ? { outcome: 'unknown' } : { outcome: 'split', steps: ties(whole, start.best), worth: start.worth, bound: start.bound, isProven: false };
  if (seconds <= 0) return inHand;
  const small = start.model;
  const program = programOf(small);
  const solved = await solver.solve(program, startOf(small, program, start.best), seconds);
  if (solved.outcome === 'impossible' && start.best === null) return { outcome: 'impossible' };
  const bound = Math.min(start.bound, (solved.bound * millionth) / perStepOf(small));
  if (solved.outcome === 'impossible' || solved.outcome === 'nothing') return inHand.outcome === 'split' ? { ...inHand, bound } : inHand;
  let [best, worth] = [start.best, start.worth];
  for (const split of readings(small, program, solved.columns)) {
    const own = worthOf(small, split);
    const steps = byId(small, split);
    if (best === null || own > worth) [best, worth] = [steps, own];
  }
  if (best === null) return { outcome: 'unknown' };
  const isProven = solved.outcome === 'best' && bound - Number(worth) <= solverSlack * whole.units * millionth;
  return isProven ? proven(whole, best, worth) : { outcome: 'split', steps: ties(whole, best), worth, bound: Math.max(bound, Number(worth)), isProven };
}

function proven(model: Model, steps: ReadonlyMap<string, number>, worth: bigint): Best {
  return { outcome: 'split', steps: ties(model, steps), worth, bound: Number(worth), isProven: true };
}

interface Narrowed {
  model: Model;
  best: ReadonlyMap<string, number> | null;
  worth: bigint;
  bound: number;
}

/** Bargains and leaves out in turns, until nobody leaves any more: a better split leaves room for fewer, and fewer bargain better. */
function narrow(model: Model, known: Split | null): Narrowed {
  let best = known === null ? null : byId(model, known);
  let worth = known === null ? 0n : worthOf(model, known);
  let small = onlyPlaces(model, undominated(model));
  let bound = Number.POSITIVE_INFINITY;
  for (;;) {
    const { split, worth: own, response }: Bargain = bargain(small, manyRounds);
    if (split !== null && (best === null || own > worth)) [best, worth] = [byId(small, split), own];
    bound = Math.min(bound, response.bound);
    if (best === null) return { model: small, best, worth, bound };
    const kept = promising(small, response, worth);
    if (kept.length === small.places.length || kept.length === 0) return { model: small, best, worth, bound };
    const fewer = onlyPlaces(small, kept);
    const isMuchLess = kept.length < small.places.length * 0.9;
    small = fewer;
    if (!isMuchLess) {
      bound = Math.min(bound, new Responses(small).at(response.prices).bound);
      return { model: small, best, worth, bound };
    }
  }
}

const byId = ({ places }: Model, split: Split) => new Map([...split].map(([at, steps]) => [places[at]!.id, steps]));

/** Null unless everybody in it has a place in the model. */
function splitOf({ places }: Model, steps: ReadonlyMap<string, number> | null): Split | null {
  if (steps === null) return null;
  const split = new Map<number, number>();
  for (const [at, { id }] of places.entries()) if (steps.has(id)) split.set(at, steps.get(id)!);
  return split.size === steps.size ? split : null;
}

/** The solver begins with the split in hand, where all of it is in the model. */
function startOf(model: Model, program: Program, best: ReadonlyMap<string, number> | null): Map<number, number> | null {
  const split = splitOf(model, best);
  if (split === null) return null;
  const start = new Map<number, number>();
  for (const at of model.places.keys()) {
    const steps = split.get(at) ?? 0;
    start.set(program.whether[at]!, steps > 0 ? 1 : 0);
    start.set(program.amount[at]!, (steps * perStepOf(model)) / program.each[at]!);
  }
  return start;
}

/** What the solver found, in whole steps: rounded and set right where rounding left something over, and filled anew. */
function* readings(model: Model, program: Program, columns: Float64Array): Generator<Split> {
  const chosen = model.places.map((_, at) => at).filter((at) => columns[program.whether[at]!]! > 0.5);
  const steps = new Map<number, number>();
  let left = model.rest;
  for (const at of chosen) {
    const { min, max, lot } = model.places[at]!;
    const own = Math.round((columns[program.amount[at]!]! * program.each[at]!) / perStepOf(model) / lot) * lot;
    steps.set(at, Math.min(max, Math.max(min, own)));
    left -= steps.get(at)!;
  }
  for (const at of left > 0 ? chosen : chosen.toReversed()) {
    const { min, max, lot } = model.places[at]!;
    const own = steps.get(at)!;
    const more = Math.trunc(Math.min(max - own, Math.max(min - own, left)) / lot) * lot;
    steps.set(at, own + more);
    left -= more;
  }
  const due = (of: 'isNewcomer' | 'counts') => chosen.reduce((sum, at) => sum + (model.places[at]![of] ? steps.get(at)! : 0), 0);
  if (left === 0 && due('isNewcomer') >= model.newcomers && due('counts') >= model.counting) yield steps;
  const filled = fill(model, chosen, { newcomers: 0, counting: 0 });
  if (filled !== null) yield filled;
}

/** Among those who differ in nothing but their id the first ids take part, and take most. */
function ties({ places }: Model, steps: ReadonlyMap<string, number>): Map<string, number> {
  const alike = new Map<string, string[]>();
  for (const { id, score, min, max, lot, isNewcomer, counts } of places) {
    const key = [score, min, max, lot, isNewcomer, counts].join();
    const ids = alike.get(key);
    if (ids) ids.push(id);
    else alike.set(key, [id]);
  }
  const sorted = new Map<string, number>();
  for (const ids of alike.values()) {
    const taken = ids.map((id) => steps.get(id) ?? 0).filter((each) => each > 0).sort((one, other) => other - one);
    for (const [at, each] of taken.entries()) sorted.set(ids[at]!, each);
  }
  return sorted;
}
