// What separates classes: found where it is there, shares that come to one, the same every time.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { learnClasses } from './margins.js';
import type { Vector } from './text-space.js';

/** Features 0 to 2 stand for their class, 3 is in all of them. */
const vector = (...ids: number[]): Vector =>
  ({ ids: Int32Array.from(ids), weights: Float32Array.from(ids, () => 1 / Math.sqrt(ids.length)) });
const classOf = [0, 0, 0, 1, 1, 1, 2, 2, 2];
const vectors = classOf.map((one) => vector(one, 3));
const learnt = (sharpness: number) => learnClasses(vectors, classOf, 3, 4, sharpness);

describe('classes that one feature each tells apart', () => {
  it.each([0, 1, 2])('are recognised by it: class %i', (one) => {
    const shares = learnt(9)(vector(one));
    expect(shares[one]).toBeGreaterThan(0.99);
  });

  it('are as good as equally likely by what all have, or by nothing', () => {
    for (const asked of [vector(3), vector()]) for (const share of learnt(9)(asked)) expect(share).toBeCloseTo(1 / 3, 1);
  });

  it('are told apart the more clearly, the greater the sharpness', () => {
    const [blunt, sharp] = [learnt(1)(vector(0, 1, 1)), learnt(4)(vector(0, 1, 1))];
    expect(sharp[1]).toBeGreaterThan(blunt[1]!);
    expect(blunt[1]).toBeGreaterThan(blunt[0]!);
  });

  it('are the same when learnt again', () => {
    expect(learnt(9)(vector(0, 2))).toEqual(learnt(9)(vector(0, 2)));
  });
});

it('a single class has everything', () => {
  expect([...learnClasses([vector(0), vector(1)], [0, 0], 1, 2, 9)(vector(1))]).toEqual([1]);
});

it('shares come to one, whatever was learnt from', () => {
  const example = fc.record({ ids: fc.uniqueArray(fc.nat(5), { maxLength: 4 }), one: fc.nat(3) });
  fc.assert(fc.property(fc.array(example, { minLength: 1, maxLength: 12 }), fc.uniqueArray(fc.nat(5)), (examples, ids) => {
    const shares = learnClasses(examples.map((each) => vector(...each.ids)), examples.map(({ one }) => one), 4, 6, 9)(vector(...ids));
    for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  }), { numRuns: runs(50) });
});
