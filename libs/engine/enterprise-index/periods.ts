// Periods by number: what is free is stated for months, quarters and years that very many share.
import { Growing, shorts } from './columns.js';

/** So many have a number; beyond these days are written out. Numbers begin at 1. Each question looks at all of them. */
const mostPeriods = 4095;

export class Periods {
  /** Days since 1970 of the period of each number, both inclusive. */
  private readonly first = new Growing(shorts);
  private readonly last = new Growing(shorts);
  private readonly numbers = new Map<number, number>();

  constructor() {
    this.first.push(0);
    this.last.push(0);
  }

  /** 0 when there is no number left. */
  numbered(from: number, to: number): number {
    const span = spanOf(from, to);
    const known = this.numbers.get(span);
    if (known !== undefined) return known;
    if (this.numbers.size === mostPeriods) return 0;
    this.first.push(from);
    this.last.push(to);
    this.numbers.set(span, this.numbers.size + 1);
    return this.numbers.size;
  }

  from(number: number): number {
    return this.first.at(number);
  }

  to(number: number): number {
    return this.last.at(number);
  }

  /** How many there are, number 0 included. */
  get length(): number {
    return this.first.length;
  }

  /** All of them, in the order of their numbers. */
  list(): { from: number; to: number }[] {
    return Array.from({ length: this.numbers.size }, (_, at) => ({ from: this.from(at + 1), to: this.to(at + 1) }));
  }

  /** An estimate. */
  get bytes(): number {
    return this.numbers.size * 44;
  }
}

/** Two days, each in 16 bits. */
export const spanOf = (from: number, to: number): number => ((to << 16) | from) >>> 0;
export const spanFrom = (span: number): number => span & 0xffff;
export const spanTo = (span: number): number => span >>> 16;
