// One enterprise against one lot: the claim that decides, and the full account when it is asked for.
import { capabilityFacts, enterpriseFacts, type PairFacts } from './facts.js';
import type { LotFrame } from './lot-frame.js';
import {
  capabilityFailures,
  countOf,
  enterpriseFailures,
  explainRules,
  namesOf,
  type Failures,
} from './rules.js';
import { explainScore, scoreOf } from './score.js';
import type { Claim, ConfidenceParts, PairEvaluation, RuleResult } from './results.js';
import type { Candidate, Capability } from './types.js';

/** An enterprise by the claim that decides, before anything is put into words. */
export interface Standing {
  facts: PairFacts;
  failures: Failures;
  failed: number;
  /** Worked out on demand by `scored`: most standings fail and nobody asks. */
  score: number | null;
}

/** The score it has, or would have without its failures. */
export function scored(standing: Standing): number {
  return (standing.score ??= scoreOf(standing.facts));
}

/**
 * The claim nearest to the code of the lot decides, because it is what the enterprise says of this work; between
 * claims equally near the one with the fewest failures, then the highest score, then the smallest id.
 */
export function standingOf(candidate: Candidate, lot: LotFrame): Standing {
  const enterprise = enterpriseFacts(candidate, lot);
  let best: Standing | null = null;
  let own: Failures | null = null;
  for (const capability of nearestClaims(candidate.capabilities, lot)) {
    const facts: PairFacts = { lot, enterprise, capability: capabilityFacts(capability, lot) };
    own ??= enterpriseFailures(facts);
    const next = standing(facts, own | capabilityFailures(facts));
    if (best === null || isBetter(next, best)) best = next;
  }
  return best!;
}

/** What each claim that might decide fails, so that a change of some rules can be told from one that cannot help. */
export function claimFailures(candidate: Candidate, lot: LotFrame): Failures[] {
  const enterprise = enterpriseFacts(candidate, lot);
  return nearestClaims(candidate.capabilities, lot).map((capability) => {
    const facts: PairFacts = { lot, enterprise, capability: capabilityFacts(capability, lot) };
    return enterpriseFailures(facts) | capabilityFailures(facts);
  });
}

/** The full account of a standing. */
export function explain({ facts, failures }: Standing): PairEvaluation {
  const {
    lot,
    enterprise: { candidate },
    capability: { capability, standing, free },
  } = facts;
  const explained = explainScore(facts);
  const rules = explainRules(facts);
  const confidenceParts = partsOf(explained.weightOnData, rules);
  return {
    lotId: lot.need.lotId,
    asOf: lot.need.today,
    enterpriseId: candidate.enterpriseId,
    enterpriseVersion: candidate.version,
    claim: capability && { ...claimOf(capability, lot), status: standing!.status },
    passes: failures === 0,
    belongs: failures === 0 && explained.score >= lot.policy.minimumScore,
    failedRules: namesOf(failures),
    offeredQuantity: free === null ? lot.need.quantity : Math.min(free, lot.need.quantity),
    offeredKnown: free !== null,
    quantity: lot.need.quantity,
    unit: lot.unit.code,
    score: explained.score,
    confidence: confidenceOf(confidenceParts),
    confidenceParts,
    rules,
    criteria: explained.criteria,
  };
}

function claimOf({ capabilityId, code, unit, status, statedOn }: Capability, lot: LotFrame): Claim {
  const stated = lot.dayOf(statedOn);
  return { capabilityId, code, unit, status, statedOn, daysOld: Number.isNaN(stated) ? null : lot.today - stated };
}

function partsOf(weightOnData: number, rules: readonly RuleResult[]): ConfidenceParts {
  const unknownRules = rules.filter(({ outcome }) => outcome === 'unknown').length;
  return { weightOnData, unknownRules, rules: rules.length };
}

// A score says how good a pair is as far as is known; rules that nobody could check make even a high one doubtful.
function confidenceOf({ weightOnData, unknownRules, rules }: ConfidenceParts): number {
  return weightOnData * (1 - unknownRules / rules);
}

/** A code outside the classification is further than any inside; null stands for an enterprise that claims nothing. */
function nearestClaims(claims: readonly Capability[], lot: LotFrame): readonly (Capability | null)[] {
  if (claims.length === 0) return [null];
  if (claims.length === 1) return claims;
  const nearness = claims.map(({ code }) => lot.similarityOf(code) ?? -1);
  const nearest = Math.max(...nearness);
  return claims.filter((_, at) => nearness[at] === nearest);
}

function standing(facts: PairFacts, failures: Failures): Standing {
  return { facts, failures, failed: countOf(failures), score: null };
}

function isBetter(a: Standing, b: Standing): boolean {
  if (a.failed !== b.failed) return a.failed < b.failed;
  if (scored(a) !== scored(b)) return scored(a) > scored(b);
  const left = a.facts.capability.capability!;
  const right = b.facts.capability.capability!;
  if (left.capabilityId !== right.capabilityId) return left.capabilityId < right.capabilityId;
  // The same id twice: any choice will do that does not depend on the order of the list.
  return JSON.stringify(left) < JSON.stringify(right);
}
