// Splits that are proven best, made in threads of their own; whatever happens to a thread, every question is answered.
import { Worker } from 'node:worker_threads';
import type { Asked, Told } from './allocation.worker.js';
import { allocateGreedily } from './allocate-greedily.js';
import { checkProblem } from './check-problem.js';
import { AllocationError } from './errors.js';
import type { AllocationProblem } from './problem.js';
import type { Allocation } from './result.js';

export interface AllocatorOptions {
  /** So many lots are split at a time; each thread takes some 100 MB once it solved. */
  threads?: number;
  /** More than so many that wait are answered greedily at once. */
  mostWaiting?: number;
  /** How much longer than its limit a thread may take before it counts as hanging, in ms. */
  graceMs?: number;
  /** Another program for the threads: tests have some that break. */
  program?: URL;
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
  thread: Worker | null;
}

/** Whoever makes it closes it. Threads start with the first question. */
export class Allocator {
  private readonly jobs = new Map<number, Job>();
  private readonly threads = new Map<Worker, Job | null>();
  private readonly limits: Required<AllocatorOptions>;
  private asked = 0;
  private isClosed = false;

  constructor(options: AllocatorOptions = {}) {
    this.limits = { threads: 1, mostWaiting: 64, graceMs: 1000, program: new URL('./allocation.worker.js', import.meta.url), ...options };
  }

  /**
   * The best split, proven within the time limit, or the best found by then; greedily where the thread fails. Throws AllocationError for
   * a problem that makes no sense, and when it is closed.
   */
  async solve(problem: AllocationProblem, { timeLimitMs, isExplained = true, isPruned = true }: SolveOptions): Promise<Allocation> {
    if (this.isClosed) throw new AllocationError('allocator_closed', 'The allocator is closed: make another one.');
    checkProblem(problem);
    if (this.jobs.size >= this.limits.threads + this.limits.mostWaiting) return allocateGreedily(problem);
    return new Promise((answer) => {
      const id = this.asked++;
      const timer = setTimeout(() => this.giveUp(id), timeLimitMs + this.limits.graceMs);
      this.jobs.set(id, { id, problem, until: performance.now() + timeLimitMs, isExplained, isPruned, timer, answer, thread: null });
      this.next();
    });
  }

  /** What is under way is answered greedily. */
  async close(): Promise<void> {
    this.isClosed = true;
    const threads = [...this.threads.keys()];
    this.threads.clear();
    for (const id of this.jobs.keys()) this.finish(id, null);
    await Promise.all(threads.map((thread) => thread.terminate()));
  }

  private next(): void {
    if (this.isClosed) return;
    for (const job of this.jobs.values()) {
      if (job.thread !== null) continue;
      const thread = this.idle();
      if (thread === null) return;
      job.thread = thread;
      this.threads.set(thread, job);
      const limits = { timeLimitMs: Math.max(1, job.until - performance.now()), isExplained: job.isExplained, isPruned: job.isPruned };
      thread.postMessage({ id: job.id, problem: job.problem, limits } satisfies Asked);
    }
  }

  private idle(): Worker | null {
    for (const [thread, job] of this.threads) if (job === null) return thread;
    if (this.threads.size >= this.limits.threads) return null;
    // What the parent runs with is none of its business.
    const thread = new Worker(this.limits.program, { execArgv: [] });
    this.threads.set(thread, null);
    thread.on('message', (told: Told) => {
      if (this.threads.get(thread)?.id !== told.id) return;
      this.threads.set(thread, null);
      this.finish(told.id, told.allocation);
    });
    thread.on('error', () => this.lose(thread));
    thread.on('exit', () => this.lose(thread));
    // It does not keep a process alive that is done with everything else; a job's timer does.
    thread.unref();
    return thread;
  }

  /** A thread that ended: the next question gets a new one. */
  private lose(thread: Worker): void {
    const job = this.threads.get(thread);
    this.threads.delete(thread);
    if (job) this.finish(job.id, null);
  }

  private giveUp(id: number): void {
    const thread = this.jobs.get(id)?.thread;
    if (thread) {
      this.threads.delete(thread);
      void thread.terminate();
    }
    this.finish(id, null);
  }

  private finish(id: number, allocation: Allocation | null): void {
    const job = this.jobs.get(id);
    if (!job) return;
    this.jobs.delete(id);
    clearTimeout(job.timer);
    job.answer(allocation ?? allocateGreedily(job.problem));
    this.next();
  }
}
