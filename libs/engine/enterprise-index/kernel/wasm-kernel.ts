// The kernel in WebAssembly over the columns of one index, with a desk of its own in their memory for each thread.
import { readFileSync } from 'node:fs';
import { stepIn } from '../../units.js';
import { neutral } from '../../relevance/experience.js';
import { holders, unstated } from '../bitmaps.js';
import { hair, isUsual, ratesOf } from '../bounds.js';
import { cellDegrees, mostPart, type EnterpriseIndex } from '../enterprise-index.js';
import { spanOf } from '../periods.js';
import { place, type PreparedLot } from '../prepared-lot.js';
import { sieveOf, type Sieve } from '../sieve.js';
import { schemeBit } from '../vocabulary.js';
import { placesOnDesk, takeDesk } from './desk.js';
import type { Kernel } from './kernel.js';
import { Desk, Int, mostBitmaps, mostRows, OfKind, Real } from './layout.js';
import { columnsOfKernel } from './one-memory.js';

/** More than all roundings of a bound together, which is added up in numbers of 32 bits. */
const slack = 2e-5;

/** What assembly/kernel.ts exports. */
interface Exports {
  sitAt(address: number): void;
  sift(from: number, end: number, enough: number, count: number): number;
  narrow(first: number, count: number, wanted: number): number;
}

// Read with the code: without it nothing starts, and a build beside a running process does not mix the two.
const binary = readFileSync(new URL('kernel.wasm', import.meta.url));
let compiled: WebAssembly.Module | undefined;

export class WasmKernel implements Kernel {
  readonly left: Int32Array;
  readonly bounds: Float32Array;
  count = 0;
  private readonly exports: Exports;
  private readonly ints: Int32Array;
  private readonly reals: Float32Array;
  private readonly starts: Uint32Array;
  private readonly preferred: Uint32Array;
  private readonly kinds: Float32Array;
  private readonly periods: Uint32Array;
  private readonly similarities: Float32Array;
  private periodsKnown = 0;

  /** Whether it can do what the lot asks: the usual priors, and no end of schemes. */
  static knows(lot: PreparedLot): boolean {
    return isUsual(lot) && lot.mandatory.length < mostBitmaps - 2 && lot.preferred.length < mostBitmaps;
  }

  constructor(
    private readonly index: EnterpriseIndex,
    memory: WebAssembly.Memory,
  ) {
    // Small, compiled once in each thread, and needed at once.
    compiled ??= new WebAssembly.Module(binary);
    const codes = index.codeStarts.length;
    const desk = takeDesk(memory, codes);
    const { buffer } = memory;
    const places = placesOnDesk(codes);
    this.ints = new Int32Array(buffer, desk, Int.howMany);
    this.reals = new Float32Array(buffer, desk + Desk.reals, Real.howMany);
    this.starts = new Uint32Array(buffer, desk + Desk.starts, mostBitmaps);
    this.preferred = new Uint32Array(buffer, desk + Desk.preferred, mostBitmaps);
    this.kinds = new Float32Array(buffer, desk + Desk.kinds, (Desk.periods - Desk.kinds) / 4);
    this.periods = new Uint32Array(buffer, desk + Desk.periods, (Desk.pickings - Desk.periods) / 4);
    this.similarities = new Float32Array(buffer, desk + places.similarities, codes);
    this.left = new Int32Array(buffer, desk + places.left, mostRows);
    this.bounds = new Float32Array(buffer, desk + places.bounds, mostRows);
    new Uint8Array(buffer, desk + Desk.pickings, 256).set(pickings());
    for (const name of columnsOfKernel) this.ints[Int[name]] = index[name].byteOffset;
    for (const name of ['similarities', 'left', 'bounds'] as const) this.ints[Int[name]] = desk + places[name];
    this.exports = new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Exports;
    this.exports.sitAt(desk);
  }

  begin(index: EnterpriseIndex, lot: PreparedLot): void {
    this.count = 0;
    const sieve = sieveOf(index, lot);
    this.writeInts(lot, sieve);
    this.writeShares(lot);
    this.writeKinds(lot, sieve);
    this.writePeriods(lot);
    this.similarities.set(lot.alike.similarities);
  }

  sift(from: number, end: number, enough: number): number {
    const row = this.exports.sift(from, end, enough, this.count);
    this.count = this.ints[Int.count]!;
    return row;
  }

  narrow(first: number, wanted: number): void {
    if (this.count > first) this.count = first + this.exports.narrow(first, this.count - first, wanted);
  }

