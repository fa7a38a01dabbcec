// Who would belong to the matches of a changed lot: among candidates that are at hand, or in an index.
import type { CodeTree } from '../codes.js';
import type { LiveIndex } from '../enterprise-index/live-index.js';
import { PreparedLot } from '../enterprise-index/prepared-lot.js';
import { claimFailures, scored, standingOf } from '../evaluate.js';
import { frameOf } from '../lot-frame.js';
import { bitsOf } from '../rules.js';
import type { Candidate, RuleName } from '../types.js';
import type { Question } from './changes.js';

export interface Crowd {
  /**
   * Ids of all that pass every rule and reach the minimum score. `rules`: the only ones that differ from how they were when the
   * crowd was made, so whoever failed another need not be looked at.
   */
  belonging(question: Question, rules: readonly RuleName[]): ReadonlySet<string>;
}

/** The newest version of each enterprise, once. O(candidates); a question costs those that fail nothing but its rules. */
export function crowdOf(candidates: readonly Candidate[], now: Question, tree: CodeTree): Crowd {
  const lot = frameOf(now.need, now.setting, tree);
  const standing = candidates.map((candidate) => ({ candidate, failures: claimFailures(candidate, lot) }));
  return {
    belonging({ need, setting }, rules) {
      const changed = frameOf(need, setting, tree);
      const others = ~bitsOf(rules);
      const ids = new Set<string>();
      for (const { candidate, failures } of standing) {
        if (!failures.some((each) => (each & others) === 0)) continue;
        const found = standingOf(candidate, changed);
        if (found.failures === 0 && scored(found) >= changed.policy.minimumScore) ids.add(candidate.enterpriseId);
      }
      return ids;
    },
  };
}

/** Each question is a search without a limit. EngineError `times_not_indexed` for a lot that asks for hours. */
export function crowdIn(index: LiveIndex): Crowd {
  return {
    belonging: ({ need, setting }) =>
      new Set(index.search(new PreparedLot(need, setting, index.vocabulary), Infinity).map(({ enterpriseId }) => enterpriseId)),
  };
}
