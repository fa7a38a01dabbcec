// From candidates to an index.
import { performanceValue, smoothed } from '../criterion-values.js';
import { defaultPriors } from '../lot-frame.js';
import type { Candidate, TrackRecord } from '../types.js';
import { bitmapsOf } from './bitmaps.js';
import { blocksOf } from './blocks.js';
import { bytes, doubles, Growing, mostDays, shorts, startsOf, words } from './columns.js';
import {
  anywhere, asDoubles, asShorts, asWords, languageShift, meridianOf, mostPart, notKnown, nowhere, parallelOf, type Barred, type EnterpriseIndex,
} from './enterprise-index.js';
import { entryAt, entryOf, type Entry } from './entry.js';
import { idsOf } from './ids.js';
import { plainOf, type PlainClaim } from './plain.js';
import { schemeWords, type Vocabulary } from './vocabulary.js';

/** Bytes of an enterprise's record. */
const recordBytes = asDoubles.width * 8;

/** Takes enterprises in any order, each once. `add` is O(size of the candidate), `build` O(n log n). */
export class IndexBuilder {
  private readonly ids: string[] = [];
  /** Record by record; where its lists begin is filled in at the end. */
  private readonly records = new Growing(doubles);
  private readonly record = new ArrayBuffer(recordBytes);
  private readonly seen = { doubles: new Float64Array(this.record), shorts: new Uint16Array(this.record), words: new Uint32Array(this.record) };
  private readonly marks = new Growing(words);
  private readonly schemes = [new Growing(words), new Growing(words)] as const;
  private readonly parallels = new Growing(shorts);
  private readonly meridians = new Growing(shorts);
  private readonly performances = new Growing(bytes);
  private readonly responses = new Growing(bytes);
  private readonly siteCounts = new Growing(words);
  private readonly latitudes = new Growing(doubles);
  private readonly longitudes = new Growing(doubles);
  private readonly siteCountries = new Growing(shorts);
  private readonly certificateCounts = new Growing(words);
  private readonly certificateSchemes = new Growing(shorts);
  private readonly certificateUntil = new Growing(shorts);
  private readonly claimCounts = new Growing(words);
  private readonly claimEnterprises = new Growing(words);
  private readonly claimCodes = new Growing(words);
  private readonly kinds = new Growing(bytes);
  private readonly minimumOrders = new Growing(words);
  private readonly leadTimes = new Growing(shorts);
  private readonly prices = new Growing(words);
  private readonly confirmedOn = new Growing(shorts);
  private readonly validUntil = new Map<number, number>();
  private readonly slotCounts = new Growing(words);
  private readonly slotFrom = new Growing(shorts);
  private readonly slotTo = new Growing(shorts);
  private readonly slotFree = new Growing(words);
  private readonly trackRecords = new Map<number, readonly TrackRecord[]>();
  private readonly barred = new Map<number, Barred>();
  private readonly odd = new Map<string, Candidate>();

  constructor(private readonly vocabulary: Vocabulary) {}

  add(candidate: Candidate): void {
    const plain = plainOf(candidate, this.vocabulary);
    if (plain === null) this.odd.set(candidate.enterpriseId, candidate);
    else this.addEntry(entryOf(candidate, plain));
  }

  /** What another index of the same vocabulary says of an enterprise, without asking for the candidate again. */
  copy(index: EnterpriseIndex, number: number): void {
    this.addEntry(entryAt(index, number));
  }

  private addEntry(entry: Entry): void {
    const at = this.ids.push(entry.id) - 1;
    const { plain } = entry;
    this.addEnterprise(entry, at);
    for (const { latitude, longitude, country } of plain.sites) {
      this.latitudes.push(latitude);
      this.longitudes.push(longitude);
      this.siteCountries.push(country);
    }
    for (const { scheme, until } of plain.certificates) {
      this.certificateSchemes.push(scheme);
      this.certificateUntil.push(until);
    }
    for (const claim of plain.claims) this.addClaim(claim, at);
  }

