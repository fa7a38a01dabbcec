// Multinomial logistic regression on sparse vectors, learned by gradient descent: which features speak for which class.
import type { Vector } from './text-space.js';

/** Passes over the examples, and the first step; chosen on a split by time inside the training part of public tenders. */
const passes = 10;
const firstStep = 4;
const lastStep = 0.01;
/** The weight of a class by itself moves slower than those of features: it occurs in every example. */
const biasPart = 0.1;

export type Classifier = (vector: Vector) => Float64Array;

/**
 * `classOf[i]`, below `classes`, is the class of `vectors[i]`; feature ids are below `features`. The answer is a probability for
 * each class. The same examples in the same order give the same classifier.
 */
export function learnClasses(
  vectors: readonly Vector[], classOf: readonly number[], classes: number, features: number,
): Classifier {
  const weights = new Float32Array(features * classes);
  const biases = new Float32Array(classes);
  const values = new Float64Array(classes);
  const order = vectors.map((_, at) => at);
  const random = generator();
  const steps = passes * vectors.length;
  for (let step = 0; step < steps; step += 1) {
    const turn = step % vectors.length;
    if (turn === 0) shuffle(order, random);
    const at = order[turn]!;
    const { ids, weights: amounts } = vectors[at]!;
    const size = firstStep * (1 - step / steps) + lastStep;
    probabilities(vectors[at]!, weights, biases, values);
    // From here on: how far each probability is below what it should be.
    for (let one = 0; one < classes; one += 1) values[one] = -values[one]!;
    values[classOf[at]!]! += 1;
    for (let one = 0; one < classes; one += 1) biases[one]! += size * biasPart * values[one]!;
    for (let index = 0; index < ids.length; index += 1) {
      const row = ids[index]! * classes;
      const amount = size * amounts[index]!;
      for (let one = 0; one < classes; one += 1) weights[row + one]! += amount * values[one]!;
    }
  }
  return (vector) => {
    const found = new Float64Array(classes);
    probabilities(vector, weights, biases, found);
    return found;
  };
}

function probabilities({ ids, weights: amounts }: Vector, weights: Float32Array, biases: Float32Array, into: Float64Array): void {
  const classes = into.length;
  for (let one = 0; one < classes; one += 1) into[one] = biases[one]!;
  for (let index = 0; index < ids.length; index += 1) {
    const row = ids[index]! * classes;
    const amount = amounts[index]!;
    for (let one = 0; one < classes; one += 1) into[one]! += amount * weights[row + one]!;
  }
  let most = -Infinity;
  for (let one = 0; one < classes; one += 1) most = Math.max(most, into[one]!);
  let sum = 0;
  for (let one = 0; one < classes; one += 1) sum += into[one] = Math.exp(into[one]! - most);
  for (let one = 0; one < classes; one += 1) into[one]! /= sum;
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
}

/** Numerical Recipes' linear congruential generator: the order of examples is to be the same everywhere. */
function generator(): () => number {
  let state = 1;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}
