// The exact best of an index for one lot: the same enterprises with the same scores as `matchLot`, to the last bit.
import { scored, standingOf } from '../evaluate.js';
import { endOfBlock, isBeyond } from './blocks.js';
import { bound, ratesOf, type Rates } from './bounds.js';
import type { Alike } from './code-order.js';
import { asWords, type EnterpriseIndex } from './enterprise-index.js';
import { excluded, judge } from './judge.js';
import type { PreparedLot } from './prepared-lot.js';
import { putInOrder } from './in-order.js';
import { siftBits, siftClaims, sieveOf, siftPlaces, type Sieve } from './sieve.js';
import { Top } from './top.js';

/** `score` is 0 to 1; in results the higher score comes first, of equal ones the smaller id. */
export interface Found {
  enterpriseId: string;
  enterpriseVersion: number;
  score: number;
}

/** Rows that are looked at together: what is known of those that are left fits into a cache. */
const mostRows = 32_768;
const firstRows = 2048;
const left = new Int32Array(mostRows);
const bounds = new Float64Array(mostRows);
const order = new Uint16Array(mostRows);
/** So many are judged together: places in `left`, and where the lists of their enterprises begin. */
const mostAtOnce = 64;
const together = new Uint16Array(mostAtOnce);
const claimStarts = new Uint32Array(mostAtOnce);
const certificateStarts = new Uint32Array(mostAtOnce);
const readOf = new Float64Array(1);

/** Whoever wants to know what a question costs, whatever the machine. Rows ascend within each call. */
export interface Watch {
  /** Their bits are read. */
  looked(from: number, to: number): void;
  /** Their bits are as the lot asks: what their claims say is read. */
  left(rows: Int32Array, count: number): void;
  /** The sieve leaves them: what bounds are made of is read. */
  sifted(rows: Int32Array, count: number): void;
  /** Their bound is worked out to the end. */
  hopeful(rows: Int32Array, count: number): void;
  /** Their score is worked out; in no order. */
  judged(row: number): void;
}

/**
 * The best `limit` enterprises that pass every rule and reach the policy's minimum score. O(claims whose codes are alike): a
 * part of a nanosecond for most of them, some ten for those that the cheap rules leave, and a score for few more than are found.
 */
export function search(index: EnterpriseIndex, lot: PreparedLot, limit: number, watch?: Watch): Found[] {
  const found = topOf(index, lot, limit, watch).list((number, score) => foundAt(index, number, score));
  return index.odd.size === 0 ? found : inOrder([...found, ...oddFound(index, lot)]).slice(0, limit);
}

/** The same without those that are odd, as numbers. */
export function topOf(index: EnterpriseIndex, lot: PreparedLot, limit: number, watch?: Watch): Top {
  const top = new Top(limit, lot.minimumScore, index.ids);
  const sieve = sieveOf(index, lot);
  const rates = ratesOf(lot);
  const { codeStarts, blocks } = index;
  let count = 0;
  for (const { from, to } of lot.alike.spans) {
    const end = codeStarts[to]!;
    for (let row = codeStarts[from]!; row < end;) {
      const until = Math.min(end, sieve.window === null ? row + firstRows : endOfBlock(row));
      if (sieve.window === null || !isBeyond(blocks, row, sieve.window)) {
        // The first are settled early: what the best of them score is then asked of all others.
        if (count + until - row > mostRows || (count > firstRows && top.size === 0)) {
          settle(index, count, lot, sieve, rates, top, watch);
          count = 0;
        }
        count = siftBits(index, row, until, sieve, left, count);
        watch?.looked(row, until);
      }
      row = until;
    }
  }
  settle(index, count, lot, sieve, rates, top, watch);
  return top;
}

export const foundAt = ({ ids, words }: EnterpriseIndex, number: number, score: number): Found => ({
  enterpriseId: ids.at(number), enterpriseVersion: words[number * asWords.width + asWords.version]!, score,
});

/** Of the rows that are left by their bits: judges the most promising of those that are left by the rest, as long as they can be among the best. */
function settle(index: EnterpriseIndex, ofBits: number, lot: PreparedLot, sieve: Sieve, rates: Rates, top: Top, watch: Watch | undefined): void {
  const ofPlaces = sieve.window === null ? ofBits : siftPlaces(index, ofBits, sieve.window, left);
  watch?.left(left, ofPlaces);
  const sifted = siftClaims(index, ofPlaces, sieve, left);
  watch?.sifted(left, sifted);
  if (sifted === 0) return;
  alike(index, sifted, lot);
  const count = bound(index, left, sifted, lot, rates, top.wanted, bounds);
  putInOrder(bounds, count, order);
  watch?.hopeful(left, count);
  for (let at = 0; at < count;) {
    let many = 0;
    for (; at < count && many < mostAtOnce; at += 1) {
      if (bounds[order[at]!]! < top.wanted) continue;
      together[many] = order[at]!;
      many += 1;
    }
    judgeAll(index, many, lot, top, watch);
  }
}

