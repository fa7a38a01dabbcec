// A good split at once: prices are bargained for a moment, and whoever takes part at any of them is tried as a split.
import { cheapestPrices } from './cheapest-prices.js';
import { Responses, type Response } from './duals.js';
import { fill, type Bonus } from './fill.js';
import type { Model } from './model.js';
import { worthOf, type Split } from './split.js';

/** Of greedy's bargaining, with one price and with several. */
const fewRounds = { one: 24, several: 48 };
/** More members than so many are not left out one by one. */
const mostLeftOut = 24;
/** When more take part than so many, and the least that they take is too much, the price is far too low for a good split. */
const mostAtLeast = 64;

export interface Bargain {
  /** Null: none was found, which proves nothing. */
  split: Split | null;
  /** In millionths of a step; 0 without a split. */
  worth: bigint;
  /** At the best prices, and by them the least bound. */
  response: Response;
}

/** Greedy's split of what is left to decide; O(rounds × places). `places` are already within the cap. */
export function bargain(model: Model, rounds = model.newcomers + model.counting > 0 ? fewRounds.several : fewRounds.one): Bargain {
  let best: Split | null = null;
  let worth = 0n;
  const take = (split: Split | null) => {
    if (split === null) return;
    const own = worthOf(model, split);
    if (best !== null && own <= worth) return;
    [best, worth] = [split, own];
  };
  const responses = new Responses(model);
  const tried = new Set<string>();
  const response = cheapestPrices(responses, rounds, ({ chosen, prices }) => {
    if (chosen.length > mostAtLeast && chosen.reduce((sum, at) => sum + model.places[at]!.min, 0) > model.rest) return;
    const key = chosen.join();
    if (tried.has(key)) return;
    tried.add(key);
    take(fill(model, chosen, prices));
  });
  if (best === null) for (const [chosen, bonus] of largest(model)) take(fill(model, chosen, bonus));
  if (best !== null) leaveOut(model, best, response.prices, take);
  return { split: best, worth, response };
}

/** Whoever can take most, newcomers and those who count before the others where they must have a part. */
function* largest({ places, most, newcomers, counting }: Model): Generator<[number[], Bonus]> {
  const all = places.map((_, at) => at);
  const due = (at: number) => (newcomers > 0 && places[at]!.isNewcomer ? 1 : 0) + (counting > 0 && places[at]!.counts ? 1 : 0);
  for (const first of [() => 0, due]) {
    const chosen = all.toSorted((one, other) => first(other) - first(one) || places[other]!.max - places[one]!.max || one - other);
    yield [chosen.slice(0, Math.min(most, 1000)), { newcomers: 2e6, counting: 2e6 }];
  }
}

/** One enterprise less saves its cost, and often leaves the others more of what they are better at. */
function leaveOut(model: Model, split: Split, bonus: Bonus, take: (split: Split | null) => void): void {
  const members = [...split.keys()];
  if (members.length > mostLeftOut) return;
  for (const left of members) take(fill(model, members.filter((at) => at !== left), bonus));
}
