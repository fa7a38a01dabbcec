// The problem in whole numbers: quantities in steps, scores and parts in millionths, so that sums are exact and ties are ties.
import type { AllocationCandidate, AllocationProblem } from './problem.js';

/** Scores, parts and costs count to one of so many. */
export const millionth = 1_000_000;

/** Somebody whose quantity is open: 0, or a multiple of `lot` from `min` to `max`, in steps. */
export interface Place {
  id: string;
  /** In millionths. */
  score: number;
  min: number;
  max: number;
  /** As `max`, but without the share cap. */
  ownMax: number;
  lot: number;
  /** Only where a part for newcomers is still demanded. */
  isNewcomer: boolean;
  /** Only where a part is still demanded by the policy. */
  counts: boolean;
}

/** What is left to decide once the locks are taken off: the best enterprises first, ties by id. */
export interface Model {
  /** Of the whole lot, in steps. */
  units: number;
  /** Still to be given. */
  rest: number;
  /** So many more enterprises at most. */
  most: number;
  cap: number;
  /** Still due to newcomers and to those who count; at least 0. */
  newcomers: number;
  counting: number;
  /** Of one enterprise, in millionths of the lot's best possible score. */
  cost: number;
  places: readonly Place[];
}

/** The demands in steps. `places` of a model depend on them. */
export interface Demands {
  most: number;
  cap: number;
  newcomers: number;
  counting: number;
}

const inMillionths = (value: number) => Math.round(value * millionth);

/** ⌊units × part⌋ and ⌈units × part⌉, exact to 10^15 steps. */
export const floorPart = (units: number, part: number) => Number((BigInt(units) * BigInt(inMillionths(part))) / BigInt(millionth));
export const ceilPart = (units: number, part: number) => Number((BigInt(units) * BigInt(inMillionths(part)) + BigInt(millionth - 1)) / BigInt(millionth));

/** A whole number of steps, or NaN when it is none. */
export function stepsOf(quantity: number, step: number): number {
  const [of, each] = [inMillionths(quantity), inMillionths(step)];
  return Math.abs(of / millionth - quantity) <= 1e-9 * Math.max(1, quantity) && of % each === 0 ? of / each : Number.NaN;
}

/** What so many steps are, without the noise of a product of decimals. */
export const quantityOf = (steps: number, step: number) => (steps * inMillionths(step)) / millionth;

export const scoreOf = (candidate: AllocationCandidate) => inMillionths(candidate.score);
export const costOf = (problem: AllocationProblem) => inMillionths(problem.costPerEnterprise);

/** What a candidate can take of so many steps: its limits, in steps. `min` above `max`: nothing. */
export function limitsOf({ free, minimumOrder, lotSize }: AllocationCandidate, step: number, units: number): { min: number; max: number; lot: number } {
  const each = inMillionths(step);
  const lot = lotSize === null ? 1 : stepsOf(lotSize, step);
  const whole = (steps: number) => Math.floor(steps / lot) * lot;
  const least = minimumOrder === null ? lot : Math.ceil(Math.min(inMillionths(minimumOrder) / each, units + lot));
  const most = free === null ? units : Math.min(units, Math.floor(inMillionths(Math.min(free, quantityOf(units, step))) / each));
  return { min: Math.max(lot, Math.ceil(least / lot) * lot), max: whole(most), lot };
}

export function demandsOf(problem: AllocationProblem): Demands {
  const units = stepsOf(problem.quantity, problem.step);
  return {
    most: problem.maximumEnterprises ?? Number.POSITIVE_INFINITY,
    cap: problem.shareCap === null ? units : floorPart(units, problem.shareCap),
    newcomers: problem.newcomersFloor === null ? 0 : ceilPart(units, problem.newcomersFloor),
    counting: problem.inclusionQuota === null ? 0 : ceilPart(units, problem.inclusionQuota),
  };
}

/** By score, the best first, ties by id: the order in which everything here looks at candidates. O(n log n). */
export function modelOf(problem: AllocationProblem, demands: Demands = demandsOf(problem)): Model {
  const units = stepsOf(problem.quantity, problem.step);
  let { most, newcomers, counting } = demands;
  let rest = units;
  for (const candidate of problem.candidates) {
    if (!candidate.locked) continue;
    const steps = stepsOf(candidate.locked, problem.step);
    // More than the cap cannot be given: then nothing that is left can be right.
    if (steps > demands.cap) most = Number.NEGATIVE_INFINITY;
    most -= 1;
    rest -= steps;
    if (candidate.isNewcomer) newcomers -= steps;
    if (candidate.counts) counting -= steps;
  }
  [newcomers, counting] = [Math.max(0, newcomers), Math.max(0, counting)];
  const places: Place[] = [];
  for (const candidate of problem.candidates) {
    if (candidate.locked !== null) continue;
    const { min, max: ownMax, lot } = limitsOf(candidate, problem.step, units);
    const max = Math.min(ownMax, Math.floor(Math.min(demands.cap, rest) / lot) * lot);
    if (min > ownMax) continue;
    places.push({
      id: candidate.enterpriseId, score: scoreOf(candidate), min, max, ownMax, lot,
      isNewcomer: newcomers > 0 && candidate.isNewcomer, counts: counting > 0 && candidate.counts,
    });
  }
  return { units, rest, most, cap: demands.cap, newcomers, counting, cost: costOf(problem), places: bestFirst(places) };
}

/** Numbers sort by themselves much faster than by a comparison of ours: score and place in one, and equal scores by id afterwards. */
function bestFirst(places: readonly Place[]): Place[] {
  const count = places.length;
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at += 1) keys[at] = (millionth - places[at]!.score) * count + at;
  keys.sort();
  const ordered: Place[] = [];
  for (const key of keys) ordered.push(places[key % count]!);
  for (let from = 0, to = 1; to <= count; to += 1) {
    if (to < count && ordered[to]!.score === ordered[from]!.score) continue;
    // One by one: as many arguments of a call as there are equal scores may be more than the stack holds.
    if (to - from > 1)
      for (const [at, place] of ordered.slice(from, to).sort((one, other) => (one.id < other.id ? -1 : 1)).entries()) ordered[from + at] = place;
    from = to;
  }
  return ordered;
}

/** The same without those who cannot take anything under its cap. */
export function withinCap(model: Model): Model {
  return { ...model, places: model.places.filter(({ min, max }) => min <= max) };
}
