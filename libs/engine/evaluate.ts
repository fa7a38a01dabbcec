// One enterprise against one lot: the best of its capabilities, and the full account when it is asked for.
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
import type { Candidate, PairEvaluation } from './types.js';

/** An enterprise by its best capability, before anything is put into words. */
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

/** The capability with the fewest failures, then the highest score, then the smallest id. */
export function standingOf(candidate: Candidate, lot: LotFrame): Standing {
  const enterprise = enterpriseFacts(candidate, lot);
  if (candidate.capabilities.length === 0) {
    const facts: PairFacts = { lot, enterprise, capability: capabilityFacts(null, lot) };
    return standing(facts, enterpriseFailures(facts) | capabilityFailures(facts));
  }
  let best: Standing | null = null;
  let own: Failures | null = null;
  for (const capability of candidate.capabilities) {
    const facts: PairFacts = { lot, enterprise, capability: capabilityFacts(capability, lot) };
    own ??= enterpriseFailures(facts);
    const next = standing(facts, own | capabilityFailures(facts));
    if (best === null || isBetter(next, best)) best = next;
  }
  return best!;
}

/** The full account of a standing. */
export function explain({ facts, failures }: Standing): PairEvaluation {
  const {
    lot,
    enterprise: { candidate },
    capability: { capability, free },
  } = facts;
  const explained = explainScore(facts);
  return {
    lotId: lot.need.lotId,
    enterpriseId: candidate.enterpriseId,
    enterpriseVersion: candidate.version,
    capabilityId: capability?.capabilityId ?? null,
    passes: failures === 0,
    belongs: failures === 0 && explained.score >= lot.policy.minimumScore,
    failedRules: namesOf(failures),
    offeredQuantity: free === null ? lot.need.quantity : Math.min(free, lot.need.quantity),
    unit: lot.unit.code,
    score: explained.score,
    confidence: explained.confidence,
    rules: explainRules(facts),
    criteria: explained.criteria,
  };
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
