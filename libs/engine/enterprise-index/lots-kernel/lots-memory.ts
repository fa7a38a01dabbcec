// The memory of WebAssembly in which the columns and records of open lots lie, and the functions over it.
import { readFileSync } from 'node:fs';
import { pageBytes } from '../kernel/desk.js';
import { pickings } from '../kernel/wasm-kernel.js';
import { bitsOfSchemes, Desk, Int, Offer, OfKind, Real, Record as InRecord, together } from './layout.js';

/** What assembly/lots.ts exports. */
interface Exports {
  siftTerms(from: number, to: number, count: number): number;
  siftOffers(count: number): number;
  judge(count: number): number;
}

// Read with the code: without it nothing starts, and a build beside a running process does not mix the two.
const binary = readFileSync(new URL('lots.wasm', import.meta.url));
let compiled: WebAssembly.Module | undefined;

/** A line of the cache. */
const line = 64;
const columnsOfSchemes = ['schemes', 'schemesToo', 'schemesThen', 'schemesLast'] as const;
/** Words of bits of schemes. */
export const wordsOfBits = bitsOfSchemes / 32;

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

  /** Room for so many lots, kinds of them and codes of the classification: what lay there before is lost. RangeError beyond 4 GB, some 15 million lots. */
  roomFor(lots: number, kinds: number, codes: number): LotsRoom {
    const column = (lots + together) * 4;
    const sizes: [keyof typeof Int, number][] = [
      ...(['days', 'language', ...columnsOfSchemes, 'grains', 'left'] as const).map((name): [keyof typeof Int, number] => [name, column]),
      ['scores', column * 2], ['offers', lots * Offer.howMany * 4], ['records', lots * InRecord.howMany * 8],
      ['kinds', kinds * OfKind.howMany * 8], ['similarities', codes * 8],
    ];
    const places = new Map<keyof typeof Int, number>();
    let end: number = Desk.others;
    for (const [name, bytes] of sizes) {
      places.set(name, end);
      end = Math.ceil((end + bytes) / line) * line;
    }
    const missing = Math.ceil((end - this.memory.buffer.byteLength) / pageBytes);
    if (missing > 0) this.memory.grow(missing);
    return roomOf(this.memory.buffer, places, lots, kinds, codes);
  }
}

export type LotsRoom = ReturnType<typeof roomOf>;

/** Views of the memory, until room is made in it again. */
function roomOf(buffer: ArrayBufferLike, places: ReadonlyMap<keyof typeof Int, number>, lots: number, kinds: number, codes: number) {
  const words = (at: number, length: number) => new Uint32Array(buffer, at, length);
  const place = (name: keyof typeof Int) => places.get(name)!;
  const numbers = { records: lots * InRecord.howMany, kinds: kinds * OfKind.howMany };
  new Uint8Array(buffer, Desk.pickings, 256).set(pickings());
  const ints = new Int32Array(buffer, Desk.ints, (Desk.reals - Desk.ints) / 4);
  for (const [name, at] of places) ints[Int[name]] = at;
  ints[Int.claim] = 0;
  return {
    ints, reals: new Float64Array(buffer, Desk.reals, Real.howMany),
    lacks: words(Desk.lacks, wordsOfBits), held: words(Desk.held, wordsOfBits), unsaid: words(Desk.unsaid, wordsOfBits),
    ends: words(Desk.ends, bitsOfSchemes + 1), heldUntil: words(Desk.heldUntil, (bitsOfSchemes + 1) * wordsOfBits),
    days: words(place('days'), lots), language: words(place('language'), lots), schemes: columnsOfSchemes.map((name) => words(place(name), lots)),
    grains: new Float32Array(buffer, place('grains'), lots), offers: new Float32Array(buffer, place('offers'), lots * Offer.howMany),
    records: new Float64Array(buffer, place('records'), numbers.records), recordWords: words(place('records'), numbers.records * 2),
    kinds: new Float64Array(buffer, place('kinds'), numbers.kinds), kindWords: words(place('kinds'), numbers.kinds * 2),
    similarities: new Float64Array(buffer, place('similarities'), codes),
    left: words(place('left'), lots), scores: new Float64Array(buffer, place('scores'), lots),
  };
}
