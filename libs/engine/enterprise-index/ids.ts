// The ids of a million enterprises: as 16 bytes each where all are UUIDs, which is a third of what strings take.
import { Growing, words } from './columns.js';

/** What ids are made of: columns that threads can share, so long as all are UUIDs. */
export interface IdColumns {
  /** Four words each, the first the highest; null when not all are UUIDs. */
  packed: Uint32Array | null;
  /** Empty when they are packed. */
  strings: readonly string[];
  /** The numbers in the order of their ids. */
  ascending: Uint32Array;
}

/** Each id under its number. */
export class Ids {
  readonly length: number;
  /** Of ids as strings, an estimate. */
  readonly bytes: number;

  constructor(readonly columns: IdColumns) {
    const { packed, strings, ascending } = columns;
    this.length = ascending.length;
    this.bytes = ascending.byteLength + (packed?.byteLength ?? 0) + strings.reduce((sum, id) => sum + 20 + id.length, 0);
  }

  at(number: number): string {
    const { packed, strings } = this.columns;
    return packed === null ? strings[number]! : unpack(packed, number * 4);
  }

  /** Those of these numbers. Together they cost a third of what each for itself does: they are parts of one string. */
  list(numbers: Uint32Array): string[] {
    const { packed, strings } = this.columns;
    if (packed === null) return Array.from(numbers, (number) => strings[number]!);
    const many = numbers.length;
    if (many * idLetters > letters.length) makeRoom(many * 2);
    // All are fetched before any is written: memory is waited for once.
    for (let at = 0; at < many; at += 1) for (let word = 0; word < 4; word += 1) fetched[at * 4 + word] = packed[numbers[at]! * 4 + word]!;
    for (let at = 0; at < many; at += 1) write(fetched, at * 4, at * idLetters);
    const all = letters.toString('latin1', 0, many * idLetters);
    const ids: string[] = [];
    for (let at = 0; at < many; at += 1) ids.push(all.slice(at * idLetters, (at + 1) * idLetters));
    return ids;
  }

  /** Whether the id of one number comes before that of another. */
  isBefore(one: number, other: number): boolean {
    const { packed, strings } = this.columns;
    return packed === null ? strings[one]! < strings[other]! : compare(packed, one * 4, packed, other * 4) < 0;
  }

  /** -1 when it is not there. O(log ids). */
  numberOf(id: string): number {
    const { packed, strings, ascending } = this.columns;
    if (packed !== null && !pack(id, sought, 0)) return -1;
    const compared = (number: number) =>
      packed !== null ? compare(packed, number * 4, sought, 0) : strings[number]! < id ? -1 : +(strings[number] !== id);
    let low = 0;
    for (let high = ascending.length; low < high;) {
      const middle = (low + high) >>> 1;
      if (compared(ascending[middle]!) < 0) low = middle + 1;
      else high = middle;
    }
    return low < ascending.length && compared(ascending[low]!) === 0 ? ascending[low]! : -1;
  }
}

/** Ids in the order in which they come, until an index is built of them. */
export class GrowingIds {
  private packed = new Growing(words);
  /** From the first on that is no UUID. */
  private strings: string[] | null = null;
  length = 0;

  push(id: string): void {
    this.length += 1;
    if (this.strings === null && pack(id, sought, 0)) for (const word of sought) this.packed.push(word);
    else this.asStrings(this.length - 1).push(id);
  }

  /** The ids of these numbers of an index. */
  append(ids: Ids, numbers: Uint32Array): void {
    const { packed } = ids.columns;
    if (packed !== null && this.strings === null) this.packed.append(packed, numbers, 4);
    else {
      const strings = this.asStrings(this.length);
      for (const number of numbers) strings.push(ids.at(number));
    }
    this.length += numbers.length;
  }

  /** Of all places the one with the smallest id first. O(ids); of strings O(ids × log ids). */
  ascending(): Uint32Array {
    const { strings } = this;
    const order = words(this.length).map((_, at) => at);
    return strings === null ? byWords(this.packed.all(), order) : order.sort((a, b) => (strings[a]! < strings[b]! ? -1 : 1));
  }

