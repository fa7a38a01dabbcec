// A process that we run: spawn, wait until it is ready, stop, kill, start again on the same port and data.
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './process-table.js';
import { stopProcess } from './stop-process.js';
import { forgetProcess, onGuard, watchProcess } from './watch.js';

export interface ProcessSpec {
  /** What people call it, in messages. */
  name: string;
  command: string;
  args: string[];
  /** Its working folder, by which the watchdog and the next start recognise it. */
  folder: string;
  env: NodeJS.ProcessEnv;
  /** Run as this user; only root may ask for it. */
  user?: { uid: number; gid: number } | null;
  /** Standard output and error are appended here. */
  logFile: string;
  stopSignal: NodeJS.Signals;
  /** Called before every start, to clear what a SIGKILL left behind. */
  before?: () => Promise<void>;
  /** Resolves true once it serves; called again and again until then. */
  ready: (pid: number) => Promise<boolean>;
  /** Milliseconds until a process that is not ready counts as failed; 60 s unless given. */
  readyWithinMs?: number;
  /** Milliseconds a process may take to stop before SIGKILL; 15 s unless given. */
  stopWithinMs?: number;
  /** Called when it ends although nobody asked it to. */
  onUnexpectedExit?: (message: string) => void;
}

/** A process that runs under our watch. */
export interface RunningProcess {
  readonly name: string;
  /** The process id; null while it is stopped. */
  readonly pid: number | null;
  /** Stops it cleanly; nothing happens when it is stopped already. */
  stop(): Promise<void>;
  /** SIGKILL, or another signal, for fault tests; resolves when it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Stops it if it runs and starts it again with the same arguments. */
  restart(): Promise<void>;
}

/** Starts the process and resolves when it is ready; it dies with this process. */
export async function runProcess(spec: ProcessSpec): Promise<RunningProcess> {
  let child: Child | null = await spawnReady(spec, ended);
  return {
    name: spec.name,
    get pid() {
      return child?.pid ?? null;
    },
    stop,
    kill: (signal = 'SIGKILL') => end((pid) => stopProcess(pid, signal, 10_000)),
    async restart() {
      await stop();
      child = await spawnReady(spec, ended);
    },
  };

  function stop(): Promise<void> {
    return end((pid) => stopProcess(pid, spec.stopSignal, spec.stopWithinMs ?? 15_000));
  }

  async function end(how: (pid: number) => Promise<void>): Promise<void> {
    const ending = child;
    if (ending === null) return;
    child = null; // From here on its exit was asked for.
    await how(ending.pid);
    forgetProcess(ending.pid);
  }

  function ended(exited: Child, how: string): void {
    if (child !== exited) return;
    child = null;
    forgetProcess(exited.pid);
    spec.onUnexpectedExit?.(`${spec.name} (pid ${exited.pid}) ended by itself: ${how}`);
  }
}

type Child = ChildProcess & { pid: number };

async function spawnReady(spec: ProcessSpec, ended: (child: Child, how: string) => void): Promise<Child> {
  await spec.before?.();
  const child = spawnWatched(spec);
  await onGuard();
  const end = Date.now() + (spec.readyWithinMs ?? 60_000);
  while (!(await spec.ready(child.pid))) {
    if (!isAlive(child.pid)) {
      forgetProcess(child.pid);
      throw new ProcessFailed(`${spec.name} ended while starting`, spec.logFile);
    }
    if (Date.now() > end) {
      await stopProcess(child.pid, 'SIGKILL', 10_000);
      forgetProcess(child.pid);
      throw new ProcessFailed(`${spec.name} was not ready in time`, spec.logFile);
    }
    await sleep(25);
  }
  child.once('exit', (code, signal) => ended(child, String(signal ?? code)));
  return child;
}

function spawnWatched(spec: ProcessSpec): ChildProcess & { pid: number } {
  mkdirSync(dirname(spec.logFile), { recursive: true });
  shorten(spec.logFile);
  const log = openSync(spec.logFile, 'a');
  // Detached: Ctrl-C goes to us alone, and we stop things in the right order.
  const child = spawn(spec.command, spec.args, {
    cwd: spec.folder,
    env: spec.env,
    detached: true,
    stdio: ['ignore', log, log],
    ...spec.user,
  });
  closeSync(log);
  child.on('error', () => {}); // Without a pid it failed; said below.
  if (child.pid === undefined) throw new ProcessFailed(`${spec.name}: cannot run ${spec.command}`, spec.logFile);
  watchProcess({ pid: child.pid, folder: spec.folder, signal: spec.stopSignal });
  child.unref();
  return child as ChildProcess & { pid: number };
}

/** A process did not come up; the message carries the end of its log. */
export class ProcessFailed extends Error {
  readonly log: string;
  constructor(message: string, logFile: string) {
    const log = lastLines(logFile, 15);
    super(log === '' ? message : `${message}; the end of its log (${logFile}):\n${log}`);
    this.log = log;
  }
}

/** Runs a command to its end; rejects with its output when it fails. */
export async function runCommand(
  command: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; user?: { uid: number; gid: number } | null } = {},
): Promise<string> {
  const { user, ...rest } = options;
  const child = spawn(command, args, { ...rest, ...user, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const code = await new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (status, signal) => resolve(status ?? signal ?? 1));
  });
  if (code !== 0) throw new Error(`${command} failed (${code}): ${output.trim().slice(-2000)}`);
  return output;
}

function lastLines(file: string, count: number): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}

/** A log that grew past 10 MB starts again: a demo that runs for weeks must not fill the disk. */
function shorten(file: string): void {
  try {
    if (statSync(file).size > 10_000_000) truncateSync(file);
  } catch {
    // It does not exist yet.
  }
}
