// The watchdog process: when the pipe from its parent closes, the parent is gone, and what it left is stopped.
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { stopProcess } from './stop-process.js';
import { processesIn } from './process-table.js';
import type { WatchedProcess } from './watch.js';

type Message = { watch: WatchedProcess } | { forget: number } | { remove: string } | { keep: string };

const watched = new Map<number, WatchedProcess>();
const folders = new Set<string>();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const) process.on(signal, () => {});

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const message = JSON.parse(line) as Message;
  if ('watch' in message) watched.set(message.watch.pid, message.watch);
  else if ('forget' in message) watched.delete(message.forget);
  else if ('remove' in message) folders.add(message.remove);
  else folders.delete(message.keep);
});
lines.once('close', () => void cleanUp());
process.stdout.on('error', () => {}); // The parent did not wait to hear it.
process.stdout.write('on guard\n');

async function cleanUp(): Promise<void> {
  await Promise.all(
    [...watched.values()].map(async ({ pid, folder, signal }) => {
      if (processesIn(folder).includes(pid)) await stopProcess(pid, signal, 10_000);
    }),
  );
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
}
