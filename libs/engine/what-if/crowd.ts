// Who would belong to the matches of a changed lot: among candidates that are at hand, in an index, or both.
import type { CodeTree } from '../codes.js';
import type { LiveIndex } from '../enterprise-index/live-index.js';
import { PreparedLot } from '../enterprise-index/prepared-lot.js';
import { claimFailures, scored, standingOf } from '../evaluate.js';
import { frameOf } from '../lot-frame.js';
import { bitsOf } from '../rules.js';
import type { Candidate, RuleName } from '../types.js';
import type { Terms } from './changes.js';

/** Scores (0 to 1) by enterprise. */
export type Belonging = ReadonlyMap<string, number>;

export interface Crowd {
  /**
   * All that pass every rule and reach the minimum score. `rules`: the only ones that differ from how they were when the crowd was
   * made, so whoever failed another need not be looked at.
   */
  belonging(question: Terms, rules: readonly RuleName[]): Belonging;
}

/** The newest version of each enterprise, once. O(candidates); a question costs those that fail nothing but its rules. */
export function crowdOf(candidates: readonly Candidate[], now: Terms, tree: CodeTree): Crowd {
  const lot = frameOf(now.need, now.setting, tree);
  const standing = candidates.map((candidate) => ({ candidate, failures: claimFailures(candidate, lot) }));
  return {
    belonging({ need, setting }, rules) {
      const changed = frameOf(need, setting, tree);
      const others = ~bitsOf(rules);
      const belonging = new Map<string, number>();
      for (const { candidate, failures } of standing) {
        if (!failures.some((each) => (each & others) === 0)) continue;
        const found = standingOf(candidate, changed);
        if (found.failures === 0 && scored(found) >= changed.policy.minimumScore) belonging.set(candidate.enterpriseId, scored(found));
      }
      return belonging;
    },
  };
}

/**
 * Everybody in the index but `apart`, and of those whoever is in `beside`. Each question is a search without a limit. EngineError
 * `times_not_indexed` for a lot that asks for hours.
 */
export function crowdIn(index: LiveIndex, apart: ReadonlySet<string>, beside: Crowd): Crowd {
  return {
    belonging(question, rules) {
      const found = index.search(new PreparedLot(question.need, question.setting, index.vocabulary), Infinity);
      const belonging = new Map(beside.belonging(question, rules));
      for (const { enterpriseId, score } of found) if (!apart.has(enterpriseId)) belonging.set(enterpriseId, score);
      return belonging;
    },
  };
}