  /** `order[i]`: the place of what becomes number i; `ascending`: numbers in the order of their ids. */
  ordered(order: Uint32Array, ascending: Uint32Array): Ids {
    const { strings } = this;
    return new Ids(
      strings === null ? { packed: this.packed.ordered(order, 4), strings: [], ascending }
      : { packed: null, strings: Array.from(order, (at) => strings[at]!), ascending },
    );
  }

  private asStrings(length: number): string[] {
    return (this.strings ??= Array.from({ length }, (_, at) => unpack(this.packed.all(), at * 4)));
  }
}

/** Least significant byte first: bytes that all ids have in common, and UUIDs have many, cost one look. */
function byWords(packed: Uint32Array, order: Uint32Array): Uint32Array {
  let from = order;
  let to: Uint32Array = words(order.length);
  for (let digit = 0; digit < 16; digit += 1) {
    const [word, shift] = [3 - (digit >>> 2), (digit & 3) * 8];
    const starts = words(257);
    for (let at = word; at < packed.length; at += 4) starts[((packed[at]! >>> shift) & 0xff) + 1]! += 1;
    if (starts.includes(order.length)) continue;
    for (let value = 0; value < 256; value += 1) starts[value + 1]! += starts[value]!;
    for (const place of from) {
      const value = (packed[place * 4 + word]! >>> shift) & 0xff;
      to[starts[value]!] = place;
      starts[value]! += 1;
    }
    [from, to] = [to, from];
  }
  return from;
}

function compare(these: Uint32Array, at: number, those: Uint32Array, other: number): number {
  for (let word = 0; word < 4; word += 1) {
    const difference = these[at + word]! - those[other + word]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

const sought = new Uint32Array(4);
const dash = '-'.charCodeAt(0);

/** Four words; false for what is no UUID in lower case, whose order would be another. */
function pack(id: string, into: Uint32Array, at: number): boolean {
  if (id.length !== 36) return false;
  let digits = 0;
  let word = 0;
  for (let place = 0; place < 36; place += 1) {
    const code = id.charCodeAt(place);
    if (place === 8 || place === 13 || place === 18 || place === 23) {
      if (code !== dash) return false;
      continue;
    }
    const digit = code >= 48 && code <= 57 ? code - 48 : code >= 97 && code <= 102 ? code - 87 : -1;
    if (digit < 0) return false;
    word = (word << 4) | digit;
    digits += 1;
    if ((digits & 7) === 0) into[at + (digits >>> 3) - 1] = word;
  }
  return true;
}

/** Of an id with its dashes. */
const idLetters = 36;
let letters = Buffer.alloc(0);
/** The same letters; and so many ids in four words each. */
let pairs = new DataView(letters.buffer);
let fetched = words(0);
makeRoom(1);

function makeRoom(ids: number): void {
  letters = Buffer.alloc(ids * idLetters, '-');
  pairs = new DataView(letters.buffer, letters.byteOffset, letters.length);
  fetched = words(ids * 4);
}

/** Of each byte its two digits, as they lie in memory, and where those of the sixteen go: around dashes. */
const digitsOf = Uint16Array.from({ length: 256 }, (_, byte) => Buffer.from(byte.toString(16).padStart(2, '0')).readUInt16LE());
const placeOf = Uint8Array.of(0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34);

function unpack(packed: Uint32Array, at: number): string {
  write(packed, at, 0);
  return letters.toString('latin1', 0, idLetters);
}

/** Into `letters` from a place on, where the dashes are already. */
function write(packed: Uint32Array, at: number, from: number): void {
  for (let word = 0; word < 4; word += 1) {
    const bits = packed[at + word]!;
    const place = word * 4;
    pairs.setUint16(from + placeOf[place]!, digitsOf[bits >>> 24]!, true);
    pairs.setUint16(from + placeOf[place + 1]!, digitsOf[(bits >>> 16) & 255]!, true);
    pairs.setUint16(from + placeOf[place + 2]!, digitsOf[(bits >>> 8) & 255]!, true);
    pairs.setUint16(from + placeOf[place + 3]!, digitsOf[bits & 255]!, true);
  }
}
