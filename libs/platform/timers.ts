// Periodic work as a plain timer in each process: it survives a wiped Redis by itself.
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { runInContext, systemContext } from './context.js';
import { describeFailure } from './failure.js';
import type { Log } from './log.js';

export interface Timer {
  name: string;
  everyMs: number;
  run: () => Promise<unknown>;
}

/** Runs the timers until stopped; a run never overlaps with the next one of the same timer. */
export class Timers {
  private readonly stopping = new AbortController();
  private readonly loops: Promise<void>[] = [];

  constructor(private readonly log: Log) {
    // Every timer sleeps by this signal: many listeners are no leak.
    setMaxListeners(0, this.stopping.signal);
  }

  start(timer: Timer): void {
    this.loops.push(this.loop(timer));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
  }

  private async loop(timer: Timer): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      // Jitter keeps the processes of a service from all asking at the same moment.
      const waitMs = timer.everyMs * (0.9 + Math.random() * 0.2);
      await sleep(waitMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      const context = systemContext(timer.name);
      await runInContext(context, async () => timer.run()).catch((error: unknown) => {
        this.log.warn({ timer: timer.name, reason: describeFailure(error) }, 'A timer failed; it runs again');
      });
    }
  }
}
