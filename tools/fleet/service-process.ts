// One service as a process of its own, as an operator would run it: start, SIGKILL, start again on the same port.
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { forgetProcess, watchProcess } from '#servers';

/** As in the Dockerfile. */
const nodeOptions = ['--enable-source-maps', '--min-semi-space-size=16', '--max-semi-space-size=32'];

export class ServiceProcess {
  private child: ChildProcess | null = null;
  /** How often the process ended by itself, which only a fail point may cause; nobody starts it again then. */
  deaths = 0;

  constructor(
    readonly app: string,
    /** The app's, with a number for a further process of it. */
    readonly name: string,
    readonly port: number,
    private readonly env: Record<string, string>,
    private readonly logFolder: string,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Where it reads fail points from at SIGUSR2, when it was started to do so. */
  get failPointFile(): string {
    return join(this.logFolder, `${this.name}.fail-points`);
  }

  get logFile(): string {
    return join(this.logFolder, `${this.name}.log`);
  }

  /** Null while it does not run. */
  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  /** Starts it, with more or other variables if given; nothing happens when it runs. */
  start(env: Record<string, string> = {}): void {
    if (this.child !== null) return;
    const log = createWriteStream(this.logFile, { flags: 'a' });
    const child = spawn(process.execPath, [...nodeOptions, `dist/apps/${this.app}/src/main.js`], {
      env: { PATH: process.env['PATH'] ?? '', ...this.env, ...env, PORT: String(this.port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    if (child.pid) watchProcess({ pid: child.pid, folder: process.cwd(), signal: 'SIGTERM' });
    child.once('exit', () => {
      if (child.pid) forgetProcess(child.pid);
      if (this.child === child) {
        this.deaths += 1;
        this.child = null;
      }
      log.end();
    });
    this.child = child;
  }

  /** Waits until /readyz answers 200, or throws with the last answer after `timeoutMs`. */
  async ready(timeoutMs = 60_000): Promise<void> {
    const until = Date.now() + timeoutMs;
    let last = 'no answer';
    while (Date.now() < until) {
      try {
        const response = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2000) });
        if (response.ok) return;
        last = `${response.status} ${await response.text()}`;
      } catch (error) {
        last = String(error);
      }
      if (this.child === null) throw new Error(`${this.name} does not run. Its log ends with:\n${this.logTail()}`);
      await sleep(100);
    }
    throw new Error(`${this.name} did not become ready within ${timeoutMs} ms: ${last}`);
  }

  /** The last lines of its log. */
  logTail(lines = 30): string {
    return readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  }

  /** SIGKILL: no goodbye, as when the machine loses power. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** SIGTERM and wait for the graceful end. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (child === null) return;
    this.child = null;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    const forced = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await gone;
    clearTimeout(forced);
  }
}
