import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Precedence } from './precedence.js';

const open = () => {
  let close!: (failed?: Error) => void;
  const work = new Promise<void>((resolve, reject) => (close = (failed) => (failed ? reject(failed) : resolve())));
  return { work, close };
};
const state = (promise: Promise<unknown>) => Promise.race([promise.then(() => 'over'), sleep(50).then(() => 'waits')]);

describe('a job', () => {
  it('goes at once when nobody waits for an answer', async () => {
    const precedence = new Precedence();
    expect(await state(precedence.giveWay(60_000))).toBe('over');
  });

  it('waits until the last request is answered, or failed', async () => {
    const precedence = new Precedence();
    const [first, second] = [open(), open()];
    void precedence.during(first.work);
    precedence.during(second.work).catch(() => undefined);
    const job = precedence.giveWay(60_000);
    first.close();
    expect(await state(job)).toBe('waits');
    second.close(new Error('refused'));
    await job;
    await precedence.giveWay(60_000);
  });

  it('does not wait for ever', async () => {
    const precedence = new Precedence();
    void precedence.during(open().work);
    await precedence.giveWay(10);
  });
});