  private addEnterprise({ version, flags, trackRecords, barred, plain }: Entry, at: number): void {
    if (barred) this.barred.set(at, barred);
    if (trackRecords) this.trackRecords.set(at, trackRecords);
    this.marks.push((flags | (plain.languages << languageShift)) >>> 0);
    for (const [word, bits] of schemeWords(plain.certificates.map(({ scheme }) => scheme)).entries()) this.schemes[word]!.push(bits >>> 0);
    const [site, ...others] = plain.sites;
    const isPlaced = site !== undefined && others.length === 0 && !Number.isNaN(site.latitude);
    const isSomewhere = plain.sites.some(({ latitude }) => !Number.isNaN(latitude));
    this.parallels.push(isPlaced ? parallelOf(site.latitude) : isSomewhere ? anywhere : nowhere);
    this.meridians.push(isPlaced ? meridianOf(site.longitude) : 0);
    this.performances.push(Math.ceil(performanceValue(plain.onTime, plain.delivered, plain.rejected, plain.inspected, defaultPriors.pastPerformance) * mostPart));
    this.responses.push(Math.ceil(smoothed(plain.answered, plain.invited, defaultPriors.responsiveness) * mostPart));
    this.siteCounts.push(plain.sites.length);
    this.certificateCounts.push(plain.certificates.length);
    this.claimCounts.push(plain.claims.length);
    const { doubles: reals, shorts: counts, words: wholes } = this.seen;
    reals[asDoubles.latitude] = site?.latitude ?? NaN;
    reals[asDoubles.longitude] = site?.longitude ?? NaN;
    reals[asDoubles.rejected] = plain.rejected;
    counts[asShorts.delivered] = plain.delivered;
    counts[asShorts.onTime] = plain.onTime;
    counts[asShorts.inspected] = plain.inspected;
    counts[asShorts.invited] = plain.invited;
    counts[asShorts.answered] = plain.answered;
    counts[asShorts.recentInvitations] = plain.recentInvitations ?? notKnown;
    counts[asShorts.allHeldUntil] = plain.certificates.reduce((first, { until }) => Math.min(first, until), mostDays);
    wholes[asWords.version] = version;
    wholes[asWords.sites] = plain.sites.length;
    wholes[asWords.certificates] = plain.certificates.length;
    for (const each of reals) this.records.push(each);
  }

  private addClaim({ code, kind, minimumOrder, leadTime, price, confirmedOn, validUntil, slots }: PlainClaim, at: number): void {
    if (validUntil !== 0) this.validUntil.set(this.claimCodes.length, validUntil);
    this.claimEnterprises.push(at);
    this.claimCodes.push(code);
    this.kinds.push(kind);
    this.minimumOrders.push(minimumOrder);
    this.leadTimes.push(leadTime);
    this.prices.push(price);
    this.confirmedOn.push(confirmedOn);
    for (const { from, to, free } of slots) {
      this.slotFrom.push(from);
      this.slotTo.push(to);
      this.slotFree.push(free);
    }
    this.slotCounts.push(slots.length);
  }

  build(): EnterpriseIndex {
    const { ids, vocabulary } = this;
    const byId = words(ids.length).map((_, at) => at).sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
    // Who is near to one another lies together: a lot with a limit then passes over whole blocks of rows.
    const order = byPlace(this.parallels, this.meridians, byId);
    const numbers = placesIn(order);
    const sites = listsInOrder(this.siteCounts, order);
    const certificates = listsInOrder(this.certificateCounts, order);
    // First by enterprise, then by code: within a code the enterprises ascend.
    const claims = listsInOrder(this.claimCounts, order);
    const { starts: codeStarts, order: rowOrder } = byCode(this.claimCodes, claims.order, vocabulary.codes.codes.length);
    const slots = listsInOrder(this.slotCounts, rowOrder);
    const rowEnterprises = this.claimEnterprises.ordered(rowOrder);
    const marks = this.marks.ordered(rowEnterprises);
    const [parallels, meridians] = [this.parallels.ordered(rowEnterprises), this.meridians.ordered(rowEnterprises)];
    return {
      vocabulary,
      codeStarts,
      enterprises: rowEnterprises.map((at) => numbers[at]!),
      kinds: this.kinds.ordered(rowOrder),
      minimumOrders: this.minimumOrders.ordered(rowOrder),
      leadTimes: this.leadTimes.ordered(rowOrder),
      prices: this.prices.ordered(rowOrder),
      confirmedOn: this.confirmedOn.ordered(rowOrder),
      validUntil: this.validUntil.size === 0 ? this.validUntil : renumbered(this.validUntil, placesIn(rowOrder)),
      slotStarts: slots.starts,
      slotFrom: this.slotFrom.ordered(slots.order),
      slotTo: this.slotTo.ordered(slots.order),
      slotFree: this.slotFree.ordered(slots.order),
      marks,
      ...bitmapsOf(marks, this.schemes.map((word) => word.ordered(rowEnterprises))),
      parallels,
      meridians,
      blocks: blocksOf(parallels, meridians),
      performances: this.performances.ordered(rowEnterprises),
      responses: this.responses.ordered(rowEnterprises),
      ids: idsOf(Array.from(order, (at) => ids[at]!), byId.map((at) => numbers[at]!)),
      ...this.recordsIn(order, { siteStart: sites.starts, certificateStart: certificates.starts, claimStart: claims.starts }),
      sitePoints: interleaved(this.latitudes.ordered(sites.order), this.longitudes.ordered(sites.order)),
      siteCountries: this.siteCountries.ordered(sites.order),
      certificateSchemes: narrowBytes(this.certificateSchemes.ordered(certificates.order)),
      certificateUntil: this.certificateUntil.ordered(certificates.order),
      claimCodes: narrowShorts(this.claimCodes.ordered(claims.order)),
      trackRecords: renumbered(this.trackRecords, numbers),
      barred: renumbered(this.barred, numbers),
      odd: this.odd,
    };
  }

