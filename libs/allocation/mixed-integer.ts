// The model as rows and columns for the solver: for each place whether it takes part and what it takes, and what the demands may give way by.
import { millionth, type Model, type Place } from './model.js';

/** Quantities are told to the solver in whole steps up to so many, and of more steps in the power of two that makes them no more: its tolerances are far below a step. */
const scale = 1000;

/** A demand that may give way: then the least that it gives way by is looked for, and scores do not count. */
export type Giving = 'maximumEnterprises' | 'shareCap' | 'newcomersFloor' | 'inclusionQuota';

export interface Program {
  cost: number[];
  lower: number[];
  upper: number[];
  integer: boolean[];
  rows: { lower: number; upper: number; at: number[]; by: number[] }[];
  /** Of each place: the column that says whether, and the one of how much, with what one of it is in scaled quantity. */
  whether: number[];
  amount: number[];
  each: number[];
  /** The objective may be off by so much. */
  gap: number;
  /** The column of what gives way: enterprises, or steps. */
  gives: Map<Giving, number>;
}

/** Parts are told to a millionth: to prove them to the gram would take far longer. */
const partGap = 2e-7;
/** Of more steps than so many the solver's tolerances are no longer a small part of one. */
const mostWhole = 1_000_000;
const infinite = Number.POSITIVE_INFINITY;

class Columns {
  readonly program: Program = { cost: [], lower: [], upper: [], integer: [], rows: [], whether: [], amount: [], each: [], gap: 0, gives: new Map() };

  column(cost: number, lower: number, upper: number, integer: boolean): number {
    const { program } = this;
    program.cost.push(cost);
    program.lower.push(lower);
    program.upper.push(upper);
    program.integer.push(integer);
    return program.cost.length - 1;
  }

  row(lower: number, upper: number, terms: readonly (readonly [number, number])[]): void {
    this.program.rows.push({ lower, upper, at: terms.map(([at]) => at), by: terms.map(([, by]) => by) });
  }
}

/**
 * Maximise the score; or, when demands may give way, minimise by how much, each against what was demanded; or, with `near`, how far
 * the place of this id is from so many steps.
 */
export function programOf(model: Model, giving: readonly Giving[] = [], near: { id: string; steps: number } | null = null): Program {
  const { places, rest, most, newcomers, counting, cost, units } = model;
  const columns = new Columns();
  const { program } = columns;
  const isScored = giving.length === 0 && near === null;
  const perStep = perStepOf(model);
  if (giving.length > 0) program.gap = partGap;
  const gives = (demand: Giving, weight: number, integer = false) => {
    if (!giving.includes(demand)) return null;
    const at = columns.column(-weight, 0, infinite, integer);
    program.gives.set(demand, at);
    return at;
  };
  for (const place of places) addPlace(columns, place, { max: place.max, perStep, isScored, isWhole: place.lot > 1, fixed: (cost * units * perStep) / millionth });
  const amounts = (of: (place: Place) => boolean) =>
    places.flatMap((place, at) => (of(place) ? [[program.amount[at]!, program.each[at]!] as const] : []));
  columns.row(rest * perStep, rest * perStep, amounts(() => true));
  const more = gives('maximumEnterprises', 1 / Math.max(1, most), true);
  if (Number.isFinite(most)) columns.row(-infinite, most, [...program.whether.map((at) => [at, 1] as const), ...(more === null ? [] : [[more, -1] as const])]);
  const partOfStep = 1 / Math.max(1, rest);
  for (const [demand, due, of] of [['newcomersFloor', newcomers, 'isNewcomer'], ['inclusionQuota', counting, 'counts']] as const) {
    const less = gives(demand, partOfStep);
    if (due > 0) columns.row(due * perStep, infinite, [...amounts((place) => place[of]), ...(less === null ? [] : [[less, perStep] as const])]);
  }
  // Under a cap of half a step no corner is whole: half a step that others give way by could stand for the other half.
  const above = gives('shareCap', partOfStep, rest <= mostWhole);
  if (above !== null) for (const at of places.keys()) columns.row(-infinite, model.cap * perStep, [[program.amount[at]!, program.each[at]!], [above, -perStep]]);
  const nearest = near === null ? -1 : places.findIndex(({ id }) => id === near.id);
  if (near !== null && nearest >= 0) {
    const away = columns.column(-1, 0, infinite, false);
    const own = [program.amount[nearest]!, program.each[nearest]!] as const;
    columns.row(-infinite, near.steps * perStep, [own, [away, -1]]);
    columns.row(near.steps * perStep, infinite, [own, [away, 1]]);
  }
  return program;
}

/** Scaled quantity of one step: never more than 1, for by steps of 64 the solver has called a split the best that was not. Exact, so that sums are. */
export const perStepOf = ({ rest }: Pick<Model, 'rest'>) => 2 ** Math.min(0, Math.floor(Math.log2(scale / Math.max(1, rest))));

function addPlace(columns: Columns, { score, min, lot }: Place, { max, perStep, isScored, isWhole, fixed }: { max: number; perStep: number; isScored: boolean; isWhole: boolean; fixed: number }): void {
  const { program } = columns;
  // Where nobody makes batches what is best lies at a corner, and corners are whole: the rows of sums are totally unimodular.
  const each = isWhole ? lot * perStep : 1;
  const [low, high] = isWhole ? [min / lot, Math.floor(max / lot)] : [min * perStep, max * perStep];
  const whether = columns.column(isScored ? -fixed : 0, 0, high < low ? 0 : 1, true);
  const amount = columns.column(isScored ? (score / millionth) * each : 0, 0, Math.max(0, high), isWhole);
  columns.row(-infinite, 0, [[amount, 1], [whether, -high]]);
  columns.row(0, infinite, [[amount, 1], [whether, -low]]);
  program.whether.push(whether);
  program.amount.push(amount);
  program.each.push(each);
}

/** The greatest quantity that can be placed when parts are of what is placed: `locked` are what the CDA fixed, in steps. */
export function programOfMost(model: Model, parts: { cap: number; newcomers: number; counting: number }, locked: { all: number; newcomers: number; counting: number }): { program: Program; placed: number; perStep: number } {
  const { places, units, most } = model;
  const columns = new Columns();
  const { program } = columns;
  const perStep = perStepOf({ rest: units });
  // A part of a quantity that is open bends the corners: steps must be said to be whole.
  for (const place of places) addPlace(columns, { ...place, score: 0 }, { max: place.ownMax, perStep, isScored: false, isWhole: place.lot > 1 || units <= mostWhole, fixed: 0 });
  const placed = columns.column(1, Math.max(1, locked.all) * perStep, units * perStep, false);
  const amounts = (of: (place: Place) => boolean, by = 1) => places.flatMap((place, at) => (of(place) ? [[program.amount[at]!, by * program.each[at]!] as const] : []));
  columns.row(-locked.all * perStep, -locked.all * perStep, [...amounts(() => true), [placed, -1]]);
  if (Number.isFinite(most)) columns.row(-infinite, most, program.whether.map((at) => [at, 1] as const));
  // What a lock is under the cap is checked by who asks.
  if (parts.cap < 1) for (const at of places.keys()) columns.row(-infinite, 0, [[program.amount[at]!, program.each[at]!], [placed, -parts.cap]]);
  if (parts.newcomers > 0) columns.row(-locked.newcomers * perStep, infinite, [...amounts(({ isNewcomer }) => isNewcomer), [placed, -parts.newcomers]]);
  if (parts.counting > 0) columns.row(-locked.counting * perStep, infinite, [...amounts(({ counts }) => counts), [placed, -parts.counting]]);
  return { program, placed, perStep };
}
