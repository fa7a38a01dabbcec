// Two ways to read a text: in parts, where forms of a word are alike, and whole, where they are not.
import { describe, expect, it } from '@jest/globals';
import { TextSpace, type Reading, type Vector } from './text-space.js';

const texts = ['Roof repair', 'Roofing felt', 'Office paper'];
const alike = (reading: Reading, one: string, other: string): number => {
  const space = new TextSpace(texts, reading);
  const [a, b]: Vector[] = [space.vector(one), space.vector(other)];
  const weightOf = new Map(Array.from(a!.ids, (id, at) => [id, a!.weights[at]!]));
  return Array.from(b!.ids, (id, at) => (weightOf.get(id) ?? 0) * b!.weights[at]!).reduce((sum, each) => sum + each, 0);
};

describe.each<Reading>(['parts', 'whole'])('a text read in %s', (reading) => {
  it('has length one, is like itself whatever the case, and like nothing it shares no word with', () => {
    expect(alike(reading, 'roof repair', 'ROOF REPAIR')).toBeCloseTo(1, 5);
    expect(alike(reading, 'Roof repair', 'Office paper')).toBeLessThan(0.2);
  });

  it('has nothing when none of its words is known', () => {
    expect(new TextSpace(texts, reading).vector('zzz')).toEqual({ ids: new Int32Array(), weights: new Float32Array() });
  });
});

it('forms of a word are alike in parts only', () => {
  expect(alike('parts', 'Roof', 'Roofing')).toBeGreaterThan(0.1);
  expect(alike('whole', 'Roof', 'Roofing')).toBe(0);
});
