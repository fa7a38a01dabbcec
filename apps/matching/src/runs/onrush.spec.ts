// One change is answered at once, an onrush of them with a short wait that ends with it.
import { describe, expect, it } from '@jest/globals';
import { Onrush } from './onrush.js';

describe('an onrush of changes', () => {
  it('makes runs wait, never longer than three seconds, and is over soon after the last', () => {
    const onrush = new Onrush();
    expect(onrush.delayMs(1, 1_000)).toBe(0);
    expect(onrush.delayMs(100, 1_000)).toBe(1_010);
    expect(onrush.delayMs(500, 1_000)).toBe(3_000);
    expect(onrush.delayMs(1, 3_000)).toBe(3_000);
    expect(onrush.delayMs(1, 9_000)).toBeLessThan(500);
    expect(onrush.delayMs(1, 20_000)).toBe(0);
  });

  it('is not made of single changes one after the other', () => {
    const onrush = new Onrush();
    for (let at = 0; at < 60_000; at += 250) expect(onrush.delayMs(1, at)).toBe(0);
  });
});
