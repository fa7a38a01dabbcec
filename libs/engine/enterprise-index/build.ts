// From candidates to an index.
import type { Candidate, TrackRecord } from '../types.js';
import { bytes, doubles, Growing, mostDays, shorts, startsOf, words } from './columns.js';
import {
  active, barring, countWidth, languageShift, minimumKnown, notKnown, recorded, traitWidth, unwanted, verified, type Barred,
  type EnterpriseIndex,
} from './enterprise-index.js';
import { idsOf } from './ids.js';
import { plainOf, type PlainCandidate } from './plain.js';
import { schemeWords, type Vocabulary } from './vocabulary.js';

const siteColumns = () => ({
  latitudes: new Growing(doubles), longitudes: new Growing(doubles), siteCountries: new Growing(shorts),
});
const certificateColumns = () => ({ certificateSchemes: new Growing(shorts), certificateUntil: new Growing(shorts) });
const claimColumns = () => ({
  kinds: new Growing(bytes),
  claimFlags: new Growing(bytes),
  minimumOrders: new Growing(words),
  leadTimes: new Growing(shorts),
  prices: new Growing(words),
  confirmedOn: new Growing(shorts),
  validUntil: new Growing(shorts),
});
const slotColumns = () => ({ slotFrom: new Growing(shorts), slotTo: new Growing(shorts), slotFree: new Growing(words) });

/** Takes candidates in any order, each enterprise once. `add` is O(size of the candidate), `build` O(n log n). */
export class IndexBuilder {
  private readonly ids: string[] = [];
  private readonly versions = new Growing(words);
  private readonly traits = new Growing(words);
  private readonly counts = new Growing(shorts);
  private readonly rejected = new Growing(doubles);
  private readonly allHeldUntil = new Growing(shorts);
  private readonly siteCounts = new Growing(words);
  private readonly sites = siteColumns();
  private readonly certificateCounts = new Growing(words);
  private readonly certificates = certificateColumns();
  private readonly claimCounts = new Growing(words);
  private readonly claims = claimColumns();
  private readonly claimEnterprises = new Growing(words);
  private readonly claimCodes = new Growing(words);
  private readonly slotCounts = new Growing(words);
  private readonly slots = slotColumns();
  private readonly records = new Map<number, readonly TrackRecord[]>();
  private readonly barred = new Map<number, Barred>();
  private readonly odd = new Map<string, Candidate>();

  constructor(private readonly vocabulary: Vocabulary) {}

  add(candidate: Candidate): void {
    const plain = plainOf(candidate, this.vocabulary);
    if (plain === null) {
      this.odd.set(candidate.enterpriseId, candidate);
      return;
    }
    const at = this.ids.push(candidate.enterpriseId) - 1;
    this.addEnterprise(candidate, plain, at);
    for (const { latitude, longitude, country } of plain.sites)
      pushAll(this.sites, { latitudes: latitude, longitudes: longitude, siteCountries: country });
    for (const { scheme, until } of plain.certificates)
      pushAll(this.certificates, { certificateSchemes: scheme, certificateUntil: until });
    for (const claim of plain.claims) {
      const { code, kind, leadTime, price, confirmedOn, validUntil, slots } = claim;
      this.claimEnterprises.push(at);
      this.claimCodes.push(code);
      pushAll(this.claims, {
        kinds: kind, leadTimes: leadTime, prices: price, confirmedOn, validUntil,
        minimumOrders: claim.minimumOrder ?? 0,
        claimFlags: (claim.verified ? verified : 0) | (claim.minimumOrder === null ? 0 : minimumKnown),
      });
      for (const { from, to, free } of slots) pushAll(this.slots, { slotFrom: from, slotTo: to, slotFree: free });
      this.slotCounts.push(slots.length);
    }
  }

  private addEnterprise(candidate: Candidate, plain: PlainCandidate, at: number): void {
    const { version, trackRecords, conflictBuyerIds, optOutBuyerIds } = candidate;
    const bars = conflictBuyerIds.length + optOutBuyerIds.length > 0;
    if (bars) this.barred.set(at, { conflict: new Set(conflictBuyerIds), optOut: new Set(optOutBuyerIds) });
    if (trackRecords.length > 0) this.records.set(at, trackRecords);
    const flags =
      (candidate.active ? active : 0) | (trackRecords.length > 0 ? recorded : 0) | (bars ? barring : 0) |
      (candidate.buyerOptedOut ? unwanted : 0);
    this.versions.push(version);
    for (const word of [flags | (plain.languages << languageShift), ...schemeWords(plain.certificates.map(({ scheme }) => scheme))])
      this.traits.push(word >>> 0);
    const { delivered, onTime, inspected, invited, answered } = plain;
    for (const each of [delivered, onTime, inspected, invited, answered, plain.recentInvitations ?? notKnown]) this.counts.push(each);
    this.rejected.push(plain.rejected);
    this.allHeldUntil.push(plain.certificates.reduce((first, { until }) => Math.min(first, until), mostDays));
    this.siteCounts.push(plain.sites.length);
    this.certificateCounts.push(plain.certificates.length);
    this.claimCounts.push(plain.claims.length);
  }

