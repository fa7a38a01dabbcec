// Splits that are proven best, made in threads of their own; whatever happens to a thread, every question is answered.
import { Worker } from 'node:worker_threads';
import type { Asked, Told } from './allocation.worker.js';
import { allocateGreedily } from './allocate-greedily.js';
import { checkProblem } from './check-problem.js';
import { AllocationError } from './errors.js';
import type { AllocationProblem } from './problem.js';
import type { Allocation } from './result.js';

export interface AllocatorOptions {
  /** So many lots are split at a time. */
  threads?: number;
  /** More than so many that wait are answered greedily at once. */
  mostWaiting?: number;
  /** How much longer than its limit a thread may take before it counts as hanging, in ms. */
  graceMs?: number;
  /** Another program for the threads: tests have some that break. */
  program?: URL;
  /** Is told why a thread failed, whose questions are answered all the same. */
  onFault?: (message: string) => void;
}

export interface SolveOptions {
  /** For everything: waiting, the split, what demands cost and what to relax. In ms. */
  timeLimitMs: number;
  /** False: only the split, not what its demands cost or what to relax. */
  isExplained?: boolean;
  /** False: every candidate goes to the solver. For measuring what leaving out gains. */
  isPruned?: boolean;
}

interface Job {
  id: number;
  problem: AllocationProblem;
  until: number;
  isExplained: boolean;
  isPruned: boolean;
  timer: NodeJS.Timeout;
  answer: (allocation: Allocation) => void;
  refuse: (error: unknown) => void;
  thread: Worker | null;
  /** The split, while it is being explained: the answer if that takes too long or breaks. */
  found: Allocation | null;
}

/** A thread that is ready later than that counts as hanging, in ms. */
const longestStart = 60_000;

interface Thread {
  /** It is asked nothing before it has loaded the solver. */
  isReady: boolean;
  job: Job | null;
  starting: NodeJS.Timeout;
}

/** Whoever makes it closes it. Threads start with the first question. */
export class Allocator {
  private readonly jobs = new Map<number, Job>();
  private readonly threads = new Map<Worker, Thread>();
  private readonly limits: Required<AllocatorOptions>;
  private asked = 0;
  private isClosed = false;

  constructor(options: AllocatorOptions = {}) {
    this.limits = { threads: 1, mostWaiting: 64, graceMs: 1000, program: new URL('./allocation.worker.js', import.meta.url), onFault: () => {}, ...options };
  }

  /**
   * The best split, proven within the time limit, or the best found by then; unexplained where only that took too long, and greedily
   * where the thread fails. Throws AllocationError for a problem that makes no sense, and when it is closed.
   */
  async solve(problem: AllocationProblem, { timeLimitMs, isExplained = true, isPruned = true }: SolveOptions): Promise<Allocation> {
    if (this.isClosed) throw new AllocationError('allocator_closed', 'The allocator is closed: make another one.');
    checkProblem(problem);
    if (this.jobs.size >= this.limits.threads + this.limits.mostWaiting) return allocateGreedily(problem);
    return new Promise((answer, refuse) => {
      const id = this.asked++;
      const timer = setTimeout(() => this.giveUp(id), timeLimitMs + this.limits.graceMs);
      this.jobs.set(id, { id, problem, until: performance.now() + timeLimitMs, isExplained, isPruned, timer, answer, refuse, thread: null, found: null });
      this.next();
    });
  }

  /** What is under way is answered greedily. */
  async close(): Promise<void> {
    this.isClosed = true;
    const threads = [...this.threads];
    this.threads.clear();
    for (const [, { starting }] of threads) clearTimeout(starting);
    for (const id of this.jobs.keys()) this.finish(id, null);
    await Promise.all(threads.map(([worker]) => worker.terminate()));
  }

  /** Throws nothing: it runs where nobody would catch it. */
  private next(): void {
    if (this.isClosed) return;
    for (const job of this.jobs.values()) {
      if (job.thread !== null) continue;
      try {
        const worker = this.idle();
        if (worker === null) return;
        const limits = { timeLimitMs: Math.max(1, job.until - performance.now()), isExplained: job.isExplained, isPruned: job.isPruned };
        worker.postMessage({ id: job.id, problem: job.problem, limits } satisfies Asked);
        job.thread = worker;
        this.threads.get(worker)!.job = job;
      } catch (error) {
        this.limits.onFault(`A thread could not be asked: ${String(error)}`);
        this.finish(job.id, null);
        return;
      }
    }
  }

  /** Null: none is ready; the next one that is takes what waits. */
  private idle(): Worker | null {
    for (const [worker, { isReady, job }] of this.threads) if (isReady && job === null) return worker;
    if (this.threads.size < this.limits.threads) this.start();
    return null;
  }

  private start(): void {
    // What the parent runs with is none of its business.
    const worker = new Worker(this.limits.program, { execArgv: [] });
    const starting = setTimeout(() => {
      this.lose(worker, `was not ready after ${longestStart / 1000} s`);
      void worker.terminate();
    }, longestStart);
    starting.unref();
    this.threads.set(worker, { isReady: false, job: null, starting });
    worker.on('message', (told: Told) => this.hear(worker, told));
    worker.on('error', (error) => this.lose(worker, `broke: ${String(error)}`));
    worker.on('exit', (code) => this.lose(worker, `ended with code ${code}`));
    // It does not keep a process alive that is done with everything else; a job's timer does.
    worker.unref();
  }

  private hear(worker: Worker, told: Told): void {
    const thread = this.threads.get(worker);
    if (!thread) return;
    if (told === 'ready') {
      clearTimeout(thread.starting);
      thread.isReady = true;
      this.next();
      return;
    }
    if (thread.job?.id !== told.id) return;
    if (!told.isLast) {
      thread.job.found = told.allocation;
      return;
    }
    if (told.allocation === null) this.limits.onFault(`A split failed: ${told.fault}`);
    thread.job = null;
    this.finish(told.id, told.allocation);
  }

  /** A thread that ended: the next question gets a new one. What waited for its start is not left to another that may not start either. */
  private lose(worker: Worker, how: string): void {
    const thread = this.threads.get(worker);
    if (!thread) return;
    this.threads.delete(worker);
    clearTimeout(thread.starting);
    this.limits.onFault(`A thread ${how}`);
    const job = thread.isReady ? thread.job : [...this.jobs.values()].find((each) => each.thread === null);
    if (job) this.finish(job.id, null);
  }

  /** A thread that is still starting stays, for the next question. */
  private giveUp(id: number): void {
    const worker = this.jobs.get(id)?.thread;
    if (!worker) {
      this.finish(id, null);
      return;
    }
    this.lose(worker, 'did not keep to its time');
    void worker.terminate();
  }

  private finish(id: number, allocation: Allocation | null): void {
    const job = this.jobs.get(id);
    if (!job) return;
    this.jobs.delete(id);
    clearTimeout(job.timer);
    try {
      job.answer(allocation ?? job.found ?? allocateGreedily(job.problem));
    } catch (error) {
      job.refuse(error);
    }
    this.next();
  }
}
