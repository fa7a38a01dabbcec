// A small memory of recent answers: bounded in number, each forgotten at its own time.

interface Entry<V> {
  value: V;
  until: number;
}

/** Keeps at most `capacity` values; the one used longest ago goes first. */
export class Recent<V> {
  private readonly entries = new Map<string, Entry<V>>();

  constructor(
    private readonly capacity: number,
    private readonly now: () => number = () => Date.now(),
  ) {}

  get size(): number {
    return this.entries.size;
  }

  get(key: string): V | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    if (entry.until <= this.now()) return undefined;
    this.entries.set(key, entry);
    return entry.value;
  }

  /** Remembers `value` until `until`, ms since the epoch. */
  set(key: string, value: V, until: number): void {
    this.entries.delete(key);
    this.entries.set(key, { value, until });
    if (this.entries.size <= this.capacity) return;
    const oldest = this.entries.keys().next();
    if (!oldest.done) this.entries.delete(oldest.value);
  }

  delete(key: string): void {
    this.entries.delete(key);
  }

  /** Forgets the values for which this is true. */
  forget(isMeant: (value: V) => boolean): void {
    for (const [key, { value }] of this.entries) if (isMeant(value)) this.entries.delete(key);
  }
}
