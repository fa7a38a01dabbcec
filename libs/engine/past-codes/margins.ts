// One linear support vector machine for each class on sparse vectors: which features speak for a class, and which against it.
import type { Vector } from './text-space.js';

/** What a wrong example costs beside large weights; chosen on splits by time inside the training part of public tenders. */
const cost = 1;
/** Passes over the examples: later ones change little. */
const passes = 15;

export type Classifier = (vector: Vector) => Float64Array;

/**
 * `classOf[i]`, below `classes`, is the class of `vectors[i]`; feature ids are below `features`. The answer is a share for each
 * class, together one: e^`sharpness` times as much for a margin that is one wider. The same examples in the same order give the same classifier.
 */
export function learnClasses(
  vectors: readonly Vector[], classOf: readonly number[], classes: number, features: number, sharpness: number,
): Classifier {
  const weights = new Float32Array(features * classes);
  const biases = new Float32Array(classes);
  for (let one = 0; one < classes; one += 1) {
    const { plane, bias } = separate(vectors, classOf.map((other) => other === one), features);
    for (let id = 0; id < features; id += 1) weights[id * classes + one] = plane[id]!;
    biases[one] = bias;
  }
  return (vector) => {
    const margins = Float64Array.from(biases);
    vector.ids.forEach((id, index) => {
      const amount = vector.weights[index]!;
      for (let one = 0; one < classes; one += 1) margins[one]! += amount * weights[id * classes + one]!;
    });
    return sharesOf(margins, sharpness);
  };
}

/**
 * The plane with the widest margin, misses counted by their square: dual coordinate descent (Hsieh et al., 2008). The bias is
 * the weight of a feature that every example has once.
 */
function separate(vectors: readonly Vector[], inside: readonly boolean[], features: number): { plane: Float64Array; bias: number } {
  const plane = new Float64Array(features);
  let bias = 0;
  const pulls = new Float64Array(vectors.length);
  const order = vectors.map((_, at) => at);
  const random = generator();
  const slack = 1 / (2 * cost);
  for (let pass = 0; pass < passes; pass += 1) {
    shuffle(order, random);
    for (const at of order) {
      const { ids, weights } = vectors[at]!;
      const side = inside[at]! ? 1 : -1;
      let margin = bias;
      for (let index = 0; index < ids.length; index += 1) margin += weights[index]! * plane[ids[index]!]!;
      // Vectors have length 1, and with the feature of the bias the square of their length is 2.
      const pull = Math.max(0, pulls[at]! - (side * margin - 1 + slack * pulls[at]!) / (2 + slack));
      const change = (pull - pulls[at]!) * side;
      if (change === 0) continue;
      pulls[at] = pull;
      bias += change;
      for (let index = 0; index < ids.length; index += 1) plane[ids[index]!]! += change * weights[index]!;
    }
  }
  return { plane, bias };
}

function sharesOf(margins: Float64Array, sharpness: number): Float64Array {
  const most = margins.reduce((all, one) => Math.max(all, one), -Infinity);
  const raised = margins.map((one) => Math.exp(sharpness * (one - most)));
  const sum = raised.reduce((all, one) => all + one, 0);
  return raised.map((one) => one / sum);
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
