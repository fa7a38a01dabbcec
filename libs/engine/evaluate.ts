// One enterprise against one lot: the best of its capabilities, and the full account when it is asked for.
import { capabilityFacts, enterpriseFacts, type PairFacts } from './facts.js';
import type { LotFrame } from './lot-frame.js';
import { capabilityFailures, countOf, enterpriseFailures, explainRules, namesOf, type Failures } from './rules.js';
import { explainScore, scoreOf } from './score.js';
import type { Candidate, PairEvaluation } from './types.js';

/** An enterprise by its best capability, before anything is put into words. */
export interface Standing {
  facts: PairFacts;
  failures: Failures;
  failed: number;
  /** The score it has, or would have without its failures. */
  score: number;
}

/** The capability with the fewest failures, then the highest score, then the smallest id. */
export function standingOf(candidate: Candidate, lot: LotFrame): Standing {
  const enterprise = enterpriseFacts(candidate, lot);
  const withCapability = (capability: Candidate['capabilities'][number] | null): PairFacts =>
    ({ lot, enterprise, capability: capabilityFacts(capability, lot) });
  if (candidate.capabilities.length === 0) {
    const facts = withCapability(null);
    return standing(facts, enterpriseFailures(facts) | capabilityFailures(facts));
  }
  let best: Standing | null = null;
  let own: Failures | null = null;
  for (const capability of candidate.capabilities) {
    const facts = withCapability(capability);
    own ??= enterpriseFailures(facts);
    const next = standing(facts, own | capabilityFailures(facts));
    if (best === null || isBetter(next, best)) best = next;
  }
  return best!;
}

/** The full account of a standing. */
export function explain({ facts, failures }: Standing): PairEvaluation {
  const { lot, enterprise: { candidate }, capability: { capability, free } } = facts;
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
  return { facts, failures, failed: countOf(failures), score: scoreOf(facts) };
}

function isBetter(a: Standing, b: Standing): boolean {
  if (a.failed !== b.failed) return a.failed < b.failed;
  if (a.score !== b.score) return a.score > b.score;
  const left = a.facts.capability.capability!;
  const right = b.facts.capability.capability!;
  if (left.capabilityId !== right.capabilityId) return left.capabilityId < right.capabilityId;
  // The same id twice: any choice will do that does not depend on the order of the list.
  return JSON.stringify(left) < JSON.stringify(right);
}
