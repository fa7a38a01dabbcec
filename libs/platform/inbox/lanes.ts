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

  /** Runs `task` after the earlier ones with the same key, or with any of its keys, whether they succeeded or not. */
  add(key: string | readonly string[], task: () => Promise<void>): Promise<void> {
    const keys = typeof key === 'string' ? [key] : key;
    this.size += 1;
    const mine = Promise.all(keys.map((each) => this.tails.get(each))).then(() => this.inLane(task));
    const settled = mine
      .catch(() => undefined)
      .then(() => {
        this.size -= 1;
        for (const each of keys) if (this.tails.get(each) === settled) this.tails.delete(each);
      });
    for (const each of keys) this.tails.set(each, settled);
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