/** Those in `together`. */
function judgeAll(index: EnterpriseIndex, many: number, lot: PreparedLot, top: Top, watch: Watch | undefined): void {
  fetchAll(index, many);
  for (let at = 0; at < many; at += 1) {
    const row = left[together[at]!]!;
    if (bounds[together[at]!]! < top.wanted) continue;
    watch?.judged(row);
    const similarity = similarityOf(index, row, lot);
    const score = judge(index, row, similarity, lot, top.wanted);
    if (score === excluded) continue;
    const twins = twinsOf(index, index.enterprises[row]!, similarity, lot);
    if (twins > 0) top.add(index.enterprises[row]!, score, twins > 1);
  }
}

/** Reads a number of everything that will be read: of all one right after the other memory is waited for once, of each for itself each time. */
function fetchAll({ enterprises, words, claimCodes, certificateSchemes, ids }: EnterpriseIndex, many: number): void {
  let read = 0;
  for (let at = 0; at < many; at += 1) {
    const record = enterprises[left[together[at]!]!]! * asWords.width;
    claimStarts[at] = words[record + asWords.claimStart]!;
    certificateStarts[at] = words[record + asWords.certificateStart]!;
    read += words[record]! + ids.fetch(enterprises[left[together[at]!]!]!);
  }
  for (let at = 0; at < many; at += 1) read += claimCodes[claimStarts[at]!]! + certificateSchemes[certificateStarts[at]!]!;
  readOf[0] = read;
}

/** Into `bounds` how alike the codes of the first `count` rows are. They ascend, and with them the ranks of their codes. */
function alike(index: EnterpriseIndex, count: number, lot: PreparedLot): void {
  const { codeStarts } = index;
  const { first, similarities } = lot.alike;
  let rank = rankOf(index, left[0]!, lot.alike);
  for (let at = 0; at < count; at += 1) {
    while (codeStarts[rank + 1]! <= left[at]!) rank += 1;
    bounds[at] = similarities[rank - first]!;
  }
}

const similarityOf = (index: EnterpriseIndex, row: number, { alike: { first, similarities } }: PreparedLot): number =>
  similarities[rankOf(index, row, { first, similarities }) - first]!;

/** Of the code of a row that is alike. O(log codes alike). */
function rankOf({ codeStarts }: EnterpriseIndex, row: number, { first, similarities }: Pick<Alike, 'first' | 'similarities'>): number {
  let low = first;
  for (let high = first + similarities.length - 1; low < high;) {
    const middle = (low + high + 1) >>> 1;
    if (codeStarts[middle]! <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many claims of the enterprise are as near to the lot as one so alike, itself included; 0 when one is nearer and decides. */
function twinsOf({ words, claimCodes }: EnterpriseIndex, enterprise: number, similarity: number, { alike }: PreparedLot): number {
  const { first, similarities } = alike;
  const end = words[(enterprise + 1) * asWords.width + asWords.claimStart]!;
  let twins = 0;
  for (let claim = words[enterprise * asWords.width + asWords.claimStart]!; claim < end; claim += 1) {
    const rank = claimCodes[claim]! - first;
    // Outside the widest subtree nothing is nearer.
    if (rank < 0 || rank >= similarities.length) continue;
    if (similarities[rank]! > similarity) return 0;
    if (similarities[rank] === similarity) twins += 1;
  }
  return twins;
}

/** Of those that are odd all that pass, in no order. */
export function oddFound(index: EnterpriseIndex, lot: PreparedLot): Found[] {
  const found: Found[] = [];
  for (const candidate of index.odd.values()) {
    const standing = standingOf(candidate, lot.frame);
    if (standing.failures !== 0 || scored(standing) < lot.minimumScore) continue;
    found.push({ enterpriseId: candidate.enterpriseId, enterpriseVersion: candidate.version, score: scored(standing) });
  }
  return found;
}

/** The higher score first, of equal ones the smaller id. */
export function inOrder(found: Found[]): Found[] {
  return found.sort((a, b) => b.score - a.score || (a.enterpriseId < b.enterpriseId ? -1 : 1));
}
