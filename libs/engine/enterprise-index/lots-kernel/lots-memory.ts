// The memory of WebAssembly in which the columns and records of open lots lie, and the functions over it.
import { readFileSync } from 'node:fs';
import { pageBytes } from '../kernel/desk.js';
import { pickings } from '../kernel/wasm-kernel.js';
import { Block, Desk, Int, mostBits, OfKind, Real, Record as InRecord, together, Value } from './layout.js';

/** What assembly/lots.ts exports. */
interface Exports {
  sift(from: number, to: number, count: number): number;
  pass(count: number): number;
  score(count: number): number;
}

// Read with the code: without it nothing starts, and a build beside a running process does not mix the two.
const binary = readFileSync(new URL('lots.wasm', import.meta.url));
let compiled: WebAssembly.Module | undefined;

/** A line of the cache. */
const line = 64;
export const wordsOfBits = mostBits / 32;

/** One of each `OpenLots` that has many lots: it takes gigabytes of addresses, though not of bytes. */
export class LotsMemory {
  readonly exports: Exports;
  private readonly memory = new WebAssembly.Memory({ initial: 1 });

  /** `describe`: what is called for a kind of lots that has not said yet what it makes of the claim. */
  constructor(describe: (kind: number) => void) {
    compiled ??= new WebAssembly.Module(binary);
    const { sin, asin } = Math;
    this.exports = new WebAssembly.Instance(compiled, { env: { memory: this.memory }, Math: { sin, asin }, lots: { describe } }).exports as unknown as Exports;
  }

  /** Room for so many lots, kinds of them and codes of the classification: what lay there before is lost. RangeError beyond 4 GB, some 18 million lots. */
  roomFor(lots: number, kinds: number, codes: number): LotsRoom {
    // Four places are written at once, also where fewer are left.
    const places = lots + together;
    const bytes = {
      blocks: Math.ceil(lots / together) * Block.bytes, records: lots * InRecord.howMany * 8, values: lots * Value.howMany * 8, kinds: kinds * OfKind.howMany * 8,
      similarities: codes * 8, left: places * 4, scores: places * 8,
    };
    const starts = { ...bytes };
    let end: number = Desk.others;
    for (const name of parts) {
      starts[name] = end;
      end = Math.ceil((end + bytes[name]) / line) * line;
    }
    const missing = Math.ceil((end - this.memory.buffer.byteLength) / pageBytes);
    if (missing > 0) this.memory.grow(missing);
    return roomOf(this.memory.buffer, starts, bytes);
  }
}

/** Bytes from one place to another, none of which lies in two lines of the cache without need. */
type Parts = Record<(typeof parts)[number], number>;
const parts = ['blocks', 'records', 'values', 'kinds', 'similarities', 'left', 'scores'] as const;

export type LotsRoom = ReturnType<typeof roomOf>;

/** Views of the memory, until room is made in it again. */
function roomOf(buffer: ArrayBufferLike, starts: Parts, bytes: Parts) {
  const words = (start: number, length: number) => new Uint32Array(buffer, start, length);
  const wordsIn = (part: keyof Parts) => words(starts[part], bytes[part] / 4);
  const numbersIn = (part: keyof Parts) => new Float64Array(buffer, starts[part], bytes[part] / 8);
  new Uint8Array(buffer, Desk.pickings, 256).set(pickings());
  const ints = new Int32Array(buffer, Desk.ints, (Desk.reals - Desk.ints) / 4);
  for (const part of parts) ints[Int[part]] = starts[part];
  ints[Int.claim] = 0;
  return {
    ints, reals: new Float64Array(buffer, Desk.reals, Real.howMany),
    lacks: words(Desk.lacks, wordsOfBits), has: words(Desk.has, wordsOfBits), unsaid: words(Desk.unsaid, wordsOfBits),
    ends: words(Desk.ends, mostBits + 1), hasUntil: words(Desk.hasUntil, (mostBits + 1) * wordsOfBits),
    blockWords: wordsIn('blocks'), blockNumbers: new Float32Array(buffer, starts.blocks, bytes.blocks / 4),
    records: numbersIn('records'), recordWords: wordsIn('records'), values: numbersIn('values'), valueWords: wordsIn('values'),
    kinds: numbersIn('kinds'), kindWords: wordsIn('kinds'),
    similarities: numbersIn('similarities'), left: wordsIn('left'), scores: numbersIn('scores'),
  };
}
