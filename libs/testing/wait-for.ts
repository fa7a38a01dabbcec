// Waiting for what happens by itself, without guessing how long it takes.
import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is neither false, null nor undefined; throws with `what` after `timeoutMs`. */
export async function waitFor<T>(
  ask: () => T | Promise<T>,
  { timeoutMs = 40_000, what = 'what was waited for' }: { timeoutMs?: number; what?: string } = {},
): Promise<NonNullable<Exclude<T, false>>> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== null && answer !== undefined) return answer as NonNullable<Exclude<T, false>>;
    if (Date.now() > end) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await sleep(20);
  }
}