  private writeInts(lot: PreparedLot, { leadTime, starts, window }: Sieve): void {
    const { ints, index } = this;
    const addressOf = (start: number) => index.bitmaps.byteOffset + start * 4;
    ints[Int.today] = lot.today;
    ints[Int.deadline] = lot.deadline;
    ints[Int.mostDays] = leadTime;
    ints[Int.firstRank] = lot.alike.first;
    ints[Int.lastRank] = lot.alike.first + lot.alike.similarities.length - 1;
    ints[Int.bitmapCount] = starts.length + 1;
    this.starts[0] = addressOf(0);
    for (let at = 0; at < starts.length; at += 1) this.starts[at + 1] = addressOf(starts[at]!);
    ints[Int.preferredCount] = lot.preferred.length;
    for (let at = 0; at < lot.preferred.length; at += 1) this.preferred[at] = addressOf(holders(index, schemeBit(lot.preferred[at]!)));
    ints[Int.unstated] = addressOf(unstated(index));
    ints[Int.isLimited] = +(window !== null);
    if (window === null) return;
    ints[Int.south] = window.south;
    ints[Int.north] = window.north;
    ints[Int.west] = window.west;
    ints[Int.width] = window.width;
  }

  private writeShares(lot: PreparedLot): void {
    const { reals, ints } = this;
    const { shares, aging, preferred, point, limitKm } = lot;
    const leadTime = shares[place.leadTimeMargin]!;
    reals[Real.leadTime] = leadTime + slack;
    reals[Real.leadTimeNeutral] = leadTime * neutral + slack;
    reals[Real.perDay] = (leadTime * 0.5) / Math.max(1, lot.deadline - lot.today);
    reals[Real.freshDays] = above(aging?.freshDays ?? 0);
    reals[Real.staleWeight] = aging?.staleWeight ?? 1;
    // Where it falls at once, as steep as anything.
    reals[Real.perDayFaded] = aging ? below((1 - aging.staleWeight) / Math.max(aging.fadingDays, 1e-30)) : 0;
    reals[Real.relevance] = shares[place.relevance]!;
    reals[Real.relevanceNeutral] = shares[place.relevance]! * lot.mostUnrecorded;
    reals[Real.perPerformance] = shares[place.pastPerformance]! / mostPart;
    reals[Real.perResponse] = shares[place.responsiveness]! / mostPart;
    const certificates = preferred.length === 0 ? 0 : shares[place.optionalCertifications]!;
    reals[Real.certificates] = certificates;
    reals[Real.perCertificate] = certificates / Math.max(1, preferred.length);
    reals[Real.capacity] = shares[place.capacityMargin]!;
    reals[Real.leastOfAll] = Math.max(lot.sharePart, lot.stepPart);
    reals[Real.quantity] = lot.quantity;
    // What rounding down to whole steps gives back is less than this.
    reals[Real.step] = stepIn(lot.unit) * hair;
    const distance = shares[place.distance]!;
    reals[Real.distance] = distance;
    ints[Int.isMeasured] = +(point !== null && (limitKm !== null || distance > 0));
    if (point === null) {
      // Whoever is in the country has all of it.
      reals[Real.leadTime]! += distance;
      reals[Real.leadTimeNeutral]! += distance;
      reals[Real.distance] = 0;
      return;
    }
    reals[Real.y] = (point.latitude + 90) / cellDegrees - 0.5;
    reals[Real.x] = (point.longitude + 180) / cellDegrees - 0.5;
    reals[Real.cosine] = lot.cosine;
    reals[Real.limitKm] = above(limitKm ?? Infinity);
    reals[Real.perKm] = limitKm === null ? 0 : (distance * 0.5) / limitKm;
  }

  private writeKinds(lot: PreparedLot, { orders, prices }: Sieve): void {
    const { kinds } = this;
    const { fit, price, perPrice, quantity } = ratesOf(lot);
    for (let kind = 0; kind < fit.length; kind += 1) {
      const at = kind * OfKind.howMany;
      kinds[at + OfKind.fit] = fit[kind]!;
      kinds[at + OfKind.price] = price[kind]!;
      kinds[at + OfKind.perPrice] = perPrice[kind]!;
      kinds[at + OfKind.order] = orders[kind]!;
      kinds[at + OfKind.ceiling] = prices[kind]!;
      kinds[at + OfKind.perHundredth] = quantity[kind]!;
    }
  }

  private writePeriods({ vocabulary: { periods } }: PreparedLot): void {
    for (; this.periodsKnown < periods.length; this.periodsKnown += 1)
      this.periods[this.periodsKnown] = spanOf(periods.from(this.periodsKnown), periods.to(this.periodsKnown));
  }
}

/** Numbers of 32 bits that are not below and not above one of 64. */
const above = (value: number) => value * (1 + 1e-6);
const below = (value: number) => value * (1 - 1e-6);

/** Of each subset of four numbers the bytes that bring them to the front; after them comes the first again, so that all are rows. */
export function pickings(): Uint8Array {
  const lanesOf = (subset: number) => [0, 1, 2, 3].filter((lane) => (subset >>> lane) & 1);
  return Uint8Array.from({ length: 256 }, (_, byte) => (lanesOf(byte >>> 4)[(byte >>> 2) & 3] ?? 0) * 4 + (byte & 3));
}
