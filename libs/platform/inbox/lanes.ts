// Different aggregates side by side, one aggregate strictly in order.

export class Lanes {
  private readonly tails = new Map<string, Promise<void>>();
  private readonly waiting: (() => void)[] = [];
  private running = 0;
  private size = 0;

  /** `width` lanes at once. */
  constructor(private readonly width: number) {}

  /** Tasks that run or wait. */
  get load(): number {
    return this.size;
  }

  /** Runs `task` after the earlier ones with the same key, whether they succeeded or not. */
  add(key: string, task: () => Promise<void>): Promise<void> {
    this.size += 1;
    const mine = (this.tails.get(key) ?? Promise.resolve()).then(() => this.inLane(task));
    const settled = mine
      .catch(() => undefined)
      .then(() => {
        this.size -= 1;
        if (this.tails.get(key) === settled) this.tails.delete(key);
      });
    this.tails.set(key, settled);
    return settled.then(() => mine);
  }

  /** Resolves when nothing runs or waits. */
  async idle(): Promise<void> {
    while (this.tails.size > 0) await Promise.allSettled(this.tails.values());
  }

  private async inLane(task: () => Promise<void>): Promise<void> {
    if (this.running >= this.width) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    try {
      await task();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
