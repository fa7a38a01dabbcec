import { describe, expect, it } from '@jest/globals';
import { Recent } from './recent.js';

describe('Recent', () => {
  it('forgets each value at its own time', () => {
    let now = 0;
    const recent = new Recent<string>(10, () => now);
    recent.set('a', 'A', 10);
    recent.set('b', 'B', 20);
    expect([recent.get('a'), recent.get('b')]).toEqual(['A', 'B']);
    now = 10;
    expect([recent.get('a'), recent.get('b')]).toEqual([undefined, 'B']);
    expect(recent.size).toBe(1);
  });

  it('keeps the latest used when it is full', () => {
    const recent = new Recent<number>(2, () => 0);
    recent.set('a', 1, 9);
    recent.set('b', 2, 9);
    recent.get('a');
    recent.set('c', 3, 9);
    expect([recent.get('a'), recent.get('b'), recent.get('c')]).toEqual([1, undefined, 3]);
  });

  it('never holds more than its capacity', () => {
    const recent = new Recent<number>(100, () => 0);
    for (let i = 0; i < 1000; i += 1) recent.set(`k${i % 150}`, i, 9);
    expect(recent.size).toBe(100);
  });
});
