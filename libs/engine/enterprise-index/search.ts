// The exact best of an index for one lot: the same enterprises with the same scores as `matchLot`, to the last bit.
import { scored, standingOf } from '../evaluate.js';
import { asWords, type EnterpriseIndex } from './enterprise-index.js';
import { excluded, judge } from './judge.js';
import type { PreparedLot } from './prepared-lot.js';
import { sieveOf, sift } from './sieve.js';
import { Top } from './top.js';

/** `score` is 0 to 1; in results the higher score comes first, of equal ones the smaller id. */
export interface Found {
  enterpriseId: string;
  enterpriseVersion: number;
  score: number;
}

/** Rows that are looked at together: the numbers of those that are left fit into the nearest cache. */
const blockRows = 2048;
const left = new Uint32Array(blockRows);

/**
 * The best `limit` enterprises that pass every rule and reach the policy's minimum score. O(claims whose codes are alike):
 * a few operations for most of them, some hundred for those that the cheap rules leave.
 */
export function search(index: EnterpriseIndex, lot: PreparedLot, limit: number): Found[] {
  const top = new Top(limit, lot.minimumScore, index.ids);
  const sieve = sieveOf(lot);
  const { codeStarts } = index;
  const { spans, first, similarities } = lot.alike;
  for (const { from, to } of spans) {
    const end = codeStarts[to]!;
    let rank = from;
    for (let row = codeStarts[from]!; row < end; row += blockRows) {
      const count = sift(index, row, Math.min(end, row + blockRows), sieve, left);
      for (let at = 0; at < count; at += 1) {
        // The rows ascend, and with them the ranks of their codes.
        while (codeStarts[rank + 1]! <= left[at]!) rank += 1;
        consider(index, left[at]!, similarities[rank - first]!, lot, top);
      }
    }
  }
  const found = top.list((number, score): Found => ({
    enterpriseId: index.ids.at(number), enterpriseVersion: index.words[number * asWords.width + asWords.version]!, score,
  }));
  return index.odd.size === 0 ? found : withOdd(found, index, lot, limit);
}

/** How many claims a search looks at, and how many of them it judges: what a question costs, whatever the machine. */
export function workOf(index: EnterpriseIndex, lot: PreparedLot): { claims: number; judged: number } {
  const sieve = sieveOf(lot);
  let [claims, judged] = [0, 0];
  for (const { from, to } of lot.alike.spans) {
    const end = index.codeStarts[to]!;
    for (let row = index.codeStarts[from]!; row < end; row += blockRows) {
      const until = Math.min(end, row + blockRows);
      judged += sift(index, row, until, sieve, left);
      claims += until - row;
    }
  }
  return { claims, judged };
}

function consider(index: EnterpriseIndex, row: number, similarity: number, lot: PreparedLot, top: Top): void {
  const score = judge(index, row, similarity, lot, top.wanted);
  if (score === excluded) return;
  const enterprise = index.enterprises[row]!;
  const twins = nearerClaims(index, enterprise, similarity, lot);
  if (twins >= 0) top.add(enterprise, score, twins > 1);
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
