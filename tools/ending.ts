// How a command that keeps servers ends: by Ctrl-C, with npm, or because something failed; whoever insists ends it at once.
import { watchNpm } from './parent.js';

/** Why and when a command ends that goes on until then: a signal, npm gone, or a server that died. */
export class Ending {
  failed = false;
  readonly asked: Promise<void>;
  isAsked = false;
  private firstSignal: number | null = null;
  private ask!: () => void;

  constructor() {
    this.asked = new Promise((resolve) => {
      this.ask = () => {
        this.isAsked = true;
        resolve();
      };
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.signalled());
    watchNpm(() => this.ask());
  }

  /** The first asks; a later one, from a person who will not wait, ends it at once: the watchdog stops the servers. */
  private signalled(): void {
    const now = Date.now();
    this.firstSignal ??= now;
    // One Ctrl-C may come twice: from the terminal, and passed on by npm.
    if (now - this.firstSignal > 1000) process.exit(130);
    this.ask();
  }

  fail(message: string): void {
    console.error(message);
    this.failed = true;
    this.ask();
  }

  /** What the work comes to, unless the end is asked for first; what it leaves then ends with the process. */
  unless<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.asked.then((): never => { throw new Error('it is to end'); })]);
  }

  /** Between two steps of the start. */
  check(): void {
    if (this.isAsked) throw new Error('it is to end');
  }
}
