// The BullMQ queues of one service on one Redis connection that fails fast, so that nobody waits for Redis.
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import type { JobDefinition } from '#contracts/message.js';
import { failPoint } from '../fail-points.js';
import type { Log } from '../log.js';

export interface JobData {
  /** The payload: what to work on. */
  id: string;
  /** The request that caused the job, for logs only; absent when nobody asked for it. */
  requestId?: string | undefined;
}

/** BullMQ refuses ':' in job ids. */
export const jobIdOf = (definition: JobDefinition, id: string) =>
  `${definition.queue.replaceAll(':', '-')}-${id}`;

const waitMs = (tries: number) => Math.min(2_000, 50 * 2 ** Math.min(tries, 6)) * (0.5 + Math.random() / 2);

/**
 * A connection that reconnects for ever; `failFast` refuses commands while it is away instead of keeping
 * them.
 */
export function connectRedis(url: string, name: string, log: Log, failFast: boolean): Redis {
  const redis = new Redis(url, {
    connectionName: name,
    maxRetriesPerRequest: null,
    enableOfflineQueue: !failFast,
    retryStrategy: waitMs,
    connectTimeout: 5_000,
    keepAlive: 10_000,
  });
  redis.on('error', (error: Error) => log.debug({ error }, 'Redis error'));
  redis.on('ready', () => log.debug('Redis connected'));
  redis.on('close', () => log.debug('Redis connection lost'));
  return redis;
}

export class Queues {
  private readonly queues = new Map<string, Queue<JobData>>();

  constructor(
    readonly redis: Redis,
    private readonly prefix: string,
    private readonly log: Log,
  ) {}

  of(definition: JobDefinition): Queue<JobData> {
    const existing = this.queues.get(definition.queue);
    if (existing) return existing;
    const queue = new Queue<JobData>(definition.queue, {
      connection: this.redis,
      prefix: this.prefix,
      skipWaitingForReady: true,
      defaultJobOptions: { removeOnComplete: true, removeOnFail: true, attempts: 1 },
    });
    queue.on('error', (error) => this.log.debug({ error, queue: definition.queue }, 'Queue error'));
    this.queues.set(definition.queue, queue);
    return queue;
  }

  /**
   * Adds jobs in one round trip; an id that is queued already is left as it is. Throws when Redis is away.
   */
  async add(definition: JobDefinition, jobs: (JobData & { delayMs?: number })[]): Promise<void> {
    if (this.redis.status !== 'ready') throw new Error(`Redis is ${this.redis.status}`);
    await failPoint('job.before-add');
    await this.of(definition).addBulk(
      jobs.map(({ id, requestId, delayMs }) => ({
        name: definition.name,
        data: { id, ...(requestId ? { requestId } : {}) },
        opts: { jobId: jobIdOf(definition, id), ...(delayMs ? { delay: delayMs } : {}) },
      })),
    );
  }

  /** Jobs that a worker could take now, and jobs that wait for their time. */
  async depth(definition: JobDefinition): Promise<{ ready: number; delayed: number }> {
    if (this.redis.status !== 'ready') throw new Error(`Redis is ${this.redis.status}`);
    const counts = await this.of(definition).getJobCounts('wait', 'prioritized', 'delayed');
    return {
      ready: (counts['wait'] ?? 0) + (counts['prioritized'] ?? 0),
      delayed: counts['delayed'] ?? 0,
    };
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.queues.values()].map((queue) => queue.close()));
    this.redis.disconnect();
  }
}
