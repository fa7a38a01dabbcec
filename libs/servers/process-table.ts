// What the operating system says about processes: who lives, and who works inside a folder.
// A process is "ours" when its working folder is the data folder we gave it: pids are reused, folders are not.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';

const linux = process.platform === 'linux';

/** True while any thread of the process runs; a zombie that nobody has reaped counts as dead. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  if (!linux) return true;
  const state = statField(pid, 0);
  // After SIGKILL the first thread may be dead while others still hold the process's sockets.
  return state === 'Z' ? threadsOf(pid) > 1 : state !== 'X' && state !== null;
}

/** A text that two processes never share even when the second one got the pid of the first; null when it is gone. */
export function identityOf(pid: number): string | null {
  if (!isAlive(pid)) return null;
  // Field 22 of /proc/<pid>/stat is the start time in clock ticks since boot.
  if (linux) return `${pid}@${statField(pid, 19)}`;
  return `${pid}@${ps(['-o', 'lstart=', '-p', String(pid)])}`;
}

/** The pid of the process's parent; null when there is none to be known. */
export function parentOf(pid: number): number | null {
  const parent = Number(linux ? statField(pid, 1) : ps(['-o', 'ppid=', '-p', String(pid)]));
  return parent > 0 ? parent : null;
}

/** Pids of the living processes whose working folder is exactly `folder`. */
export function processesIn(folder: string): number[] {
  return processesWorking(folder, (cwd, real) => cwd === real);
}

/** Pids of the living processes whose working folder is `folder` or below it. */
export function processesBelow(folder: string): number[] {
  return processesWorking(folder, (cwd, real) => cwd === real || cwd.startsWith(`${real}/`));
}

function processesWorking(folder: string, fits: (cwd: string, real: string) => boolean): number[] {
  let real: string;
  try {
    real = realpathSync(folder);
  } catch {
    return [];
  }
  if (!linux) return processesNaming(real);
  return pids().filter((pid) => {
    try {
      return fits(readlinkSync(`/proc/${pid}/cwd`), real) && isAlive(pid);
    } catch {
      return false; // Gone meanwhile, or another user's.
    }
  });
}

/** Pids of the living processes that carry `NAME=value` in their environment; only Linux can tell. */
export function processesWithEnvironment(name: string, value: string): number[] {
  if (!linux) return [];
  const wanted = `${name}=${value}`;
  return pids().filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(wanted) && isAlive(pid);
    } catch {
      return false;
    }
  });
}

/** The command line of a process, for people to read. */
export function commandOf(pid: number): string {
  if (!linux) return ps(['-o', 'args=', '-p', String(pid)]);
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
  } catch {
    return '';
  }
}

function pids(): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
}

function threadsOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`).length;
  } catch {
    return 0;
  }
}

/** Fields after the command name, which may itself hold spaces and brackets: 0 is the state. */
function statField(pid: number, index: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[index] ?? null;
  } catch {
    return null;
  }
}

/** Elsewhere than Linux the working folder is not at hand: the servers carry their folder in the command line. */
function processesNaming(folder: string): number[] {
  return ps(['-axo', 'pid=,args='])
    .split('\n')
    .filter((line) => line.includes(folder))
    .map((line) => Number.parseInt(line, 10))
    .filter((pid) => pid !== process.pid && isAlive(pid));
}

function ps(args: string[]): string {
  try {
    return execFileSync('ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
