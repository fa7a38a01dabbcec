// Few are left of thousands: bargaining finds a good split, and a good split leaves room for few.
import { isProvenBy } from './duals.js';
import { bargain } from './greedy.js';
import type { Model } from './model.js';
import { onlyPlaces, promising, undominated } from './prune.js';
import { worthOf, type Split } from './split.js';

export interface Narrowed {
  /** With who is left. Whoever is better than `best`, or as good, is a split of it. */
  model: Model;
  /** Steps by id; null: none was found, which proves nothing. */
  best: ReadonlyMap<string, number> | null;
  worth: bigint;
  /** Above the worth of every split. */
  bound: number;
}

/** How thoroughly: rounds of each bargain, the last one's for all that follow, and how many bargains there are at most. */
export interface Pace {
  isPruned: boolean;
  rounds: readonly number[];
  turns: number;
}

/** `model` within its cap, with something to give and places to take it. */
export function narrow(model: Model, known: Split | null, { isPruned, rounds, turns }: Pace): Narrowed {
  let best = known === null ? null : byId(model, known);
  let worth = known === null ? 0n : worthOf(model, known);
  let small = isPruned ? onlyPlaces(model, undominated(model)) : model;
  let bound = Number.POSITIVE_INFINITY;
  for (let turn = 0; ; turn += 1) {
    const { split, worth: own, response, responses } = bargain(small, rounds[Math.min(turn, rounds.length - 1)]!);
    if (split !== null && (best === null || own > worth)) [best, worth] = [byId(small, split), own];
    bound = Math.min(bound, response.bound);
    if (best === null || isProvenBy(model, bound, worth)) return { model: small, best, worth, bound };
    const kept = promising(small, responses, response, worth);
    const isMuchLess = kept.length < small.places.length * 0.9;
    if (kept.length > 0) small = onlyPlaces(small, kept);
    if (!isMuchLess || kept.length === 0 || turn + 1 >= turns) return { model: small, best, worth, bound };
  }
}

export const byId = ({ places }: Model, split: Split): Map<string, number> => new Map([...split].map(([at, steps]) => [places[at]!.id, steps]));

/** Null unless everybody in it has a place in the model. */
export function splitOf({ places }: Model, steps: ReadonlyMap<string, number> | null): Split | null {
  if (steps === null) return null;
  const split = new Map<number, number>();
  for (const [at, { id }] of places.entries()) if (steps.has(id)) split.set(at, steps.get(id)!);
  return split.size === steps.size ? split : null;
}
