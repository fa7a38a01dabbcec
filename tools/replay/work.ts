// Things to do side by side, a few at a time; the first that fails ends the rest.
export class Work {
  private readonly waiting: (() => Promise<void>)[] = [];
  private busy = 0;
  private failure: unknown = null;

  constructor(private readonly atOnce: number) {}

  /** How much is not done yet. */
  get left(): number {
    return this.waiting.length + this.busy;
  }

  add(task: () => Promise<void>): void {
    this.waiting.push(task);
    this.begin();
  }

  /** Throws what a task has thrown. */
  check(): void {
    if (this.failure !== null) throw this.failure;
  }

  private begin(): void {
    while (this.busy < this.atOnce && this.failure === null) {
      const task = this.waiting.shift();
      if (!task) return;
      this.busy += 1;
      void task()
        .catch((error: unknown) => (this.failure ??= error))
        .finally(() => {
          this.busy -= 1;
          this.begin();
        });
    }
  }
}

/** Does the work for every item, `atOnce` at a time. */
export async function forEach<T>(items: Iterable<T>, atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items[Symbol.iterator]();
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
  }));
}
