// From candidates, and from indices that hold some already, to an index.
import { defaultPriors } from '../lot-frame.js';
import { performanceValue, smoothed } from '../smoothing.js';
import type { Candidate, TrackRecord } from '../types.js';
import { bitmapsOf, schemeWordsOf } from './bitmaps.js';
import { blocksOf } from './blocks.js';
import { bytes, Few, Growing, shared, shorts, words } from './columns.js';
import {
  active, anywhere, barring, languageShift, meridianOf, mostPart, noSlot, nowhere, parallelOf, recorded, slotsInList, unwanted, type Barred, type EnterpriseIndex,
} from './enterprise-index.js';
import { GrowingIds } from './ids.js';
import { inOneMemory } from './kernel/one-memory.js';
import { spanOf } from './periods.js';
import { plainOf, type PlainCandidate, type PlainClaim, type PlainSlot } from './plain.js';
import { GrowingRecords } from './records.js';
import { rowOrder } from './row-order.js';
import { schemeBit, schemeBits, type Vocabulary } from './vocabulary.js';

/** Bits of the schemes of one enterprise. */
const held = words(schemeBits / 32);

/** Stands for a number where there is none. */
export const nobody = 0xffffffff;

/** Takes enterprises in any order, each once. `add` is O(size of the candidate), `build` O(enterprises + claims + codes), once. */
export class IndexBuilder {
  private readonly ids = new GrowingIds();
  private readonly records = new GrowingRecords();
  /** Of each enterprise, to be repeated in its rows. */
  private readonly repeated = {
    marks: new Growing(words), parallels: new Growing(shorts), meridians: new Growing(shorts), performances: new Growing(bytes), responses: new Growing(bytes),
  };
  /** A word for every 32 bits of schemes. */
  private readonly schemes = Array.from({ length: schemeBits / 32 }, () => new Growing(words));
  /** Of each claim, in any order. */
  private readonly claims = {
    kinds: new Growing(bytes), minimumOrders: new Growing(words), leadTimes: new Growing(shorts), prices: new Growing(words),
    confirmedOn: new Growing(shorts), slotPeriods: new Growing(shorts), slotFree: new Growing(words),
  };
  private readonly claimEnterprises = new Growing(words);
  private readonly claimCodes = new Growing(words);
  private readonly validUntil = new Map<number, number>();
  private readonly slotLists = new Growing(words);
  private readonly trackRecords = new Map<number, readonly TrackRecord[]>();
  private readonly barred = new Map<number, Barred>();
  private readonly odd = new Map<string, Candidate>();

  /** Once it is built: of each enterprise, in the order in which they were added, its number. */
  numbers: Uint32Array = words(0);