  build(): EnterpriseIndex {
    const { ids, vocabulary } = this;
    const byId = words(ids.length).map((_, at) => at).sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
    // Who does the same work lies together: a question about that work then walks through memory instead of jumping.
    const order = byHome(this.claimCounts, this.claimCodes, byId);
    const numbers = words(ids.length);
    for (let number = 0; number < order.length; number += 1) numbers[order[number]!] = number;
    const sites = listsInOrder(this.siteCounts, order);
    const certificates = listsInOrder(this.certificateCounts, order);
    // First by enterprise, then by code: within a code the enterprises ascend.
    const claims = listsInOrder(this.claimCounts, order);
    const { starts: codeStarts, order: rowOrder } = byCode(this.claimCodes, claims.order, vocabulary.codes.codes.length);
    const slots = listsInOrder(this.slotCounts, rowOrder);
    return {
      vocabulary,
      ids: idsOf(Array.from(order, (at) => ids[at]!), byId.map((at) => numbers[at]!)),
      versions: this.versions.ordered(order),
      traits: this.traits.ordered(order, traitWidth),
      counts: this.counts.ordered(order, countWidth),
      rejected: this.rejected.ordered(order),
      siteStarts: sites.starts,
      sitePoints: interleaved(this.sites.latitudes.ordered(sites.order), this.sites.longitudes.ordered(sites.order)),
      siteCountries: this.sites.siteCountries.ordered(sites.order),
      allHeldUntil: this.allHeldUntil.ordered(order),
      certificateStarts: certificates.starts,
      certificateSchemes: narrowBytes(this.certificates.certificateSchemes.ordered(certificates.order)),
      certificateUntil: this.certificates.certificateUntil.ordered(certificates.order),
      records: renumbered(this.records, numbers),
      barred: renumbered(this.barred, numbers),
      claimStarts: claims.starts,
      claimCodes: narrowShorts(this.claimCodes.ordered(claims.order)),
      codeStarts,
      enterprises: this.claimEnterprises.ordered(rowOrder).map((at) => numbers[at]!),
      ...orderedAll(this.claims, rowOrder),
      slotStarts: slots.starts,
      ...orderedAll(this.slots, slots.order),
      odd: this.odd,
    };
  }
}

/** Each enterprise once. O(n log n). */
export function buildIndex(candidates: Iterable<Candidate>, vocabulary: Vocabulary): EnterpriseIndex {
  const builder = new IndexBuilder(vocabulary);
  for (const candidate of candidates) builder.add(candidate);
  return builder.build();
}

type Columns = Record<string, Growing<Uint8Array> | Growing<Uint16Array> | Growing<Uint32Array> | Growing<Float64Array>>;
type Built<C extends Columns> = { [K in keyof C]: C[K] extends Growing<infer T> ? T : never };

function pushAll<C extends Columns>(columns: C, values: Record<keyof C, number>): void {
  for (const name in columns) columns[name]!.push(values[name]);
}

function orderedAll<C extends Columns>(columns: C, order: Uint32Array): Built<C> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.ordered(order)])) as Built<C>;
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

/** By the code in the middle of what an enterprise claims, which is most often where it is at home. */
function byHome(counts: Growing<Uint32Array>, codes: Growing<Uint32Array>, order: Uint32Array): Uint32Array {
  const homes = words(counts.length);
  for (let at = 0, from = 0; at < counts.length; from += counts.at(at), at += 1) {
    const claimed = Array.from({ length: counts.at(at) }, (_, claim) => codes.at(from + claim)).sort((a, b) => a - b);
    homes[at] = claimed[claimed.length >>> 1] ?? 0;
  }
  return order.slice().sort((a, b) => homes[a]! - homes[b]!);
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

const narrowBytes = (column: Uint16Array) => (column.every((value) => value <= 0xff) ? Uint8Array.from(column) : column);
const narrowShorts = (column: Uint32Array) => (column.every((value) => value <= 0xffff) ? Uint16Array.from(column) : column);

function renumbered<T>(map: ReadonlyMap<number, T>, numbers: Uint32Array): Map<number, T> {
  return new Map([...map].map(([at, value]) => [numbers[at]!, value]));
}
