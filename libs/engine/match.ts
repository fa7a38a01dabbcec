// From a lot and candidates to proposals, near misses and counts; and the same the other way round.
import type { CodeTree } from './codes.js';
import type { Candidate, LotForEnterprise, LotNeed, MatchResult, PairEvaluation, Setting } from './types.js';

/** Changes whenever the same input may give another result. */
export const algorithmVersion = 'rules-weights/1';

/** One lot against all candidates. EngineError when the lot or the setting makes no sense. */
export function matchLot(_need: LotNeed, _candidates: readonly Candidate[], _setting: Setting, _tree: CodeTree): MatchResult {
  throw new Error('to follow');
}

/** One enterprise against one lot: every rule and every criterion, of its best capability. */
export function evaluatePair(_need: LotNeed, _candidate: Candidate, _setting: Setting, _tree: CodeTree): PairEvaluation {
  throw new Error('to follow');
}

/** One enterprise against many lots, in the order given. */
export function matchEnterprise(
  _candidate: Candidate, _needs: readonly LotNeed[], _setting: Setting, _tree: CodeTree,
): LotForEnterprise[] {
  throw new Error('to follow');
}
