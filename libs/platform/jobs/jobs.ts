// A service's own later work. Postgres knows what is pending; the queue only makes it start sooner.
import { Injectable } from '@nestjs/common';
import type { JobDefinition } from '#contracts/message.js';
import { currentContext } from '../context.js';
import { afterCommit } from '../database/database.js';
import type { Log } from '../log.js';
import type { Queues } from './queues.js';

export { OnJob, type JobOptions, type PendingJob } from '../handlers.js';

@Injectable()
export class Jobs {
  constructor(
    private readonly queues: Queues | null,
    private readonly log: Log,
  ) {}

  /**
   * Best effort: inside a transaction it happens after the commit, and without Redis it does nothing, because
   * the
   * sweeper finds the id through the handler's `pending` method. Never throws.
   */
  async add(definition: JobDefinition, id: string, options: { delayMs?: number } = {}): Promise<void> {
    this.addAll(definition, [id], options);
  }

  /** The same for any number, in one round trip. */
  addAll(definition: JobDefinition, ids: readonly string[], { delayMs = 0 }: { delayMs?: number } = {}): void {
    if (ids.length === 0) return;
    const requestId = currentContext()?.requestId;
    afterCommit(() => {
      this.queues?.add(definition, ids.map((id) => ({ id, requestId, delayMs }))).catch((error: unknown) => {
        this.log.debug({ error, queue: definition.queue, ids }, 'The jobs were not queued; the sweeper will');
      });
    });
  }
}
