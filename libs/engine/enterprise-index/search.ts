// The exact best of an index for one lot: the same enterprises with the same scores as `matchLot`, to the last bit.
import { scored, standingOf } from '../evaluate.js';
import { endOfBlock, isBeyond } from './blocks.js';
import { bound, ratesOf, type Rates } from './bounds.js';
import type { Alike } from './code-order.js';
import { asWords, type EnterpriseIndex } from './enterprise-index.js';
import { excluded, judge } from './judge.js';
import type { PreparedLot } from './prepared-lot.js';
import { Prospects } from './prospects.js';
import { siftBits, siftClaims, sieveOf, siftPlaces, type Sieve } from './sieve.js';
import { Top } from './top.js';

/** `score` is 0 to 1; in results the higher score comes first, of equal ones the smaller id. */
export interface Found {
  enterpriseId: string;
  enterpriseVersion: number;
  score: number;
}

/** Rows that are looked at together: what is known of those that are left fits into the nearest cache. */
const mostRows = 2048;
const left = new Int32Array(mostRows);
const bounds = new Float64Array(mostRows);
const prospects = new Prospects();

/**
 * The best `limit` enterprises that pass every rule and reach the policy's minimum score. O(claims whose codes are alike):
 * a nanosecond or two for most of them, some ten for those that the cheap rules leave, and a score for few more than are found.
 */
export function search(index: EnterpriseIndex, lot: PreparedLot, limit: number): Found[] {
  const top = new Top(limit, lot.minimumScore, index.ids);
  look(index, lot);
  prospects.inOrder((row, most) => {
    if (most < top.wanted) return false;
    consider(index, row, lot, top);
    return true;
  });
  const found = top.list((number, score): Found => ({
    enterpriseId: index.ids.at(number), enterpriseVersion: index.words[number * asWords.width + asWords.version]!, score,
  }));
  return index.odd.size === 0 ? found : withOdd(found, index, lot, limit);
}

/** Makes `prospects` those that may pass and reach the minimum score; says how many claims were looked at and how many were left. */
function look(index: EnterpriseIndex, lot: PreparedLot): { claims: number; sifted: number } {
  const sieve = sieveOf(index, lot);
  const rates = ratesOf(lot);
  const { codeStarts } = index;
  let [claims, sifted, count] = [0, 0, 0];
  prospects.clear();
  for (const { from, to } of lot.alike.spans) {
    const end = codeStarts[to]!;
    for (let row = codeStarts[from]!; row < end;) {
      const until = Math.min(end, sieve.window === null ? row + mostRows : endOfBlock(row));
      if (sieve.window === null || !isBeyond(index.blocks, row, sieve.window)) {
        if (count + until - row > left.length) {
          sifted += settle(index, count, lot, sieve, rates);
          count = 0;
        }
        count = siftBits(index, row, until, sieve, left, count);
        claims += until - row;
      }
      row = until;
    }
  }
  return { claims, sifted: sifted + settle(index, count, lot, sieve, rates) };
}

/** Of the rows that are left by their bits: which are left by the rest, and what they can score. They ascend. */
function settle(index: EnterpriseIndex, ofBits: number, lot: PreparedLot, sieve: Sieve, rates: Rates): number {
  const { codeStarts } = index;
  const { first, similarities } = lot.alike;
  const ofPlaces = sieve.window === null ? ofBits : siftPlaces(index, ofBits, sieve.window, left);
  const count = siftClaims(index, ofPlaces, sieve, left);
  let rank = count === 0 ? 0 : rankOf(index, left[0]!, lot.alike);
  for (let at = 0; at < count; at += 1) {
    while (codeStarts[rank + 1]! <= left[at]!) rank += 1;
    bounds[at] = similarities[rank - first]!;
  }
  bound(index, left, count, lot, rates, bounds);
  prospects.add(left, bounds, count, lot.minimumScore);
  return count;
}

/** How many claims a search looks at, how many of them the sieve leaves, how many are judged: what a question costs, whatever the machine. */
export function workOf(index: EnterpriseIndex, lot: PreparedLot, limit: number): { claims: number; sifted: number; judged: number } {
  const top = new Top(limit, lot.minimumScore, index.ids);
  const looked = look(index, lot);
  let judged = 0;
  prospects.inOrder((row, most) => {
    if (most < top.wanted) return false;
    consider(index, row, lot, top);
    judged += 1;
    return true;
  });
  return { ...looked, judged };
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
