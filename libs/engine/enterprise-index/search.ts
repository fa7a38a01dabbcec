// The exact best of an index for one lot: the same enterprises with the same scores as `matchLot`, to the last bit.
import { scored, standingOf } from '../evaluate.js';
import { rankOf } from './code-order.js';
import { asWords, type EnterpriseIndex } from './enterprise-index.js';
import { Guess } from './guess.js';
import { oneShelf, putInOrder } from './in-order.js';
import { excluded, judge } from './judge.js';
import { kernelFor, type Kernel } from './kernel/kernel.js';
import { mostRows } from './kernel/layout.js';
import type { Watch } from './kernel/script-kernel.js';
import type { PreparedLot } from './prepared-lot.js';
import { Top } from './top.js';

/** `score` is 0 to 1; in results the higher score comes first, of equal ones the smaller id. */
export interface Found {
  enterpriseId: string;
  enterpriseVersion: number;
  score: number;
}

/** Few are bounded first, then more and more at a time: what their bounds say is asked of all others. */
const [fewRows, manyRows] = [512, 8192];
const guess = new Guess();
/** Places in `left`, from the highest bound down, to a 256th. */
const order = new Uint16Array(mostRows);
/** So many are judged together: places in `left`, and where the codes of their enterprises begin. */
const mostAtOnce = 64;
const together = new Uint16Array(mostAtOnce);
const records = new Uint32Array(mostAtOnce);
const claimStarts = new Uint32Array(mostAtOnce);
const readOf = new Float64Array(1);

/**
 * The best `limit` enterprises that pass every rule and reach the policy's minimum score. O(claims whose codes are alike): a
 * part of a nanosecond for most of them, some ten for those that the cheap rules leave, and a score for few more than are found.
 */
export function search(index: EnterpriseIndex, lot: PreparedLot, limit: number, watch?: Watch): Found[] {
  const found = topOf(index, lot, limit, watch).list((number, enterpriseId, score) => ({ enterpriseId, enterpriseVersion: versionOf(index, number), score }));
  return index.odd.size === 0 ? found : inOrder([...found, ...oddFound(index, lot)]).slice(0, limit);
}

/** The same without those that are odd, as numbers. */
export function topOf(index: EnterpriseIndex, lot: PreparedLot, limit: number, watch?: Watch): Top {
  guess.begin(limit);
  const top = topAbove(lot.minimumScore, index, lot, limit, watch);
  if (guess.asked <= top.wanted) return top;
  // Too many of those that seemed to be among the best are not. Whoever is has at least the last score that was found.
  guess.begin(Infinity);
  return topAbove(top.wanted, index, lot, limit, watch);
}

/** Of those whose bounds reach `least` and what is guessed meanwhile. */
function topAbove(least: number, index: EnterpriseIndex, lot: PreparedLot, limit: number, watch: Watch | undefined): Top {
  const top = new Top(limit, lot.minimumScore, index.ids);
  const kernel = kernelFor(index, lot, watch);
  // Of those that are left so many have bounds.
  let bounded = 0;
  let many = fewRows;
  const narrow = () => {
    kernel.narrow(bounded, Math.max(least, guess.ask(), top.wanted));
    guess.learn(kernel.bounds, bounded, kernel.count);
    bounded = kernel.count;
  };
  for (const { from, to } of lot.alike.spans) {
    const end = index.codeStarts[to]!;
    for (let row = kernel.sift(index.codeStarts[from]!, end, bounded + many); row < end; row = kernel.sift(row, end, bounded + many)) {
      narrow();
      many = Math.min(manyRows, many * 2);
      if (bounded <= mostRows / 2) continue;
      settle(index, kernel, lot, top, watch);
      bounded = 0;
    }
  }
  narrow();
  settle(index, kernel, lot, top, watch);
  return top;
}

export const foundAt = (index: EnterpriseIndex, number: number, score: number): Found => ({
  enterpriseId: index.ids.at(number), enterpriseVersion: versionOf(index, number), score,
});

const versionOf = ({ words }: EnterpriseIndex, number: number): number => words[number * asWords.width + asWords.version]!;

/** Judges the most promising of the rows that are left, as long as they can be among the best; none is left then. */
function settle(index: EnterpriseIndex, kernel: Kernel, lot: PreparedLot, top: Top, watch: Watch | undefined): void {
  const { bounds, count } = kernel;
  kernel.count = 0;
  putInOrder(bounds, count, order);
  for (let at = 0; at < count;) {
    let many = 0;
    for (; at < count && many < mostAtOnce; at += 1) {
      const most = bounds[order[at]!]!;
      if (most < top.wanted) {
        // Whoever comes later lies on the same shelf or on a lower one.
        if (most + oneShelf < top.wanted) at = count;
        continue;
      }
      together[many] = order[at]!;
      many += 1;
    }
    judgeAll(index, kernel, many, lot, top, watch);
  }
}

/** Those in `together`. */
function judgeAll(index: EnterpriseIndex, { left, bounds }: Kernel, many: number, lot: PreparedLot, top: Top, watch: Watch | undefined): void {
  fetchAll(index, left, many);
  for (let at = 0; at < many; at += 1) {
    const row = left[together[at]!]!;
    if (bounds[together[at]!]! < top.wanted) continue;
    watch?.judged(row);
    const similarity = lot.alike.similarities[rankOf(index.codeStarts, row, lot.alike) - lot.alike.first]!;
    const score = judge(index, row, similarity, lot, top.wanted);
    if (score === excluded) continue;
    const twins = twinsOf(index, index.enterprises[row]!, similarity, lot);
    if (twins > 0) top.add(index.enterprises[row]!, score, twins > 1);
  }
}

/** Reads a number of everything that will be read: of all one right after the other memory is waited for once, of each for itself each time. */
function fetchAll({ enterprises, marks, words, claimCodes }: EnterpriseIndex, left: Int32Array, many: number): void {
  let read = 0;
  for (let at = 0; at < many; at += 1) {
    const row = left[together[at]!]!;
    records[at] = enterprises[row]! * asWords.width;
    read += marks[row]!;
  }
  for (let at = 0; at < many; at += 1) {
    // Both ends of the record, which may lie in two lines.
    read += words[records[at]!]!;
    claimStarts[at] = words[records[at]! + asWords.claimStart]!;
  }
  for (let at = 0; at < many; at += 1) read += claimCodes[claimStarts[at]!]!;
  readOf[0] = read;
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
