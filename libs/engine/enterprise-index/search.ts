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
const left = new Int32Array(mostRows);
const bounds = new Float64Array(mostRows);
const order = new Uint16Array(mostRows);

/** What a question costs, whatever the machine. */
export interface Work {
  /** Claims that are alike and in a block within reach. */
  claims: number;
  /** Of those the ones that the sieve leaves. */
  sifted: number;
  /** Of those the ones whose score is worked out. */
  judged: number;
}

/**
 * The best `limit` enterprises that pass every rule and reach the policy's minimum score. O(claims whose codes are alike): a
 * part of a nanosecond for most of them, some ten for those that the cheap rules leave, and a score for few more than are found.
 */
export function search(index: EnterpriseIndex, lot: PreparedLot, limit: number, work: Work = { claims: 0, sifted: 0, judged: 0 }): Found[] {
  const top = new Top(limit, lot.minimumScore, index.ids);
  const sieve = sieveOf(index, lot);
  const rates = ratesOf(lot);
  const { codeStarts, blocks } = index;
  let count = 0;
  for (const { from, to } of lot.alike.spans) {
    const end = codeStarts[to]!;
    for (let row = codeStarts[from]!; row < end;) {
      const until = Math.min(end, sieve.window === null ? row + mostRows : endOfBlock(row));
      if (sieve.window === null || !isBeyond(blocks, row, sieve.window)) {
        if (count + until - row > mostRows) {
          settle(index, count, lot, sieve, rates, top, work);
          count = 0;
        }
        count = siftBits(index, row, until, sieve, left, count);
        work.claims += until - row;
      }
      row = until;
    }
  }
  settle(index, count, lot, sieve, rates, top, work);
  const found = top.list((number, score): Found => ({
    enterpriseId: index.ids.at(number), enterpriseVersion: index.words[number * asWords.width + asWords.version]!, score,
  }));
  return index.odd.size === 0 ? found : withOdd(found, index, lot, limit);
}

/** Of the rows that are left by their bits: judges the most promising of those that are left by the rest, as long as they can be among the best. */
function settle(index: EnterpriseIndex, ofBits: number, lot: PreparedLot, sieve: Sieve, rates: Rates, top: Top, work: Work): void {
  const ofPlaces = sieve.window === null ? ofBits : siftPlaces(index, ofBits, sieve.window, left);
  const sifted = siftClaims(index, ofPlaces, sieve, left);
  if (sifted === 0) return;
  alike(index, sifted, lot);
  const count = bound(index, left, sifted, lot, rates, top.wanted, bounds);
  putInOrder(bounds, count, order);
  work.sifted += sifted;
  for (let at = 0; at < count; at += 1) {
    if (bounds[order[at]!]! < top.wanted) continue;
    consider(index, left[order[at]!]!, lot, top);
    work.judged += 1;
  }
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

function consider(index: EnterpriseIndex, row: number, lot: PreparedLot, top: Top): void {
  const similarity = lot.alike.similarities[rankOf(index, row, lot.alike) - lot.alike.first]!;
  const score = judge(index, row, similarity, lot, top.wanted);
  if (score === excluded) return;
  const enterprise = index.enterprises[row]!;
  const twins = nearerClaims(index, enterprise, similarity, lot);
  if (twins >= 0) top.add(enterprise, score, twins > 1);
}

/** Of the code of a row that is alike. O(log codes alike). */
function rankOf({ codeStarts }: EnterpriseIndex, row: number, { first, similarities }: Alike): number {
  let low = first;
  for (let high = first + similarities.length - 1; low < high;) {
    const middle = (low + high + 1) >>> 1;
    if (codeStarts[middle]! <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many claims of the enterprise are as near to the lot as this one, itself included; -1 when one is nearer and decides. */
function nearerClaims({ words, claimCodes }: EnterpriseIndex, enterprise: number, similarity: number, { alike }: PreparedLot): number {
  const { first, similarities } = alike;
  let twins = 0;
  const end = words[(enterprise + 1) * asWords.width + asWords.claimStart]!;
  for (let claim = words[enterprise * asWords.width + asWords.claimStart]!; claim < end; claim += 1) {
    const rank = claimCodes[claim]! - first;
    // Outside the widest subtree nothing is nearer.
    if (rank < 0 || rank >= similarities.length) continue;
    if (similarities[rank]! > similarity) return -1;
    if (similarities[rank] === similarity) twins += 1;
  }
  return twins;
}

function withOdd(found: Found[], index: EnterpriseIndex, lot: PreparedLot, limit: number): Found[] {
  for (const candidate of index.odd.values()) {
    const standing = standingOf(candidate, lot.frame);
    if (standing.failures !== 0 || scored(standing) < lot.minimumScore) continue;
    found.push({ enterpriseId: candidate.enterpriseId, enterpriseVersion: candidate.version, score: scored(standing) });
  }
  return inOrder(found).slice(0, limit);
}

/** The higher score first, of equal ones the smaller id. */
export function inOrder(found: Found[]): Found[] {
  return found.sort((a, b) => b.score - a.score || (a.enterpriseId < b.enterpriseId ? -1 : 1));
}