  /** One record more than there are enterprises: it says where the lists of the last one end. */
  private recordsIn(order: Uint32Array, starts: Record<'siteStart' | 'certificateStart' | 'claimStart', Uint32Array>) {
    const memory = new ArrayBuffer((order.length + 1) * recordBytes);
    const records = { doubles: new Float64Array(memory), shorts: new Uint16Array(memory), words: new Uint32Array(memory) };
    records.doubles.set(this.records.ordered(order, asDoubles.width));
    for (let number = 0; number <= order.length; number += 1) {
      const record = number * asWords.width;
      for (const name of ['siteStart', 'certificateStart', 'claimStart'] as const) records.words[record + asWords[name]] = starts[name][number]!;
    }
    return records;
  }
}

/** Each enterprise once. O(n log n). */
export function buildIndex(candidates: Iterable<Candidate>, vocabulary: Vocabulary): EnterpriseIndex {
  const builder = new IndexBuilder(vocabulary);
  for (const candidate of candidates) builder.add(candidate);
  return builder.build();
}

/** Of each old place the new one. */
function placesIn(order: Uint32Array): Uint32Array {
  const places = words(order.length);
  for (let place = 0; place < order.length; place += 1) places[order[place]!] = place;
  return places;
}

/** Where the items of lists come to stand when the lists are put into another order. */
function listsInOrder(counts: Growing<Uint32Array>, order: Uint32Array): { starts: Uint32Array; order: Uint32Array } {
  const old = words(counts.length + 1);
  for (let at = 0; at < counts.length; at += 1) old[at + 1] = old[at]! + counts.at(at);
  const starts = startsOf(order.map((at) => counts.at(at)));
  const items = words(starts[order.length]!);
  for (let place = 0; place < order.length; place += 1) {
    const [from, end] = [starts[place]!, starts[place + 1]!];
    const source = old[order[place]!]!;
    for (let item = from; item < end; item += 1) items[item] = source + (item - from);
  }
  return { starts, order: items };
}

/** Along a curve that seldom leaves a region before it has been everywhere in it; of one place the smaller id first. */
function byPlace(parallels: Growing<Uint16Array>, meridians: Growing<Uint16Array>, byId: Uint32Array): Uint32Array {
  // Both in one number, because numbers are sorted ten times as fast as with a comparison.
  const keys = doubles(byId.length);
  for (let at = 0; at < byId.length; at += 1) {
    const parallel = parallels.at(byId[at]!);
    const curve = parallel >= nowhere ? 2 ** 24 : interleave(parallel >>> 4) * 2 + interleave(meridians.at(byId[at]!) >>> 4);
    keys[at] = curve * 2 ** 28 + at;
  }
  keys.sort();
  return words(byId.length).map((_, at) => byId[keys[at]! % 2 ** 28]!);
}

/** Twelve bits with room for another between each two. */
function interleave(bits: number): number {
  const a = (bits | (bits << 8)) & 0x00ff00ff;
  const b = (a | (a << 4)) & 0x0f0f0f0f;
  const c = (b | (b << 2)) & 0x33333333;
  return (c | (c << 1)) & 0x55555555;
}

/** A stable counting sort: of each row its old place. */
function byCode(codes: Growing<Uint32Array>, order: Uint32Array, size: number): { starts: Uint32Array; order: Uint32Array } {
  const starts = words(size + 1);
  for (let at = 0; at < codes.length; at += 1) starts[codes.at(at) + 1]! += 1;
  for (let rank = 0; rank < size; rank += 1) starts[rank + 1]! += starts[rank]!;
  const next = starts.slice();
  const rows = words(order.length);
  for (const old of order) {
    const rank = codes.at(old);
    rows[next[rank]!] = old;
    next[rank]! += 1;
  }
  return { starts, order: rows };
}

function interleaved(latitudes: Float64Array, longitudes: Float64Array): Float64Array {
  const points = doubles(latitudes.length * 2);
  for (let site = 0; site < latitudes.length; site += 1) {
    points[site * 2] = latitudes[site]!;
    points[site * 2 + 1] = longitudes[site]!;
  }
  return points;
}

/** The narrower type where everything fits into it. */
const narrowBytes = (column: Uint16Array) => (column.every((value) => value <= 0xff) ? Uint8Array.from(column) : column);
const narrowShorts = (column: Uint32Array) => (column.every((value) => value <= 0xffff) ? Uint16Array.from(column) : column);

function renumbered<T>(map: ReadonlyMap<number, T>, places: Uint32Array): Map<number, T> {
  return new Map([...map].map(([at, value]) => [places[at]!, value]));
}
