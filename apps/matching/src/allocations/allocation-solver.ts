// The one solver of the service: how many lots it splits at a time, how long each may take, and how it fared as figures for Prometheus.
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Histogram } from 'prom-client';
import { allocateGreedily, Allocator, type Allocation, type AllocationProblem } from '#allocation';
import { LOG, type Log } from '#platform/log.js';
import { Metrics } from '#platform/metrics.js';

/** Beyond so many that wait the answer is greedy's at once, and says so: each may take seconds, and nobody waits that long. */
const mostWaiting = 4;
/** What an answer needs on its way back, and a thread to notice that its time is over, in ms. */
const marginMs = 1_500;

@Injectable()
export class AllocationSolver implements OnModuleDestroy {
  /** Its thread starts with the first question. */
  private readonly allocator: Allocator;
  private readonly seconds: Histogram<'method' | 'outcome'>;

  constructor({ registry }: Metrics, @Inject(LOG) log: Log) {
    this.allocator = new Allocator({
      mostWaiting, graceMs: marginMs / 2, onFault: (reason) => log.warn({ reason }, 'A thread that splits lots failed; its questions are answered greedily'),
    });
    this.seconds = new Histogram({
      name: 'allocation_seconds', help: 'How long splitting a lot took, its waiting included, by who found the split and what it came to',
      labelNames: ['method', 'outcome'], buckets: [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10], registers: [registry],
    });
  }

  /** `deadline`: ms since the epoch after which nobody waits. Throws AllocationError. */
  exactly(problem: AllocationProblem, { seconds, deadline }: { seconds: number; deadline: number }): Promise<Allocation> {
    const left = deadline - Date.now() - marginMs;
    return this.measured(() => this.allocator.solve(problem, { timeLimitMs: Math.max(1, Math.min(seconds * 1000, left)) }));
  }

  /** Throws AllocationError. */
  greedily(problem: AllocationProblem): Promise<Allocation> {
    return this.measured(async () => allocateGreedily(problem));
  }

  onModuleDestroy(): Promise<void> {
    return this.allocator.close();
  }

  private async measured(solve: () => Promise<Allocation>): Promise<Allocation> {
    const begin = performance.now();
    const took = (method: string, outcome: string) => this.seconds.observe({ method, outcome }, (performance.now() - begin) / 1000);
    try {
      const found = await solve();
      took(found.method, found.status);
      return found;
    } catch (error) {
      took('none', 'refused');
      throw error;
    }
  }
}
