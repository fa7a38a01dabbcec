// Numbers in columns: growing ones while an index is built, tight ones when it is done.

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;
type Make<C extends Column> = (length: number) => C;

/** A column that grows by doubling. Pushing is O(1) on average. */
export class Growing<C extends Column> {
  private values: C;
  length = 0;

  constructor(private readonly make: Make<C>) {
    this.values = make(16);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = this.make(this.length * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.values[index]!;
  }

  /** What was pushed, `width` at a time in another order: `order[i]` is the old place of what comes to place i. */
  ordered(order: Uint32Array, width = 1): C {
    const column = this.make(order.length * width);
    for (let place = 0; place < order.length; place += 1) {
      const old = order[place]! * width;
      for (let at = 0; at < width; at += 1) column[place * width + at] = this.values[old + at]!;
    }
    return column;
  }
}

export const bytes = (length: number) => new Uint8Array(length);
export const shorts = (length: number) => new Uint16Array(length);
export const words = (length: number) => new Uint32Array(length);
export const doubles = (length: number) => new Float64Array(length);

/** Two decimals of a quantity, four of a price are held as whole numbers of 32 bits. */
export const quantityScale = 100;
export const priceScale = 10_000;
/** Days since 1970, 0 standing for none, and counts: the last number that fits. */
export const mostDays = 0xffff;

/** The whole number that gives back exactly `value` when divided by `scale`; null when 32 bits hold none. */
export function scaled(value: number, scale: number): number | null {
  const whole = Math.round(value * scale);
  return whole <= 0xffffffff && whole / scale === value ? whole : null;
}

/** Lists of different lengths one after the other: list i is from starts[i] to starts[i + 1]. */
export function startsOf(lengths: ArrayLike<number>): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(lengths.length + 1);
  for (let at = 0; at < lengths.length; at += 1) starts[at + 1] = starts[at]! + lengths[at]!;
  return starts;
}

/** Names by number, in the order in which they were first met. */
export class Names {
  private readonly numbers = new Map<string, number>();

  /** The number of a name, a new one for a new name. */
  numbered(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.numbers.size);
    return this.numbers.size - 1;
  }
}
