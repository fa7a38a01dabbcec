// Waiting for what happens by itself.
import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again every `everyMs` until the answer is true; false when it never was within `timeoutMs` or the signal came. */
export async function until(
  ask: () => boolean | Promise<boolean>,
  { timeoutMs = Infinity, everyMs = 50, signal }: { timeoutMs?: number; everyMs?: number; signal?: AbortSignal } = {},
): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    if (signal?.aborted) return false;
    if (await ask()) return true;
    if (Date.now() > end) return false;
    await sleep(everyMs);
  }
}
