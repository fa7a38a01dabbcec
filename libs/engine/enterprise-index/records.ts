// What is known of enterprises but for their claims: a record of 64 bytes for each, and the lists that it points into.
import { bytes, doubles, Growing, mostDays, shorts, words } from './columns.js';
import { asDoubles, asOne, asShorts, asWords, notKnown, type EnterpriseIndex } from './enterprise-index.js';
import type { PlainCandidate } from './plain.js';
import { byPlace } from './row-order.js';
import { hasOwnBit } from './vocabulary.js';

/** Records in the order in which enterprises are added; where their lists begin is said of the lists here. */
export class GrowingRecords {
  private readonly records = new Growing(words);
  private readonly record = new ArrayBuffer(asWords.width * 4);
  private readonly seen = { doubles: new Float64Array(this.record), shorts: new Uint16Array(this.record), words: new Uint32Array(this.record) };
  private readonly lists = newLists();

  add(version: number, plain: PlainCandidate): void {
    const { doubles: reals, shorts: counts, words: wholes } = this.seen;
    const { sites, certificates } = plain;
    const { until: end } = certificates[0] ?? { until: mostDays };
    const endAsOne = certificates.every(({ until }) => until === end);
    reals[asDoubles.latitude] = sites[0]?.latitude ?? NaN;
    reals[asDoubles.longitude] = sites[0]?.longitude ?? NaN;
    reals[asDoubles.rejected] = plain.rejected;
    counts[asShorts.delivered] = plain.delivered;
    counts[asShorts.onTime] = plain.onTime;
    counts[asShorts.inspected] = plain.inspected;
    counts[asShorts.invited] = plain.invited;
    counts[asShorts.answered] = plain.answered;
    counts[asShorts.recentInvitations] = plain.recentInvitations ?? notKnown;
    counts[asShorts.allHeldUntil] = certificates.reduce((least, { until }) => Math.min(least, until), mostDays);
    counts[asShorts.country] = sites[0]?.country ?? 0;
    counts[asShorts.sites] = sites.length;
    counts[asShorts.certificates] = certificates.length;
    wholes[asWords.version] = version;
    wholes[asWords.siteStart] = this.lists.siteCountries.length;
    const areBits = endAsOne && certificates.every(({ scheme }) => hasOwnBit(scheme));
    wholes[asWords.certificateStart] = areBits ? asOne : this.lists.certificateSchemes.length;
    wholes[asWords.untilStart] = endAsOne ? asOne : this.lists.certificateUntil.length;
    for (const word of wholes) this.records.push(word);
    if (!areBits) for (const { scheme } of certificates) this.lists.certificateSchemes.push(scheme);
    if (!endAsOne) for (const { until } of certificates) this.lists.certificateUntil.push(until);
    this.addSites(plain);
  }

  private addSites({ sites }: PlainCandidate): void {
    const { sitePoints, siteCountries } = this.lists;
    if (sites.length === 1) return;
    for (const { latitude, longitude, country } of sites) {
      sitePoints.push(latitude);
      sitePoints.push(longitude);
      siteCountries.push(country);
    }
  }

  /** The places of all in the order in which they shall be numbered. */
  byPlace(byId: Uint32Array): Uint32Array {
    const { buffer, byteOffset, byteLength } = this.records.all();
    const points = new Float64Array(buffer, byteOffset, byteLength / 8);
    return byPlace(byId, (at) => points[at * asDoubles.width + asDoubles.latitude]!, (at) => points[at * asDoubles.width + asDoubles.longitude]!);
  }

  /** Of these numbers of an index. Its lists come along as they are: `ordered` takes what is still pointed at. */
  append(index: EnterpriseIndex, numbers: Uint32Array): void {
    const { records, lists } = this;
    const first = records.length;
    records.append(index.words, numbers, asWords.width);
    const appended = records.all().subarray(first);
    for (let record = 0; record < appended.length; record += asWords.width) {
      appended[record + asWords.siteStart]! += lists.siteCountries.length;
      if (appended[record + asWords.certificateStart] !== asOne) appended[record + asWords.certificateStart]! += lists.certificateSchemes.length;
      if (appended[record + asWords.untilStart] !== asOne) appended[record + asWords.untilStart]! += lists.certificateUntil.length;
    }
    for (const name of Object.keys(lists) as (keyof typeof lists)[]) lists[name].appendRun(index[name], 0, index[name].length);
  }

  /** One record more than there are enterprises: it says where the claims of the last one end. */
  ordered(order: Uint32Array, claimStarts: Uint32Array) {
    for (let word = 0; word < asWords.width; word += 1) this.records.push(0);
    const extended = words(order.length + 1);
    extended.set(order);
    extended[order.length] = order.length;
    const wholes = this.records.ordered(extended, asWords.width);
    const counts = new Uint16Array(wholes.buffer);
    for (let number = 0; number <= order.length; number += 1) wholes[number * asWords.width + asWords.claimStart] = claimStarts[number]!;
    const { certificateSchemes, ...lists } = this.listsInOrder(wholes, counts, order.length);
    return {
      words: wholes, shorts: counts, doubles: new Float64Array(wholes.buffer),
      certificateSchemes: certificateSchemes.all().every((value) => value <= 0xff) ? certificateSchemes.tight(bytes) : certificateSchemes.tight(shorts),
      certificateUntil: lists.certificateUntil.tight(shorts), siteCountries: lists.siteCountries.tight(shorts), sitePoints: lists.sitePoints.tight(doubles),
    };
  }

  /** Each record is told where its lists are now. */
  private listsInOrder(wholes: Uint32Array, counts: Uint16Array, length: number) {
    const { lists } = this;
    const [points, countries, schemes, ends] =
      [lists.sitePoints.all(), lists.siteCountries.all(), lists.certificateSchemes.all(), lists.certificateUntil.all()];
    const ordered = newLists();
    for (let number = 0; number < length; number += 1) {
      const record = number * asWords.width;
      const [site, scheme, until] = [wholes[record + asWords.siteStart]!, wholes[record + asWords.certificateStart]!, wholes[record + asWords.untilStart]!];
      const certificates = counts[number * asShorts.width + asShorts.certificates]!;
      const sites = counts[number * asShorts.width + asShorts.sites]!;
      wholes[record + asWords.siteStart] = ordered.siteCountries.length;
      if (scheme !== asOne) {
        wholes[record + asWords.certificateStart] = ordered.certificateSchemes.length;
        ordered.certificateSchemes.appendRun(schemes, scheme, scheme + certificates);
      }
      if (until !== asOne) {
        wholes[record + asWords.untilStart] = ordered.certificateUntil.length;
        ordered.certificateUntil.appendRun(ends, until, until + certificates);
      }
      if (sites === 1) continue;
      ordered.sitePoints.appendRun(points, site * 2, (site + sites) * 2);
      ordered.siteCountries.appendRun(countries, site, site + sites);
    }
    return ordered;
  }
}

const newLists = () => ({
  sitePoints: new Growing(doubles), siteCountries: new Growing(shorts), certificateSchemes: new Growing(shorts), certificateUntil: new Growing(shorts),
});
