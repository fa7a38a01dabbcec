// The environment every test file runs in: it fails a file that leaves sockets, servers or child processes open, and begins
// none shortly before midnight.
import { TestEnvironment } from 'jest-environment-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { untilTheDayIsNew } from './new-day.js';

/** What keeps a process alive after its work: connections to Postgres, Redis and NATS, listeners, children. */
const guarded = new Set(['TCPSocketWrap', 'TCPServerWrap', 'ProcessWrap', 'MessagePort']);

/** How long a file may take to let go after its last test. */
const graceMs = 20_000;

type Open = Record<string, number>;

export default class LeakEnvironment extends TestEnvironment {
  private before: Open = {};

  override async setup(): Promise<void> {
    await super.setup();
    const waitMs = untilTheDayIsNew(Date.now());
    if (waitMs > 0) {
      process.stderr.write(`  In ${Math.ceil(waitMs / 1000)} s it is midnight (UTC): a test file waits for it.\n`);
      await sleep(waitMs);
    }
    this.before = openResources();
  }

  async handleTestEvent(event: { name: string }, state: { unhandledErrors: unknown[] }): Promise<void> {
    if (event.name !== 'run_finish') return;
    const leaked = await whatStays(this.before);
    if (leaked === '') return;
    const error = new Error(`This file leaves open: ${leaked}. Close connections, stop servers and workers in afterAll.`);
    error.stack = error.message;
    state.unhandledErrors.push(error);
  }
}

/** Counts by kind, of what keeps the event loop alive. */
export function openResources(): Open {
  const open: Open = {};
  for (const kind of process.getActiveResourcesInfo()) if (guarded.has(kind)) open[kind] = (open[kind] ?? 0) + 1;
  return open;
}

/** What is open beyond `before` once the grace is over, in words; empty when nothing is. */
export async function whatStays(before: Open, patienceMs = graceMs): Promise<string> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const leaked = Object.entries(openResources())
      .map(([kind, count]) => [kind, count - (before[kind] ?? 0)] as const)
      .filter(([, more]) => more > 0)
      .map(([kind, more]) => `${more} ${kind}`)
      .join(', ');
    if (leaked === '' || Date.now() > end) return leaked;
    await sleep(50);
  }
}
