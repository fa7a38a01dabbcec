// How many enterprises claim a code alike to a lot's, whatever the rules say of them: how large a question is, before it is asked.
import { gap } from '../compare.js';
import type { Candidate } from '../types.js';
import { active, gone, type EnterpriseIndex } from './enterprise-index.js';
import type { PreparedLot } from './prepared-lot.js';

export interface Census {
  /** Enterprises that claim a code alike to the lot's, each once. */
  alike: number;
  /** Those of them that are active. */
  active: number;
}

/** O(claims whose codes are alike). */
export function census(index: EnterpriseIndex, lot: PreparedLot): Census {
  const counted = new Uint8Array(index.ids.length);
  const found = censusOf(index.odd.values(), lot);
  for (const { from, to } of lot.alike.spans) {
    for (let row = index.codeStarts[from]!; row < index.codeStarts[to]!; row += 1) {
      const enterprise = index.enterprises[row]!;
      if (counted[enterprise] !== 0 || (index.marks[row]! & gone) !== 0) continue;
      counted[enterprise] = 1;
      found.alike += 1;
      if ((index.marks[row]! & active) !== 0) found.active += 1;
    }
  }
  return found;
}

/** The same of candidates as they are. */
export function censusOf(candidates: Iterable<Candidate>, { need, setting, vocabulary: { tree } }: PreparedLot): Census {
  const found = { alike: 0, active: 0 };
  for (const candidate of candidates) {
    const isAlike = candidate.capabilities.some(
      ({ code }) => tree.has(code) && gap(tree.similarity(need.code, code), setting.policy.minimumSimilarity) >= 0,
    );
    if (!isAlike) continue;
    found.alike += 1;
    if (candidate.active) found.active += 1;
  }
  return found;
}
