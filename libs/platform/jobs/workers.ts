// Hop 4: BullMQ workers run jobs; whether one succeeded, is due again or is dead is written down in Postgres.
import { Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { runInContext, systemContext } from '../context.js';
import type { Database } from '../database/database.js';
import { recordFailure, settleFailure, type Failed, type RetryPolicy } from '../dead-letters/failures.js';
import { describeFailure } from '../failure.js';
import { failPoint } from '../fail-points.js';
import { methodOf, type Handler } from '../handlers.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import type { Precedence } from '../precedence.js';
import type { JobData } from './queues.js';

export type JobHandler = Extract<Handler, { kind: 'job' }>;

export class Workers {
  private readonly workers: Worker<JobData>[] = [];

  constructor(
    private readonly redis: Redis,
    private readonly settings: { prefix: string; lockMs: number; giveWayMs: number },
    private readonly database: Database,
    private readonly policy: RetryPolicy,
    private readonly log: Log,
    private readonly metrics: Metrics,
    private readonly precedence: Precedence,
  ) {}

  start(handler: JobHandler): void {
    const worker = new Worker<JobData>(handler.definition.queue, (job) => this.run(handler, job), {
      connection: this.redis,
      prefix: this.settings.prefix,
      concurrency: handler.options.concurrency ?? 4,
      lockDuration: this.settings.lockMs,
      stalledInterval: this.settings.lockMs / 2,
      // Postgres counts attempts; two deaths of a worker must not fail a job.
      maxStalledCount: 1_000_000,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    });
    worker.on('error', (error) => this.log.debug({ error, queue: handler.definition.queue }, 'Worker error'));
    this.workers.push(worker);
  }

  /** Takes no more jobs and waits for those at work, at most `patienceMs`. */
  async stop(patienceMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), patienceMs)));
    const closed = Promise.allSettled(this.workers.map((worker) => worker.close()));
    if ((await Promise.race([closed, late])) === 'late') {
      await Promise.race([
        Promise.allSettled(this.workers.map((worker) => worker.close(true))),
        new Promise((resolve) => setTimeout(resolve, 500)),
      ]);
    }
    clearTimeout(timer);
    this.redis.disconnect();
  }

  private async run(handler: JobHandler, job: Job<JobData>): Promise<void> {
    const { definition } = handler;
    const { id, requestId } = job.data;
    const context = systemContext(`job.${definition.name}`, requestId);
    const failed: Failed = { kind: 'job', name: definition.queue, subjectId: id, payload: null };
    const stopClock = this.metrics.jobDuration.startTimer({ queue: definition.queue });
    const result = await runInContext(context, async () => {
      try {
        const earlier = await this.earlier(failed);
        if (earlier === 'held') return 'held';
        // The sweeper brings it back after its wait: a job that kills must not kill every worker at once.
        if (job.stalledCounter > 0) throw new Error('The worker that had it died or stood still.');
        await this.precedence.giveWay(this.settings.giveWayMs);
        await failPoint('job.before-run');
        await methodOf(handler)(id, context);
        await failPoint('job.after-run');
        if (earlier === 'failed') await settleFailure(this.database, failed);
        return 'ok';
      } catch (error) {
        await this.failed(handler, failed, error);
        return 'failed';
      }
    });
    stopClock({ result });
    this.log.debug({ requestId: context.requestId, queue: definition.queue, id, result }, 'Job run');
  }

  private async earlier(failed: Failed): Promise<'none' | 'failed' | 'held'> {
    const [row] = await this.database.query<{ held: boolean }>(
      `SELECT status = 'dead' OR next_attempt_at > now() AS held FROM dead_letter
       WHERE kind = 'job' AND name = $1 AND subject_id = $2 AND status <> 'replayed'`,
      [failed.name, failed.subjectId],
      'platform-job-held',
    );
    if (!row) return 'none';
    return row.held ? 'held' : 'failed';
  }

  /** Swallows the error: Postgres has it, and the sweeper brings the id back when it is due. */
  private async failed(handler: JobHandler, failed: Failed, error: unknown): Promise<void> {
    const facts = { queue: failed.name, id: failed.subjectId, reason: describeFailure(error) };
    try {
      const policy = { ...this.policy, attempts: handler.options.attempts ?? this.policy.attempts };
      const verdict = await recordFailure(this.database, failed, error, policy);
      if (verdict.status === 'dead') this.log.error({ ...facts, ...verdict }, 'A job is a dead letter now');
      else this.log.warn({ ...facts, ...verdict }, 'A job failed and is tried again');
    } catch (second) {
      this.log.warn(
        { ...facts, second: describeFailure(second) },
        'A job failed and so did writing it down; the sweeper brings it back',
      );
    }
  }
}
