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
const program = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const dies = program("import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(1));");
const breaks = program("import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('out of memory'); });");
const hangs = program("import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { for (;;); });");
const failing = program("import { parentPort } from 'node:worker_threads'; parentPort.on('message', ({ id }) => parentPort.postMessage({ id, isLast: true, allocation: null, fault: 'aborted' }));");

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

  it.each([['dies', dies], ['breaks', breaks], ['fails', failing]])('answers greedily when its thread %s', async (_, broken) => {
    const one = allocator({ program: broken });
    const answers = await Promise.all([1, 2, 3].map(() => one.solve(problem, minute)));
    for (const answer of answers) expect(answer).toEqual(allocateGreedily(problem));
    expect(answers[0]!.method).toBe('greedy');
  });

  it('ends a thread that hangs and answers greedily', async () => {
    const one = allocator({ program: hangs, graceMs: 50 });
    expect(await one.solve(problem, { timeLimitMs: 50 })).toEqual(allocateGreedily(problem));
    expect(await one.solve(problem, { timeLimitMs: 50 })).toEqual(allocateGreedily(problem));
  });

  it('answers with the split when its explanation never comes', async () => {
    const found = { ...allocateGreedily(problem), method: 'highs' };
    const explainsForever = program(`import { parentPort } from 'node:worker_threads'; const allocation = ${JSON.stringify(found)};
      parentPort.on('message', ({ id }) => { parentPort.postMessage({ id, isLast: id === 0, allocation }); while (id > 0); });`);
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
