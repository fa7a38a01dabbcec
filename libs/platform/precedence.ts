// Who comes first when a process is busy: requests, for which somebody waits, before events and jobs, which are kept.

/** Requests that follow each other closer than this leave no gap for anything else. */
const gapMs = 5;

export class Precedence {
  private requests = 0;
  private gap: NodeJS.Timeout | undefined;
  private readonly waiting = new Set<() => void>();

  /** Counts the request until `work` is settled. */
  during<T>(work: Promise<T>): Promise<T> {
    this.requests += 1;
    clearTimeout(this.gap);
    this.gap = undefined;
    const done = () => {
      this.requests -= 1;
      if (this.requests === 0) this.gap = setTimeout(() => this.letGo(), gapMs);
    };
    work.then(done, done);
    return work;
  }

  /** Resolves as soon as requests leave a gap, and after `atMostMs` in any case: nothing waits for ever. */
  async giveWay(atMostMs: number): Promise<void> {
    if ((this.requests === 0 && this.gap === undefined) || atMostMs === 0) return;
    await new Promise<void>((resolve) => {
      const go = () => {
        clearTimeout(timer);
        this.waiting.delete(go);
        resolve();
      };
      const timer = setTimeout(go, atMostMs);
      this.waiting.add(go);
    });
  }

  private letGo(): void {
    this.gap = undefined;
    for (const go of this.waiting) go();
  }
}
