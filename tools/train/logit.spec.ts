// Candidates of whom nothing is known are counted and not kept: what is fitted is the same as with a row of zeros for each.
import { expect, it } from '@jest/globals';
import { choiceOf, fit, type Choice } from './logit.js';

const parts = 2;
/** 40 choices among four with measures and six without; who has more of the first part wins, mostly. */
const choices = (make: (measures: Float32Array, winner: number) => Choice): Choice[] => Array.from({ length: 40 }, (_, at) => {
  const measures = new Float32Array(10 * parts);
  for (let row = 0; row < 4; row += 1) measures.set([((at * 7 + row * 3) % 10) / 10, ((at * 3 + row * 5) % 10) / 10], 2 * row * parts);
  const best = [0, 2, 4, 6].toSorted((one, other) => measures[other * parts]! - measures[one * parts]!);
  return make(measures, at % 8 === 0 ? 1 : best[at % 5 === 0 ? 1 : 0]!);
});

it('fits the same when rows of zeros are only counted, also when one of them won', () => {
  const whole = choices((measures, winner) => ({ measures, winner, zeros: 0, weight: 1 }));
  const counted = choices((measures, winner) => choiceOf(measures, parts, winner, 1));
  expect(counted.every(({ measures, zeros }) => measures.length / parts + zeros === 10 && zeros >= 5)).toBe(true);
  const [expected, found] = [fit(whole, parts, 0.02), fit(counted, parts, 0.02)];
  expect(expected[0]).toBeGreaterThan(1);
  for (let at = 0; at < parts; at += 1) expect(found[at]).toBeCloseTo(expected[at]!, 9);
});
