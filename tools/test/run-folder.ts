// The folder and the mark of one test run: whatever the run starts or writes can be found again by them.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  commandOf, forgetFolder, isListening, processesBelow, processesWithEnvironment, stopProcess, watchFolder, watchdogPid,
} from '#servers';

const mark = 'LINKWRIGHT_TEST_RUN';

export interface RunFolder {
  /** Results and the servers' data: ours, gone when the run ends. */
  own: string;
  /** The environment for everything the run starts: its own temporary folder, and the mark. */
  env: NodeJS.ProcessEnv;
  /** What the run left behind, in words; what it names is stopped and deleted. */
  leftovers(ports: number[]): Promise<string[]>;
  remove(): void;
}

export function createRunFolder(deep: boolean): RunFolder {
  const run = randomBytes(8).toString('hex');
  // Postgres, as another user, must pass through.
  const folder = mkdtempSync(join(tmpdir(), 'linkwright-test-'));
  const own = join(folder, 'run');
  const temporary = join(folder, 'tmp');
  for (const path of [own, temporary]) mkdirSync(path);
  openTo(folder, own, temporary);
  watchFolder(folder);
  process.env[mark] = run; // Servers that we start ourselves inherit it.
  const env: NodeJS.ProcessEnv = { ...process.env, TMPDIR: temporary, NODE_ENV: 'test', [mark]: run };
  // Whatever the caller's shell points at is not for tests.
  for (const name of ['POSTGRES_URL', 'REDIS_URL', 'NATS_URL', 'DATABASE_URL', 'SMTP_URL', 'DEPTH', 'NODE_OPTIONS']) delete env[name];
  if (deep) env['DEPTH'] = 'deep';
  return {
    own,
    env,
    async leftovers(ports) {
      const processes = await settledProcesses(folder, run);
      const listening = await Promise.all(ports.map(async (port) => ((await isListening(port)) ? port : null)));
      const found = [
        ...processes.map((pid) => `process ${pid}: ${commandOf(pid)}`),
        ...readdirSync(temporary).map((name) => `temporary folder or file ${name}`),
        ...listening.filter((port) => port !== null).map((port) => `a listener on port ${port}`),
      ];
      await Promise.all(processes.map((pid) => stopProcess(pid, 'SIGTERM', 3000)));
      return found;
    },
    remove() {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      forgetFolder(folder);
    },
  };
}

/** Processes that end a moment after their parent are no leftovers. */
async function settledProcesses(folder: string, run: string): Promise<number[]> {
  const end = Date.now() + 12_000;
  for (;;) {
    const living = new Set([...processesBelow(folder), ...processesWithEnvironment(mark, run)]);
    for (const pid of [process.pid, watchdogPid()]) if (pid !== null) living.delete(pid);
    if (living.size === 0 || Date.now() > end) return [...living];
    await sleep(100);
  }
}

function openTo(...folders: string[]): void {
  for (const folder of folders) chmodSync(folder, 0o755);
}
