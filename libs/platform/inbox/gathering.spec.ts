// Everything that comes goes on once and in order, in as few batches as the limits allow.
import { describe, expect, it } from '@jest/globals';
import { Gathering } from './gathering.js';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a gathering', () => {
  it('sends on what came in one turn together, and while as many batches as allowed are at work lets the rest gather', async () => {
    const batches: number[][] = [];
    const release: (() => void)[] = [];
    const gathering = new Gathering<number>({ most: 3, atOnce: 2 }, (batch) => {
      batches.push(batch);
      return new Promise((resolve) => release.push(resolve));
    });
    gathering.add(1);
    gathering.add(2);
    expect(batches).toEqual([]);
    await turn();
    expect(batches).toEqual([[1, 2]]);
    for (const each of [3, 4, 5, 6]) gathering.add(each);
    await turn();
    gathering.add(7);
    await turn();
    expect(batches).toEqual([[1, 2], [3, 4, 5]]);
    expect(gathering.size).toBe(2);
    release[0]!();
    await turn();
    expect(batches).toEqual([[1, 2], [3, 4, 5], [6, 7]]);
    expect(gathering.size).toBe(0);
  });

  it('gives back what has not begun, and begins nothing of it', async () => {
    const batches: number[][] = [];
    const gathering = new Gathering<number>({ most: 3, atOnce: 1 }, async (batch) => void batches.push(batch));
    gathering.add(1);
    expect(gathering.giveUp()).toEqual([1]);
    await turn();
    expect(batches).toEqual([]);
  });
});
