// From a lot and candidates to proposals, near misses, obstacles and counts.
import type { CodeTree } from './codes.js';
import { explain, scored, standingOf, type Standing } from './evaluate.js';
import { frameOf } from './lot-frame.js';
import { Obstacles } from './obstacles.js';
import { isAsked, namesOf } from './rules.js';
import type { Claim, MatchCounts, MatchResult, NearMiss, NoneReason, PairEvaluation, Proposal } from './results.js';
import { ruleNames, type Candidate, type LotNeed, type Setting } from './types.js';

/** Changes whenever the same input may give another result. */
export const algorithmVersion = 'rules-weights/5';

const nearMissesKept = 10;

/**
 * One lot against all candidates, in any order: the newest version of each enterprise counts once.
 * EngineError when the lot or the setting makes no sense; nonsense of one candidate counts as not stated.
 */
export function matchLot(
  need: LotNeed,
  candidates: readonly Candidate[],
  setting: Setting,
  tree: CodeTree,
): MatchResult {
  const lot = frameOf(need, setting, tree);
  const counts: MatchCounts = {
    considered: 0,
    passed: 0,
    belowMinimumScore: 0,
    excludedByRule: Object.fromEntries(
      ruleNames.filter((name) => isAsked(name, lot)).map((name) => [name, 0]),
    ) as MatchCounts['excludedByRule'],
  };
  const members: Standing[] = [];
  const misses: Standing[] = [];
  const obstacles = new Obstacles();
  for (const candidate of newestOfEach(candidates)) {
    const standing = standingOf(candidate, lot);
    counts.considered += 1;
    if (standing.failures === 0) {
      counts.passed += 1;
      if (scored(standing) >= lot.policy.minimumScore) keepBest(members, standing, lot.policy.maxProposals);
      else counts.belowMinimumScore += 1;
    } else {
      for (const name of namesOf(standing.failures)) counts.excludedByRule[name]! += 1;
      if (isNear(standing)) keepBest(misses, standing, nearMissesKept);
      obstacles.add(standing);
    }
  }
  const proposals = members.map((standing, at): Proposal => ({
    ...(explain(standing) as PairEvaluation & { claim: Claim }),
    rank: at + 1,
  }));
  return {
    lotId: need.lotId,
    algorithmVersion,
    weightsVersion: setting.weightsVersion,
    proposals,
    counts,
    nearMisses: misses.map(nearMiss),
    obstacles: obstacles.list(),
    reason: proposals.length > 0 ? null : reasonFor(counts, lot.policy.minimumScore),
  };
}

/** One enterprise against one lot: every rule and every criterion, by the claim that decides. */
export function evaluatePair(
  need: LotNeed,
  candidate: Candidate,
  setting: Setting,
  tree: CodeTree,
): PairEvaluation {
  return explain(standingOf(candidate, frameOf(need, setting, tree)));
}

function newestOfEach(candidates: readonly Candidate[]): Iterable<Candidate> {
  const newest = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const other = newest.get(candidate.enterpriseId);
    if (other === undefined || isNewer(candidate, other)) newest.set(candidate.enterpriseId, candidate);
  }
  return newest.values();
}

function isNewer(a: Candidate, b: Candidate): boolean {
  if (a.version !== b.version) return a.version > b.version;
  // The same version twice: any choice will do that does not depend on the order of the list.
  return JSON.stringify(a) < JSON.stringify(b);
}

function byScore(a: Standing, b: Standing): number {
  const left = a.facts.enterprise.candidate.enterpriseId;
  const right = b.facts.enterprise.candidate.enterpriseId;
  return (
    scored(b) - scored(a) ||
    (left < right ? -1
    : left > right ? 1
    : 0)
  );
}

/** Inserts into a sorted list that never grows past `limit`. */
function keepBest(best: Standing[], next: Standing, limit: number): void {
  if (best.length === limit) {
    if (byScore(next, best[limit - 1]!) >= 0) return;
    best.pop();
  }
  let low = 0;
  for (let high = best.length; low < high;) {
    const middle = (low + high) >> 1;
    if (byScore(best[middle]!, next) < 0) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, next);
}

// One failed rule; but an enterprise of an unrelated trade is no near miss for want of the code alone.
function isNear({ failed, failures, facts: { capability } }: Standing): boolean {
  return failed === 1 && ((capability.similarity ?? 0) > 0 || namesOf(failures)[0] !== 'code');
}

function nearMiss(standing: Standing): NearMiss {
  const { enterpriseId, enterpriseVersion, claim, rules, score } = explain(standing);
  const result = rules.find(({ outcome }) => outcome === 'fail')!;
  return {
    enterpriseId,
    enterpriseVersion,
    capabilityId: claim?.capabilityId ?? null,
    rule: result.rule,
    margin: result.margin,
    unit: result.unit,
    result,
    wouldScore: score,
  };
}

function reasonFor(counts: MatchCounts, minimumScore: number): NoneReason {
  if (counts.considered === 0) return { text: 'none.no_candidates', params: {} };
  if (counts.passed > 0)
    return { text: 'none.below_minimum_score', params: { passed: counts.passed, minimumScore } };
  const [rule, excluded] = Object.entries(counts.excludedByRule).reduce((most, next) =>
    next[1] > most[1] ? next : most,
  );
  return { text: 'none.all_excluded', params: { considered: counts.considered, rule, excluded } };
}
