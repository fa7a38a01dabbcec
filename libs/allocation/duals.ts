// Prices of a step, of a newcomer's step and of one that counts: at any such prices each enterprise decides for itself, and their
// sum is above every split. Prices that bring that bound down also say who belongs into a good split.
import type { Bonus } from './fill.js';
import type { Model } from './model.js';

/** In millionths: `step` is what one step of the lot costs whoever takes it. */
export interface Prices extends Bonus {
  step: number;
}

/** What everybody would take at some prices. */
export interface Response {
  prices: Prices;
  /** Above the worth of every split, in millionths of a step; a double, its error is far below `slackOf`. */
  bound: number;
  /** Places that take something, none worse than who does not. */
  chosen: number[];
}

/** What sums of so many doubles may be wrong by: added before a bound is relied on. */
export const slackOf = ({ units, places }: Model) => units * 1e6 * 1e-12 * Math.max(1, Math.sqrt(places.length));

/** What is proven is proven to so much, as a part of the lot's best possible score: what doubles and the solver can tell. */
export const provenWithin = 1e-9;

/** Worths are whole: what is less than one above is not above. */
export const isProvenBy = (model: Model, bound: number, worth: bigint): boolean =>
  bound - Number(worth) < Math.max(1 - slackOf(model), provenWithin * model.units * 1e6);

/** A model as columns, asked again and again. */
export class Responses {
  private readonly values: Float64Array;
  private readonly score: Float64Array;
  private readonly min: Float64Array;
  private readonly max: Float64Array;
  private readonly groups: Uint8Array;
  private readonly fixed: number;

  constructor(readonly model: Model) {
    const { places, cost, units } = model;
    this.values = new Float64Array(places.length);
    this.score = new Float64Array(places.length);
    this.min = new Float64Array(places.length);
    this.max = new Float64Array(places.length);
    this.groups = new Uint8Array(places.length);
    // Ten times as fast as `from` with a function for each column.
    for (let at = 0; at < places.length; at += 1) {
      const { score, min, max, isNewcomer, counts } = places[at]!;
      this.score[at] = score;
      this.min[at] = min;
      this.max[at] = max;
      this.groups[at] = (isNewcomer ? 1 : 0) + (counts ? 2 : 0);
    }
    this.fixed = cost * units;
  }

  /** What each place is worth at these prices when it takes part, with the quantity that is best for it; valid until the next call. O(n). */
  worths({ step, newcomers, counting }: Prices): Float64Array {
    const { values, score, min, max, groups, fixed } = this;
    const rates = [-step, newcomers - step, counting - step, newcomers + counting - step];
    for (let at = 0; at < values.length; at += 1) {
      const rate = score[at]! + rates[groups[at]!]!;
      values[at] = rate * (rate > 0 ? max[at]! : min[at]!) - fixed;
    }
    return values;
  }

  /** O(n), and O(n·most) at worst where few may take part. */
  at(prices: Prices): Response {
    const values = this.worths(prices);
    const chosen = bestOf(values, this.model.most);
    const { rest, newcomers, counting } = this.model;
    let bound = prices.step * rest - prices.newcomers * newcomers - prices.counting * counting;
    for (const at of chosen) bound += values[at]!;
    return { prices, bound, chosen };
  }

  /** By how much more than is due they take, of each of the three: the slopes of the bound, turned round. */
  excess({ prices, chosen }: Response): [number, number, number] {
    const { rest, newcomers, counting } = this.model;
    const excess: [number, number, number] = [-rest, -newcomers, -counting];
    for (const at of chosen) {
      const group = this.groups[at]!;
      const rate = this.score[at]! - prices.step + (group & 1 ? prices.newcomers : 0) + (group & 2 ? prices.counting : 0);
      const steps = rate > 0 ? this.max[at]! : this.min[at]!;
      excess[0] += steps;
      if (group & 1) excess[1] += steps;
      if (group & 2) excess[2] += steps;
    }
    return excess;
  }
}

/** The places of the greatest values above 0, at most so many, in the order of places. */
function bestOf(values: Float64Array, most: number): number[] {
  const chosen: number[] = [];
  if (most > 64) {
    for (let at = 0; at < values.length; at += 1) if (values[at]! > 0) chosen.push(at);
    if (chosen.length <= most) return chosen;
    return chosen.sort((one, other) => values[other]! - values[one]! || one - other).slice(0, most).sort((one, other) => one - other);
  }
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at]!;
    if (value <= 0 || (chosen.length >= most && (most <= 0 || value <= values[chosen.at(-1)!]!))) continue;
    if (chosen.length >= most) chosen.pop();
    let place = chosen.length;
    while (place > 0 && values[chosen[place - 1]!]! < value) place -= 1;
    chosen.splice(place, 0, at);
  }
  return chosen.sort((one, other) => one - other);
}
