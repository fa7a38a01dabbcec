// Asking a process to stop, and making sure that it did.
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './process-table.js';

/** Sends the signal and waits; after `patienceMs` SIGKILL. Resolves when the process is gone. */
export async function stopProcess(pid: number, signal: NodeJS.Signals, patienceMs: number): Promise<void> {
  send(pid, signal);
  if (await isGone(pid, patienceMs)) return;
  send(pid, 'SIGKILL');
  if (!(await isGone(pid, 10_000))) throw new Error(`process ${pid} does not end, not even by SIGKILL`);
}

/** Waits until the process is gone; false when it still lives after `timeoutMs`. */
export async function isGone(pid: number, timeoutMs: number): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (isAlive(pid)) {
    if (Date.now() > end) return false;
    await sleep(20);
  }
  return true;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