  /** `codes`: how many ranks there are; those of the vocabulary, unless only columns are appended. */
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly codes = vocabulary.codes.codes.length,
  ) {}

  add(candidate: Candidate): void {
    const plain = plainOf(candidate, this.vocabulary);
    if (plain === null) {
      this.odd.set(candidate.enterpriseId, candidate);
      return;
    }
    const at = this.ids.length;
    this.ids.push(candidate.enterpriseId);
    this.addRepeated(candidate, plain, at);
    this.records.add(candidate.version, plain);
    for (const claim of plain.claims) this.addClaim(claim, at);
  }

  /**
   * Everybody of another index of the same vocabulary but for those numbers and the odd ones. Returns of each of its numbers the
   * place at which it was added, or `nobody`. O(enterprises + claims).
   */
  append(index: EnterpriseIndex, without: ReadonlySet<number>): Uint32Array {
    const places = words(index.ids.length).fill(nobody);
    const numbers = words(index.ids.length - without.size);
    let kept = 0;
    for (let number = 0; number < places.length; number += 1) {
      if (without.size > 0 && without.has(number)) continue;
      places[number] = this.ids.length + kept;
      numbers[kept] = number;
      kept += 1;
    }
    const rows = rowsOfThose(index, places);
    this.ids.append(index.ids, numbers);
    this.records.append(index, numbers);
    this.appendRepeated(index, numbers, rows, places);
    this.appendClaims(index, rows, places);
    for (const [number, records] of index.trackRecords) if (!without.has(number)) this.trackRecords.set(places[number]!, records);
    for (const [number, barred] of index.barred) if (!without.has(number)) this.barred.set(places[number]!, barred);
    return places;
  }

  build(): EnterpriseIndex {
    return this.buildWith(this.codes);
  }

  /** Of one enterprise, to be judged and not to be searched: what there is for each code of the classification is left out. */
  buildSole(): EnterpriseIndex {
    return this.buildWith(null);
  }

  private buildWith(codes: number | null): EnterpriseIndex {
    const { vocabulary, repeated, claims } = this;
    const byId = this.ids.ascending();
    const order = rowOrder(this.claimEnterprises.all(), this.claimCodes.all(), this.records.byPlace(byId), codes);
    const { enterprises, numbers, rows } = order;
    this.numbers = numbers;
    const owners = this.claimEnterprises.ordered(rows);
    const ascending = shared(words, byId.length);
    for (const [place, at] of byId.entries()) ascending[place] = numbers[at]!;
    const slotPeriods = claims.slotPeriods.ordered(rows);
    const slotFree = claims.slotFree.ordered(rows);
    const marks = repeated.marks.ordered(owners);
    const [parallels, meridians] = [repeated.parallels.ordered(owners), repeated.meridians.ordered(owners)];
    return inOneMemory({
      vocabulary,
      memory: null,
      codeStarts: order.codeStarts,
      kinds: claims.kinds.ordered(rows),
      minimumOrders: claims.minimumOrders.ordered(rows),
      leadTimes: claims.leadTimes.ordered(rows),
      prices: claims.prices.ordered(rows),
      confirmedOn: claims.confirmedOn.ordered(rows),
      validUntil: this.endingRows(rows),
      slotLists: this.slotListsOf(slotPeriods, slotFree),
      slotPeriods,
      slotFree,
      marks,
      ...bitmapsOf(marks, this.schemes.map((word) => word.ordered(owners))),
      parallels,
      meridians,
      blocks: blocksOf(parallels, meridians),
      performances: repeated.performances.ordered(owners),
      responses: repeated.responses.ordered(owners),
      ids: this.ids.ordered(enterprises, ascending),
      ...this.records.ordered(enterprises, order.claimStarts),
      // No longer needed as it was.
      enterprises: numberedIn(owners, numbers),
      claimCodes: order.claimCodes,
      trackRecords: renumbered(this.trackRecords, numbers),
      barred: renumbered(this.barred, numbers),
      odd: this.odd,
    });
  }

  private addRepeated(candidate: Candidate, plain: PlainCandidate, at: number): void {
    const { trackRecords, conflictBuyerIds, optOutBuyerIds } = candidate;
    const bars = conflictBuyerIds.length + optOutBuyerIds.length > 0;
    const flags =
      (candidate.active ? active : 0) | (trackRecords.length > 0 ? recorded : 0) | (bars ? barring : 0) |
      (candidate.buyerOptedOut ? unwanted : 0);
    if (trackRecords.length > 0) this.trackRecords.set(at, trackRecords);
    if (bars) this.barred.set(at, { conflict: new Set(conflictBuyerIds), optOut: new Set(optOutBuyerIds) });
    this.repeated.marks.push((flags | (plain.languages << languageShift)) >>> 0);
    this.addSchemes(plain);
    const [site, ...others] = plain.sites;
    const isPlaced = site !== undefined && others.length === 0 && !Number.isNaN(site.latitude);
    const isSomewhere = plain.sites.some(({ latitude }) => !Number.isNaN(latitude));
    const { pastPerformance, responsiveness } = defaultPriors;
    const performance = performanceValue(plain.onTime, plain.delivered, plain.rejected, plain.inspected, pastPerformance);
    this.repeated.parallels.push(isPlaced ? parallelOf(site.latitude) : isSomewhere ? anywhere : nowhere);
    this.repeated.meridians.push(isPlaced ? meridianOf(site.longitude) : 0);
    this.repeated.performances.push(Math.ceil(performance * mostPart));
    this.repeated.responses.push(Math.ceil(smoothed(plain.answered, plain.invited, responsiveness) * mostPart));
  }

  private addSchemes({ certificates }: PlainCandidate): void {
    held.fill(0);
    for (const { scheme } of certificates) held[schemeBit(scheme) >>> 5]! |= 1 << (schemeBit(scheme) & 31);
    for (const [word, bits] of held.entries()) this.schemes[word]!.push(bits);
  }

  private addClaim({ code, kind, minimumOrder, leadTime, price, confirmedOn, validUntil, slots }: PlainClaim, at: number): void {
    const { claims } = this;
    if (validUntil !== 0) this.validUntil.set(this.claimCodes.length, validUntil);
    this.claimEnterprises.push(at);
    this.claimCodes.push(code);
    claims.kinds.push(kind);
    claims.minimumOrders.push(minimumOrder);
    claims.leadTimes.push(leadTime);
    claims.prices.push(price);
    claims.confirmedOn.push(confirmedOn);
    this.addSlots(slots);
  }

  private addSlots(slots: readonly PlainSlot[]): void {
    const { slotPeriods, slotFree } = this.claims;
    const [slot, ...others] = slots;
    const period = slot === undefined ? noSlot : others.length > 0 ? 0 : this.vocabulary.periods.numbered(slot.from, slot.to);
    if (slot === undefined || period !== 0) {
      slotPeriods.push(period);
      slotFree.push(slot?.free ?? 0);
      return;
    }
    slotPeriods.push(slotsInList);
    slotFree.push(this.slotLists.length);
    this.slotLists.push(slots.length);
    for (const { from, to, free } of slots) {
      this.slotLists.push(spanOf(from, to));
      this.slotLists.push(free);
    }
  }

  /** Without a row nothing of what is repeated in rows can ever be asked. */
  private appendRepeated(index: EnterpriseIndex, numbers: Uint32Array, rows: Uint32Array, places: Uint32Array): void {
    const { repeated } = this;
    // Beyond the last row is nothing, which a column holds as 0.
    const anyRow = words(numbers.length).fill(index.enterprises.length);
    const offset = repeated.marks.length;
    for (const row of rows) anyRow[places[index.enterprises[row]!]! - offset] = row;
    for (const name of Object.keys(repeated) as (keyof typeof repeated)[]) repeated[name].append(index[name], anyRow);
    for (const [at, column] of schemeWordsOf(index).entries()) this.schemes[at]!.append(column, anyRow);
  }

  private appendClaims(index: EnterpriseIndex, rows: Uint32Array, places: Uint32Array): void {
    const { claims, slotLists, validUntil } = this;
    const first = this.claimCodes.length;
    let rank = 0;
    for (const row of rows) {
      while (index.codeStarts[rank + 1]! <= row) rank += 1;
      this.claimCodes.push(rank);
      this.claimEnterprises.push(places[index.enterprises[row]!]!);
    }
    for (const name of Object.keys(claims) as (keyof typeof claims)[]) claims[name].append(index[name], rows);
    if (index.validUntil.rows.length > 0)
      for (const [at, row] of rows.entries()) if (index.validUntil.get(row) !== undefined) validUntil.set(first + at, index.validUntil.get(row)!);
    if (index.slotLists.length === 0) return;
    const free = claims.slotFree.all();
    for (const [at, row] of rows.entries()) if (index.slotPeriods[row] === slotsInList) free[first + at]! += slotLists.length;
    slotLists.appendRun(index.slotLists, 0, index.slotLists.length);
  }

  private endingRows(rows: Uint32Array): Few {
    if (this.validUntil.size === 0) return new Few(words(0), shorts(0));
    const those = rows.map((_, row) => row).filter((row) => this.validUntil.has(rows[row]!));
    const [ending, values] = [shared(words, those.length), shared(shorts, those.length)];
    ending.set(those);
    for (const [at, row] of those.entries()) values[at] = this.validUntil.get(rows[row]!)!;
    return new Few(ending, values);
  }

  /** The lists of slots in the order of their rows; each row is told where its own is. */
  private slotListsOf(slotPeriods: Uint16Array, slotFree: Uint32Array): Uint32Array {
    const lists = new Growing(words);
    const old = this.slotLists.all();
    if (old.length > 0)
      for (let row = 0; row < slotPeriods.length; row += 1) {
        if (slotPeriods[row] !== slotsInList) continue;
        const from = slotFree[row]!;
        slotFree[row] = lists.length;
        lists.appendRun(old, from, from + 1 + old[from]! * 2);
      }
    return lists.tight(words);
  }
}

/** Each enterprise once. O(n). */
export function buildIndex(candidates: Iterable<Candidate>, vocabulary: Vocabulary): EnterpriseIndex {
  const builder = new IndexBuilder(vocabulary);
  for (const candidate of candidates) builder.add(candidate);
  return builder.build();
}

function rowsOfThose({ enterprises }: EnterpriseIndex, places: Uint32Array): Uint32Array {
  const rows = words(enterprises.length);
  let kept = 0;
  for (let row = 0; row < enterprises.length; row += 1) {
    rows[kept] = row;
    kept += +(places[enterprises[row]!] !== nobody);
  }
  return rows.subarray(0, kept);
}

function numberedIn(owners: Uint32Array, numbers: Uint32Array): Uint32Array {
  for (let row = 0; row < owners.length; row += 1) owners[row] = numbers[owners[row]!]!;
  return owners;
}

function renumbered<T>(map: ReadonlyMap<number, T>, numbers: Uint32Array): Map<number, T> {
  return new Map([...map].map(([at, value]) => [numbers[at]!, value]));
}
