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
    const requestId = currentContext()?.requestId;
    afterCommit(() => {
      this.queues
        ?.add(definition, [{ id, requestId, delayMs: options.delayMs ?? 0 }])
        .catch((error: unknown) => {
          this.log.debug({ error, queue: definition.queue, id }, 'The job was not queued; the sweeper will');
        });
    });
  }
}
