// Our end of the watchdog: one small process per parent that outlives it just long enough to clean up after it.
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface WatchedProcess {
  pid: number;
  /** The process's working folder: proof that the pid is still the one that was watched. */
  folder: string;
  /** What asks it to stop; SIGKILL follows when it does not. */
  signal: NodeJS.Signals;
}

let dog: ChildProcess | null = null;
let awake: Promise<void> = Promise.resolve();

/** From now on the process is stopped when this process dies, however it dies. */
export function watchProcess(process: WatchedProcess): void {
  tell({ watch: process });
}

/** The process ended as it should: its pid may be reused by anybody. */
export function forgetProcess(pid: number): void {
  tell({ forget: pid });
}

/** From now on the folder is deleted when this process dies. */
export function watchFolder(folder: string): void {
  tell({ remove: folder });
}

/** The folder is gone, or is to stay. */
export function forgetFolder(folder: string): void {
  tell({ keep: folder });
}

/** Resolves when the watchdog is on guard. */
export async function onGuard(): Promise<void> {
  // Neither the watchdog nor its pipes keep this process alive: the wait itself must.
  const waiting = setInterval(() => {}, 1000);
  await awake;
  clearInterval(waiting);
}

/** The pid of the watchdog, when there is one. */
export function watchdogPid(): number | null {
  return dog?.pid ?? null;
}

function tell(message: object): void {
  dog ??= startWatchdog();
  dog.stdin?.write(`${JSON.stringify(message)}\n`);
}

function startWatchdog(): ChildProcess {
  // Detached: a Ctrl-C in the terminal or a kill of our process group must not reach it.
  const child = spawn(process.execPath, [fileURLToPath(new URL('./watchdog.js', import.meta.url))], {
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
    cwd: '/',
  });
  child.stdin?.on('error', () => {}); // It was killed: the servers go on without a guard.
  child.on('error', () => {});
  child.once('exit', () => {
    if (dog === child) dog = null;
  });
  awake = new Promise((resolve) => {
    child.stdout?.once('data', () => resolve());
    child.once('close', () => resolve());
  });
  child.unref();
  (child.stdout as unknown as { unref(): void }).unref();
  (child.stdin as unknown as { unref(): void }).unref();
  return child;
}
