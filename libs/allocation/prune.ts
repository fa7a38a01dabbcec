// Who cannot be missed: enterprises that enough others surpass in everything, or that no split at the greedy one's worth has room for, are left out.
import { Responses, slackOf, type Response } from './duals.js';
import type { Model, Place } from './model.js';

/**
 * Leaves out a place when of those that can do all it can, at no worse a score, there are `most`, so that a split with it has
 * one of them to spare; or when those together take the rest, so that they have room for its share. Nothing better is lost:
 * each such exchange is no worse, and never goes back. O(n × kept) with early ends.
 */
export function undominated(model: Model): number[] {
  const { places, most, rest } = model;
  const kept: number[] = [];
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at]!;
    let count = 0;
    let room = 0;
    for (const other of kept) {
      const better = places[other]!;
      if (!surpasses(better, place)) continue;
      count += 1;
      // It may hold what is no whole batch of the other's: less than one batch is lost.
      room += better.max - (place.lot - better.lot);
      if (count >= most || room >= rest) break;
    }
    if (count < most && room < rest) kept.push(at);
  }
  return kept;
}

/** `better` comes first in the order of places, so its score is no worse. */
function surpasses(better: Place, place: Place): boolean {
  return better.max >= place.max && better.min <= place.min && place.lot % better.lot === 0
    && (better.isNewcomer || !place.isNewcomer) && (better.counts || !place.counts);
}

/** Those with whom a split can be worth more than `worth`, at the prices of any response: a bound with each of them taking part. O(n). */
export function promising(model: Model, { prices, bound, chosen }: Response, worth: bigint): number[] {
  const values = new Responses(model).worths(prices);
  const least = Number(worth) - slackOf(model);
  // Somebody new pushes the worst of the chosen out when there are as many as may be.
  const full = chosen.length >= model.most;
  const worst = full ? Math.min(...chosen.map((at) => values[at]!)) : 0;
  const isChosen = new Set(chosen);
  return model.places.map((_, at) => at).filter((at) => isChosen.has(at) || bound + values[at]! - Math.max(0, worst) >= least);
}

export const onlyPlaces = (model: Model, kept: readonly number[]): Model => ({ ...model, places: kept.map((at) => model.places[at]!) });
