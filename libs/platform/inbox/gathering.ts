// What comes while others of its kind are at work waits here, and then goes with all that came meanwhile.

export class Gathering<T> {
  private waiting: T[] = [];
  private atWork = 0;
  private isDue = false;

  /** `work` gets up to `most` at a time, in the order in which they came, and `atOnce` such batches at once; it must not reject. */
  constructor(
    private readonly limits: { most: number; atOnce: number },
    private readonly work: (batch: T[]) => Promise<void>,
  ) {}

  /** How many wait. */
  get size(): number {
    return this.waiting.length;
  }

  add(one: T): void {
    this.waiting.push(one);
    if (this.isDue) return;
    this.isDue = true;
    // What was read from the network with it comes in this turn of the loop.
    setImmediate(() => {
      this.isDue = false;
      this.go();
    });
  }

  /** Takes back what has not begun. */
  giveUp(): T[] {
    return this.waiting.splice(0);
  }

  private go(): void {
    while (this.waiting.length > 0 && this.atWork < this.limits.atOnce) {
      this.atWork += 1;
      void this.work(this.waiting.splice(0, this.limits.most)).finally(() => {
        this.atWork -= 1;
        this.go();
      });
    }
  }
}
