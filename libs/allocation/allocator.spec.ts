// Whatever happens to the thread that solves: every question is answered, and no thread stays.
import { afterEach, describe, expect, it } from '@jest/globals';
import { allocateGreedily } from './allocate-greedily.js';
import { Allocator, type AllocatorOptions } from './allocator.js';
import type { AllocationProblem } from './problem.js';

const problem: AllocationProblem = {
  quantity: 100, unit: 'H87', step: 1,
  candidates: [0.9, 0.8, 0.7].map((score, at) => ({
    enterpriseId: `e${at}`, score, free: 60, minimumOrder: null, lotSize: null, isNewcomer: at === 2, counts: false, locked: null,
  })),
  maximumEnterprises: 2, shareCap: null, newcomersFloor: 0.1, inclusionQuota: null, costPerEnterprise: 0.01,
};
const minute = { timeLimitMs: 60_000 };
const program = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; ${code}`)}`);
const ready = "parentPort.postMessage('ready');";
/** A thread that does this when it is asked. */
const asked = (code: string) => program(`parentPort.on('message', ${code}); ${ready}`);
const dies = asked('() => process.exit(1)');
const breaks = asked("() => { throw new Error('out of memory'); }");
const hangs = asked('() => { for (;;); }');
const failing = asked("({ id }) => parentPort.postMessage({ id, isLast: true, allocation: null, fault: 'aborted' })");
const neverStarts = program('process.exit(1);');

const made: Allocator[] = [];
const allocator = (options?: AllocatorOptions) => {
  const one = new Allocator(options);
  made.push(one);
  return one;
};
afterEach(async () => {
  await Promise.all(made.splice(0).map((one) => one.close()));
});

describe('an allocator', () => {
  it('answers with the proven best, what its demands cost, and the same each time', async () => {
    const one = allocator();
    const answers = await Promise.all([one.solve(problem, minute), one.solve(problem, minute)]);
    expect(answers[0]).toMatchObject({ status: 'optimal', method: 'highs', isPriced: true, gap: 0, shares: [{ enterpriseId: 'e0', quantity: 60 }, { enterpriseId: 'e2', quantity: 40 }] });
    expect(answers[0].binding.map(({ demand }) => demand)).toEqual(['newcomersFloor', 'maximumEnterprises']);
    expect(answers[1]).toEqual(answers[0]);
  });

  it('tells what to relax when there is no split, unless it is not asked', async () => {
    const one = allocator();
    const tooMuch = { ...problem, quantity: 150, maximumEnterprises: 2, newcomersFloor: null };
    expect((await one.solve(tooMuch, minute)).relaxations.map(({ changes: [change] }) => [change!.demand, change!.to])).toEqual([['maximumEnterprises', 3], ['quantity', 120]]);
    expect(await one.solve(tooMuch, { ...minute, isExplained: false })).toMatchObject({ status: 'infeasible', relaxations: [] });
  });

  it.each([
    ['dies', dies, 'A thread ended with code 1'], ['breaks', breaks, 'A thread broke: Error: out of memory'], ['fails', failing, 'A split failed: aborted'],
    ['never starts', neverStarts, 'A thread ended with code 1'],
  ])('answers greedily when its thread %s, and says why', async (_, broken, fault) => {
    const faults: string[] = [];
    const one = allocator({ program: broken, onFault: (message) => faults.push(message) });
    const answers = await Promise.all([1, 2, 3].map(() => one.solve(problem, minute)));
    for (const answer of answers) expect(answer).toEqual(allocateGreedily(problem));
    expect(answers[0]!.method).toBe('greedy');
    expect(faults).toEqual([fault, fault, fault]);
  });

  it('answers greedily whoever cannot wait for a thread to start, which is there for the next', async () => {
    const found = { ...allocateGreedily(problem), method: 'highs' };
    const slow = program(`Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
      parentPort.on('message', ({ id }) => parentPort.postMessage({ id, isLast: true, allocation: ${JSON.stringify(found)} })); ${ready}`);
    const faults: string[] = [];
    const one = allocator({ program: slow, graceMs: 0, onFault: (message) => faults.push(message) });
    expect(await one.solve(problem, { timeLimitMs: 1 })).toEqual(allocateGreedily(problem));
    expect(await one.solve(problem, minute)).toEqual(found);
    expect(faults).toEqual([]);
  });

  it('ends a thread that hangs and answers greedily', async () => {
    const hangsLater = asked("({ id }) => { while (id > 0); parentPort.postMessage({ id, isLast: true, allocation: null, fault: 'not yet' }); }");
    const faults: string[] = [];
    const one = allocator({ program: hangsLater, graceMs: 50, onFault: (message) => faults.push(message) });
    await one.solve(problem, minute);
    expect(await one.solve(problem, { timeLimitMs: 50 })).toEqual(allocateGreedily(problem));
    expect(await one.solve(problem, { timeLimitMs: 50 })).toEqual(allocateGreedily(problem));
    expect(faults.slice(0, 2)).toEqual(['A split failed: not yet', 'A thread did not keep to its time']);
  });

  it('answers with the split when its explanation never comes', async () => {
    const found = { ...allocateGreedily(problem), method: 'highs' };
    const explainsForever = asked(`({ id }) => {
      parentPort.postMessage({ id, isLast: id === 0, allocation: ${JSON.stringify(found)} });
      while (id > 0);
    }`);
    const one = allocator({ program: explainsForever, graceMs: 0 });
    // Its thread may take long to start: the second question finds it running.
    await one.solve(problem, minute);
    expect(await one.solve(problem, { timeLimitMs: 3000 })).toEqual(found);
  });

  it('answers greedily whoever would wait too long, and at once when too many wait', async () => {
    const one = allocator({ program: hangs, mostWaiting: 1, graceMs: 0 });
    const first = one.solve(problem, { timeLimitMs: 2000 });
    const waiting = one.solve(problem, { timeLimitMs: 10 });
    expect((await one.solve(problem, minute)).method).toBe('greedy');
    expect((await waiting).method).toBe('greedy');
    expect((await first).method).toBe('greedy');
  });

  it('answers what is under way when it is closed, and refuses what comes later', async () => {
    const one = allocator({ program: hangs });
    const asked = [one.solve(problem, minute), one.solve(problem, minute)];
    await one.close();
    for (const answer of await Promise.all(asked)) expect(answer).toEqual(allocateGreedily(problem));
    await expect(one.solve(problem, minute)).rejects.toMatchObject({ code: 'allocator_closed' });
  });

  it('refuses what makes no sense without starting a thread', async () => {
    await expect(allocator({ program: dies }).solve({ ...problem, quantity: Number.NaN }, minute)).rejects.toMatchObject({ code: 'quantity_invalid' });
  });
});
