// A stop that ends in time, whatever hangs.
import { describeFailure } from './failure.js';
import type { Log } from './log.js';

/**
 * Runs `finish` for at most `patienceMs`, then closes the connections come what may; asked twice, it happens
 * once.
 */
export function stopOnce(
  finish: () => Promise<void>,
  closeConnections: () => Promise<void>,
  patienceMs: number,
  log: Log,
): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const bounded = async (work: Promise<void>, ms: number, what: string) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        log.warn({ what }, 'Stopping takes too long; it goes on without');
        resolve();
      }, ms);
    });
    await Promise.race([
      work.catch((error: unknown) => log.warn({ reason: describeFailure(error), what }, 'Stopping failed')),
      late,
    ]);
    clearTimeout(timer);
  };
  return () =>
    (stopping ??= (async () => {
      await bounded(finish(), patienceMs, 'work');
      await bounded(closeConnections(), 3_000, 'connections');
      log.info('Stopped');
    })());
}
