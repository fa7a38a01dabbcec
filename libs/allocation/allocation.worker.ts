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

/** `allocation` null: it failed, `fault` says by what. */
export type Told = { id: number; allocation: Allocation } | { id: number; allocation: null; fault: string };

const solver = new Solver();

parentPort!.on('message', async ({ id, problem, limits }: Asked) => {
  let told: Told;
  try {
    told = { id, allocation: await allocate(problem, solver, limits) };
  } catch (error) {
    told = { id, allocation: null, fault: error instanceof Error ? error.message : String(error) };
  }
  parentPort!.postMessage(told);
});
