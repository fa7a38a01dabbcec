// A thread that splits lots, one after the other: the solver blocks whoever waits for it.
import { parentPort } from 'node:worker_threads';
import { allocate, type Limits } from './allocate.js';
import type { AllocationProblem } from './problem.js';
import type { Allocation } from './result.js';
import { Solver } from './solver.js';

export interface Asked {
  id: number;
  problem: AllocationProblem;
  limits: Limits;
}

/** ready: it is asked nothing before. `isLast` false: the split, which is still being explained. `allocation` null: it failed, `fault` says by what. */
export type Told = 'ready' | { id: number; isLast: boolean; allocation: Allocation } | { id: number; isLast: true; allocation: null; fault: string };

const solver = new Solver();

parentPort!.on('message', async ({ id, problem, limits }: Asked) => {
  let told: Told;
  try {
    const first = (allocation: Allocation) => parentPort!.postMessage({ id, isLast: false, allocation } satisfies Told);
    told = { id, isLast: true, allocation: await allocate(problem, solver, limits, first) };
  } catch (error) {
    told = { id, isLast: true, allocation: null, fault: error instanceof Error ? error.message : String(error) };
  }
  parentPort!.postMessage(told);
});

await solver.ready();
parentPort!.postMessage('ready' satisfies Told);
