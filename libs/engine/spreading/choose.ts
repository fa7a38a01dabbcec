// Who gets a place: the most in adjusted score among all choices that keep the floors.
import type { Seen } from './types.js';

/** Somebody seen, with what the choice goes by. */
export interface Contender extends Seen {
  adjustment: number;
  adjusted: number;
}

/** At least `required` places for those of a group. */
export interface Floor {
  required: number;
  isOf(one: Seen): boolean;
}

/** Equal ones are ordered by id. */
export function byAdjusted(a: Contender, b: Contender): number {
  return b.adjusted - a.adjusted || byId(a, b);
}

/** Equal ones are ordered by id. */
export function byScore(a: Seen, b: Seen): number {
  return b.score - a.score || byId(a, b);
}

const byId = (a: Seen, b: Seen) => (a.enterpriseId < b.enterpriseId ? -1 : 1);

/**
 * How many places each floor can have, of at most two: as many as it asks for, as there are in its group, and as the floor before
 * it leaves. Who is in both groups serves both.
 */
export function keepable(floors: readonly Floor[], contenders: readonly Contender[], places: number): number[] {
  const [first, second] = floors;
  if (!first) return [];
  const one = Math.min(first.required, contenders.filter(first.isOf).length, places);
  if (!second) return [one];
  const both = contenders.filter((each) => first.isOf(each) && second.isOf(each)).length;
  return [one, Math.min(second.required, contenders.filter(second.isOf).length, places - Math.max(0, one - both))];
}

/**
 * `ordered` by `byAdjusted`; `least`: places for each floor, as `keepable` allows. With one floor its best come in and the last of the others go out:
 * no exchange costs less. With two, what is left open is how many of both groups come in for the floors' sake: every number is tried.
 * O(places × ordered).
 */
export function choose(ordered: readonly Contender[], floors: readonly Floor[], least: readonly number[], places: number): Contender[] {
  const [first, second] = floors;
  if (!first) return ordered.slice(0, places);
  if (!second) return filled(ordered, new Set(ordered.filter(first.isOf).slice(0, least[0])), places);
  const both = ordered.filter((each) => first.isOf(each) && second.isOf(each));
  const onlyFirst = ordered.filter((each) => first.isOf(each) && !second.isOf(each));
  const onlySecond = ordered.filter((each) => second.isOf(each) && !first.isOf(each));
  let best: Contender[] | null = null;
  for (let shared = 0; shared <= Math.min(both.length, places); shared += 1) {
    const [one, other] = [Math.max(0, least[0]! - shared), Math.max(0, least[1]! - shared)];
    if (one > onlyFirst.length || other > onlySecond.length || shared + one + other > places) continue;
    const held = new Set([...both.slice(0, shared), ...onlyFirst.slice(0, one), ...onlySecond.slice(0, other)]);
    const chosen = filled(ordered, held, places);
    if (best === null || worth(chosen) > worth(best)) best = chosen;
  }
  return best!;
}

const worth = (chosen: readonly Contender[]) => chosen.reduce((sum, { adjusted }) => sum + adjusted, 0);

/** Those who are held, and the best of the others, in order. */
function filled(ordered: readonly Contender[], held: ReadonlySet<Contender>, places: number): Contender[] {
  let free = places - held.size;
  return ordered.filter((each) => held.has(each) || free-- > 0);
}
