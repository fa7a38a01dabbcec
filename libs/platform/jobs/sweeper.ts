// Rebuilds the queues from Postgres: whatever is pending there and not queued is queued again. Survives a
// wiped Redis.
import type { Database } from '../database/database.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import type { PendingJob } from '../handlers.js';
import { failPoint } from '../fail-points.js';
import { mutated } from '../mutants.js';
import type { JobData, Queues } from './queues.js';
import type { JobHandler } from './workers.js';

const page = 500;
/** With this many jobs to take the workers have enough to do. */
const deepEnough = 1_000;

export class Sweeper {
  /** Ids that were pending at the sweep before: those of a busy queue are usually about to be done. */
  private readonly seen = new Map<string, Set<string>>();

  constructor(
    private readonly queues: Queues,
    private readonly database: Database,
    private readonly log: Log,
    private readonly metrics: Metrics,
  ) {}

  /** One sweep of one kind of job; returns how many ids were added. */
  async sweep(handler: JobHandler): Promise<number> {
    const { definition, options } = handler;
    const { ready, delayed } = await this.queues.depth(definition);
    this.metrics.queueDepth.set({ queue: definition.queue }, ready + delayed);
    // Only what can be taken now keeps the workers busy: thousands may wait for their time.
    if (ready >= deepEnough || mutated('sweep.none')) return 0;
    const pending = Reflect.get(handler.instance, options.pending) as (
      limit: number,
    ) => Promise<PendingJob[]>;
    const held = await this.held(definition.queue);
    // Ids that are held back may fill the front of the list: ask for as many more.
    const found = await pending.call(handler.instance, page + held.size);
    const due = found
      .map((each): JobData =>
        typeof each === 'string' ? { id: each } : { id: each.id, requestId: each.requestId ?? undefined },
      )
      .filter(({ id }) => !held.has(id))
      .slice(0, page);
    const earlier = this.seen.get(definition.queue) ?? new Set();
    this.seen.set(definition.queue, new Set(due.map(({ id }) => id)));
    const forgotten = ready + delayed === 0 ? due : due.filter(({ id }) => earlier.has(id));
    if (forgotten.length === 0) return 0;
    await failPoint('sweep.before-add');
    await this.queues.add(definition, forgotten);
    this.log.debug({ queue: definition.queue, count: forgotten.length }, 'Pending ids were put in the queue');
    return forgotten.length;
  }

  private async held(queue: string): Promise<Set<string>> {
    const rows = await this.database.query<{ subject_id: string }>(
      `SELECT subject_id FROM dead_letter
       WHERE kind = 'job' AND name = $1
         AND (status = 'dead' OR (status = 'retrying' AND next_attempt_at > now()))
       LIMIT 10000`,
      [queue],
    );
    return new Set(rows.map((row) => row.subject_id));
  }
}
