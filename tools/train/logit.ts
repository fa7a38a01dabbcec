// A conditional logit: of all candidates of a requirement, how likely each is its winner. Weights of 0 or more, L2.

/** One requirement: the measures of every candidate, one after the other, and who of them won. */
export interface Choice {
  /** Rows × parts: of the winner, and of whoever has any measure above 0. */
  measures: Float32Array;
  /** So many more candidates have all measures 0: one row for all of them, which is not written down. */
  zeros: number;
  /** Row of the winner. */
  winner: number;
  /** How much it counts. */
  weight: number;
}

/**
 * Without the rows of candidates of whom nothing is known for this requirement: they are only counted, so that what is kept grows
 * with those alike and not with everybody. `measures`: candidates × parts.
 */
export function choiceOf(measures: Float32Array, parts: number, winner: number, weight: number): Choice {
  const rows: number[] = [];
  for (let row = 0; row < measures.length / parts; row += 1) {
    if (row === winner || measures.subarray(row * parts, (row + 1) * parts).some((each) => each > 0)) rows.push(row);
  }
  const kept = new Float32Array(rows.length * parts);
  for (const [at, row] of rows.entries()) kept.set(measures.subarray(row * parts, (row + 1) * parts), at * parts);
  return { measures: kept, zeros: measures.length / parts - rows.length, winner: rows.indexOf(winner), weight };
}

/** Weights per part, 0 or more, for measures as they are. O(steps × candidates × parts²). */
export function fit(choices: readonly Choice[], parts: number, ridge: number, steps = 12): Float64Array {
  const spread = spreads(choices, parts);
  let beta = new Float64Array(parts);
  let loss = lossOf(choices, beta, spread, ridge);
  for (let step = 0; step < steps; step += 1) {
    const { gradient, hessian } = slopes(choices, beta, spread, ridge);
    const target = boxed(beta, gradient, hessian, spread);
    let next = beta;
    let length = 1;
    let reached = Infinity;
    for (; length > 1e-3; length /= 2) {
      next = beta.map((each, at) => each + length * (target[at]! - each));
      reached = lossOf(choices, next, spread, ridge);
      if (reached < loss) break;
    }
    if (!(reached < loss)) break;
    const gain = loss - reached;
    [beta, loss] = [next, reached];
    if (gain < 1e-7 * Math.abs(loss)) break;
  }
  return beta;
}

/** Standard deviation of each part over all candidates; 0 where it never differs. */
function spreads(choices: readonly Choice[], parts: number): Float64Array {
  const [sum, square] = [new Float64Array(parts), new Float64Array(parts)];
  let rows = 0;
  for (const { measures, zeros } of choices) {
    rows += measures.length / parts + zeros;
    for (let at = 0; at < measures.length; at += 1) {
      sum[at % parts]! += measures[at]!;
      square[at % parts]! += measures[at]! ** 2;
    }
  }
  return sum.map((each, at) => Math.sqrt(Math.max(0, square[at]! / rows - (each / rows) ** 2)));
}

function likelihoods({ measures, zeros }: Choice, beta: Float64Array): { chances: Float64Array; logSum: number; scores: Float64Array } {
  const parts = beta.length;
  const count = measures.length / parts;
  const scores = new Float64Array(count);
  // Weights are 0 or more, and so is what anybody scores: rows of zeros score 0.
  let most = zeros > 0 ? 0 : -Infinity;
  for (let row = 0; row < count; row += 1) {
    let score = 0;
    for (let at = 0; at < parts; at += 1) score += beta[at]! * measures[row * parts + at]!;
    scores[row] = score;
    if (score > most) most = score;
  }
  const chances = scores.map((score) => Math.exp(score - most));
  const sum = chances.reduce((all, each) => all + each, zeros * Math.exp(-most));
  for (let row = 0; row < count; row += 1) chances[row]! /= sum;
  return { chances, logSum: most + Math.log(sum), scores };
}

/** Mean over the choices, and the ridge on standardised weights. */
function lossOf(choices: readonly Choice[], beta: Float64Array, spread: Float64Array, ridge: number): number {
  let [loss, weight] = [0, 0];
  for (const choice of choices) {
    const { logSum, scores } = likelihoods(choice, beta);
    loss += choice.weight * (logSum - scores[choice.winner]!);
    weight += choice.weight;
  }
  return loss / weight + penalty(beta, spread, ridge);
}

const penalty = (beta: Float64Array, spread: Float64Array, ridge: number) =>
  beta.reduce((sum, each, at) => sum + (ridge * (each * spread[at]!) ** 2) / 2, 0);

function slopes(choices: readonly Choice[], beta: Float64Array, spread: Float64Array, ridge: number) {
  const parts = beta.length;
  const gradient = new Float64Array(parts);
  const hessian = new Float64Array(parts * parts);
  const mean = new Float64Array(parts);
  const second = new Float64Array(parts * parts);
  let all = 0;
  for (const choice of choices) all += choice.weight;
  for (const choice of choices) {
    const { measures, winner } = choice;
    const weight = choice.weight / all;
    const { chances } = likelihoods(choice, beta);
    mean.fill(0);
    second.fill(0);
    for (let row = 0; row < chances.length; row += 1) {
      const chance = chances[row]!;
      // What is next to impossible changes no digit that counts.
      if (chance < 1e-9) continue;
      for (let at = 0; at < parts; at += 1) {
        const measure = chance * measures[row * parts + at]!;
        if (measure === 0) continue;
        mean[at]! += measure;
        for (let other = 0; other <= at; other += 1) second[at * parts + other]! += measure * measures[row * parts + other]!;
      }
    }
    for (let at = 0; at < parts; at += 1) {
      gradient[at]! += weight * (mean[at]! - measures[winner * parts + at]!);
      for (let other = 0; other <= at; other += 1) hessian[at * parts + other]! += weight * (second[at * parts + other]! - mean[at]! * mean[other]!);
    }
  }
  for (let at = 0; at < parts; at += 1) {
    gradient[at]! += ridge * spread[at]! ** 2 * beta[at]!;
    hessian[at * parts + at]! += ridge * spread[at]! ** 2 + 1e-12;
    for (let other = 0; other < at; other += 1) hessian[other * parts + at] = hessian[at * parts + other]!;
  }
  return { gradient, hessian };
}

/** The least of the quadratic model among weights of 0 or more, one weight after the other. A part that never differs stays 0. */
function boxed(beta: Float64Array, gradient: Float64Array, hessian: Float64Array, spread: Float64Array): Float64Array {
  const parts = beta.length;
  const target = beta.slice();
  for (let round = 0; round < 200; round += 1) {
    for (let at = 0; at < parts; at += 1) {
      if (spread[at] === 0) continue;
      let slope = gradient[at]!;
      for (let other = 0; other < parts; other += 1) slope += hessian[at * parts + other]! * (target[other]! - beta[other]!);
      target[at] = Math.max(0, target[at]! - slope / hessian[at * parts + at]!);
    }
  }
  return target;
}
