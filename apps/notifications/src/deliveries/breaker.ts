// Stops sending to a mail server that fails again and again, and lets one e-mail through now and then to see whether it is back.
// The state is in memory, per process: after a restart it takes a few failures to learn it again, which costs nothing lasting.

export interface BreakerSettings {
  /** Failures in a row that open it. */
  failures: number;
  /** How long nobody passes once it is open, in ms. */
  openMs: number;
}

/** Permission for one attempt; report how it went, or give it back unused. */
export interface Pass {
  succeeded(): void;
  failed(): void;
  unused(): void;
}

export class Breaker {
  private inARow = 0;
  private openUntil = 0;
  private trial = false;

  constructor(
    private readonly settings: BreakerSettings,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** `half-open`: the time is over, and one attempt shows whether the server is back. */
  get state(): 'closed' | 'open' | 'half-open' {
    if (this.inARow < this.settings.failures) return 'closed';
    return this.now() < this.openUntil ? 'open' : 'half-open';
  }

  /** Whether `enter` would give a pass. */
  get admits(): boolean {
    const { state } = this;
    return state === 'closed' || (state === 'half-open' && !this.trial);
  }

  /** Null while nobody may pass. */
  enter(): Pass | null {
    if (!this.admits) return null;
    const trial = this.state === 'half-open';
    if (trial) this.trial = true;
    let reported = false;
    const once = (report: () => void) => () => {
      if (reported) return;
      reported = true;
      if (trial) this.trial = false;
      report();
    };
    return {
      succeeded: once(() => void (this.inARow = 0)),
      failed: once(() => {
        this.inARow += 1;
        if (this.inARow >= this.settings.failures) this.openUntil = this.now() + this.settings.openMs;
      }),
      unused: once(() => undefined),
    };
  }
}
