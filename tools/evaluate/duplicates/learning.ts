// Weights learnt from pairs of which it is known whether they are one: logistic regression by Newton's method.
import { featuresOf, type Feature, type Weights } from '#likeness';
import type { Labelled } from './labelled.js';
import { comparedPairs, everything, namesOnly, withoutAddress, withoutPhone } from './pairs.js';

interface Example {
  features: readonly Feature[];
  same: boolean;
}

/** Every pair as it is, and as it would be if telephone, address or both were not known: real records often lack them. */
export function learnWeights(tuning: readonly Labelled[]): Weights {
  const examples = [everything, withoutPhone, withoutAddress, namesOnly].flatMap((without) =>
    [...comparedPairs(tuning.map(({ record }) => without(record)))].map(({ earlier, later, findings }): Example => ({
      features: featuresOf(findings),
      same: tuning[earlier]!.truth === tuning[later]!.truth,
    })));
  return Object.fromEntries(Object.entries(regression(examples)).map(([name, weight]) => [name, Math.round(weight * 100) / 100]));
}

/** How strongly a weight is drawn to 0: that of a finding seldom seen stays small. */
const ridge = 1;
const mostSteps = 25;

function regression(examples: readonly Example[]): Weights {
  const names = ['base', ...[...new Set(examples.flatMap(({ features }) => features.map(([name]) => name)))].sort()];
  const places = new Map(names.map((name, place) => [name, place]));
  const rows = examples.map(({ features, same }) => ({
    same, terms: [[0, 1] as const, ...features.map(([name, amount]) => [places.get(name)!, amount] as const)],
  }));
  const weights = new Float64Array(names.length);
  for (let step = 0; step < mostSteps; step += 1) {
    const slope = new Float64Array(names.length);
    const curve = names.map(() => new Float64Array(names.length));
    for (const { same, terms } of rows) {
      const chance = 1 / (1 + Math.exp(-terms.reduce((sum, [place, amount]) => sum + weights[place]! * amount, 0)));
      const weight = chance * (1 - chance);
      for (const [place, amount] of terms) {
        slope[place]! += ((same ? 1 : 0) - chance) * amount;
        for (const [other, its] of terms) curve[place]![other]! += weight * amount * its;
      }
    }
    for (let place = 1; place < names.length; place += 1) {
      slope[place]! -= ridge * weights[place]!;
      curve[place]![place]! += ridge;
    }
    const change = solve(curve, slope);
    change.forEach((by, place) => (weights[place]! += by));
    if (Math.max(...change.map(Math.abs)) < 1e-6) break;
  }
  return Object.fromEntries(names.map((name, place) => [name, weights[place]!]));
}

/** x of matrix · x = right, by elimination with the largest pivot. */
function solve(matrix: readonly Float64Array[], right: Float64Array): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  const size = rows.length;
  for (let at = 0; at < size; at += 1) {
    const rest = rows.slice(at).map((row) => Math.abs(row[at]!));
    const pivot = at + rest.indexOf(Math.max(...rest));
    [rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!];
    for (let below = at + 1; below < size; below += 1) {
      const factor = rows[below]![at]! / rows[at]![at]!;
      if (factor !== 0) for (let column = at; column <= size; column += 1) rows[below]![column]! -= factor * rows[at]![column]!;
    }
  }
  const x = Array.from({ length: size }, () => 0);
  for (let at = size - 1; at >= 0; at -= 1) {
    let value = rows[at]![size]!;
    for (let column = at + 1; column < size; column += 1) value -= rows[at]![column]! * x[column]!;
    x[at] = value / rows[at]![at]!;
  }
  return x;
}
