// Numbers in columns: growing ones while an index is built, tight ones that threads can share when it is done.

export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;
type Make<C extends Column> = (length: number) => C;

/** A column that grows by doubling. Pushing is O(1) on average. */
export class Growing<C extends Column> {
  private values: C;
  length = 0;

  constructor(private readonly make: Make<C>) {
    this.values = make(16);
  }

  push(value: number): void {
    if (this.length === this.values.length) this.grow(this.length + 1);
    this.values[this.length] = value;
    this.length += 1;
  }

  /** What stands in another column at these places, `width` numbers each. */
  append(column: Column, places: Uint32Array, width = 1): void {
    let end = this.length;
    this.grow(end + places.length * width);
    const { values } = this;
    if (width === 1) for (let at = 0; at < places.length; at += 1) values[end + at] = column[places[at]!]!;
    else
      for (const place of places) {
        for (let at = place * width; at < (place + 1) * width; at += 1, end += 1) values[end] = column[at]!;
      }
    this.length += places.length * width;
  }

  /** What stands in another column from one place to another. */
  appendRun(column: Column, from: number, to: number): void {
    this.grow(this.length + to - from);
    for (let at = from; at < to; at += 1) this.values[this.length + at - from] = column[at]!;
    this.length += to - from;
  }

  at(index: number): number {
    return this.values[index]!;
  }

  /** What was pushed so far, not copied: to be read at once. */
  all(): C {
    return this.values.subarray(0, this.length) as C;
  }

  /** What was pushed, `width` at a time in another order: `order[i]` is the old place of what comes to place i. */
  ordered(order: Uint32Array, width = 1): C {
    const column = shared(this.make, order.length * width);
    const { values } = this;
    if (width === 1) for (let place = 0; place < order.length; place += 1) column[place] = values[order[place]!]!;
    else
      for (let place = 0; place < order.length; place += 1) {
        const old = order[place]! * width;
        for (let at = 0; at < width; at += 1) column[place * width + at] = values[old + at]!;
      }
    return column;
  }

  /** What was pushed and no more, in memory that threads share. */
  tight<D extends Column>(make: Make<D>): D {
    const column = shared(make, this.length);
    column.set(this.all());
    return column;
  }

  private grow(length: number): void {
    if (length <= this.values.length) return;
    const wider = this.make(Math.max(length, this.values.length * 2));
    wider.set(this.values);
    this.values = wider;
  }
}

export const bytes = (length: number) => new Uint8Array(length);
export const shorts = (length: number) => new Uint16Array(length);
export const words = (length: number) => new Uint32Array(length);
export const doubles = (length: number) => new Float64Array(length);

/** A column that threads can read without copying it, unless a copy is so small that it costs less. */
export function shared<C extends Column>(make: Make<C>, length: number): C {
  const none = make(0);
  const bytes = length * none.BYTES_PER_ELEMENT;
  return bytes < smallBytes ? make(length) : (Reflect.construct(none.constructor, [new SharedArrayBuffer(bytes)]) as C);
}

const smallBytes = 65_536;

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
export function startsOf(lengths: ArrayLike<number>): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let at = 0; at < lengths.length; at += 1) starts[at + 1] = starts[at]! + lengths[at]!;
  return starts;
}

/** Of each old place the new one. */
export function placesIn(order: Uint32Array): Uint32Array {
  const places = words(order.length);
  for (let place = 0; place < order.length; place += 1) places[order[place]!] = place;
  return places;
}

/** Values of a few rows of very many. `get` is O(log rows). */
export class Few {
  constructor(
    /** Ascending. */
    readonly rows: Uint32Array,
    readonly values: Uint16Array,
  ) {}

  get(row: number): number | undefined {
    let low = 0;
    for (let high = this.rows.length; low < high;) {
      const middle = (low + high) >>> 1;
      if (this.rows[middle]! < row) low = middle + 1;
      else high = middle;
    }
    return this.rows[low] === row ? this.values[low] : undefined;
  }
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

  /** In the order of their numbers. */
  list(): string[] {
    return [...this.numbers.keys()];
  }
}
