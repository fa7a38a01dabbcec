// What comes out of the engine: plain JSON values, each result with the data that it came from.
import type { CriterionName, RuleName, Scalar } from './types.js';

export type Outcome = 'pass' | 'fail' | 'unknown';

/** A small table, one record a row: the capacity slots that count, the certificates asked for. */
export type Table = Record<string, Scalar>[];

/** Data by name: what the arithmetic and the words need. */
export type Data = Record<string, Scalar | Table>;

export interface RuleResult {
  rule: RuleName;
  /** `unknown` does not exclude; a policy that lets it exclude makes it `fail`. */
  outcome: Outcome;
  /** What the lot or the policy asks for, in `unit`; null when it asks for nothing. */
  required: Scalar;
  /** What the enterprise has, in `unit`; null when not known. */
  actual: Scalar;
  /** 0 or more passes; in `unit`; null when the rule is not a number or the number is not known. */
  margin: number | null;
  /** UNECE Rec 20 code (quantity in the unit of the lot, DAY, KMT), a currency, or null. */
  unit: string | null;
  /** Key of the sentence, e.g. `capacity.part`. */
  text: string;
  /** What `actual` and `margin` were computed from. */
  params: Data;
}

/** `data`: measured. `prior`: not known of this enterprise, neutral value. `none`: the lot does not ask; not counted. */
export type Basis = 'data' | 'prior' | 'none';

export interface CriterionResult {
  criterion: CriterionName;
  /** 0 to 1. */
  value: number;
  basis: Basis;
  /** Share of all counted weights, 0 to 1; 0 when `basis` is none. */
  weight: number;
  /** Exactly `weight * value`; added in this order they are the score to the last bit. */
  contribution: number;
  /** What `value` was computed from; always has `clusterWeight` and `countedWeight` (weight = their quotient). */
  inputs: Data;
}

export interface ConfidenceParts {
  /** Share of the counted weight whose criteria have the basis `data`, 0 to 1. */
  weightOnData: number;
  /** Rules with the outcome `unknown`. */
  unknownRules: number;
  rules: number;
}

/** The capability claim that decides, and how old it is. */
export interface Claim {
  capabilityId: string;
  code: string;
  /** As stated. */
  unit: string;
  status: 'declared' | 'verified';
  /** ISO date. */
  statedOn: string;
  /** On the day of the computation; null when `statedOn` is no date. */
  daysOld: number | null;
}

/** Everything about one enterprise (by the claim nearest to the lot) and one lot. */
export interface PairEvaluation {
  lotId: string;
  /** The day of the computation, ISO date. */
  asOf: string;
  enterpriseId: string;
  enterpriseVersion: number;
  /** Null when the enterprise has stated no capability. */
  claim: Claim | null;
  /** No rule failed. */
  passes: boolean;
  /** Passes and reaches the minimum score: belongs to the lot's matches, before the best are taken. */
  belongs: boolean;
  failedRules: RuleName[];
  /** What can be offered, in `unit`: free capacity, at most the lot; the whole lot when capacity is not known. */
  offeredQuantity: number;
  /** False when no capacity is stated for the period: then nobody knows whether it is free. */
  offeredKnown: boolean;
  /** What the lot asks for, in `unit`. */
  quantity: number;
  /** Unit of the lot as UNECE Rec 20 code. */
  unit: string;
  score: number;
  /** How much of it is known, 0 to 1: `weightOnData * (1 - unknownRules / rules)`. */
  confidence: number;
  confidenceParts: ConfidenceParts;
  /** All rules that concern the lot, in the order of `ruleNames`. */
  rules: RuleResult[];
  /** All criteria, in the order of `criterionNames`. */
  criteria: CriterionResult[];
}

/** `rank` 1 is the best; equal scores are ordered by enterprise id. */
export interface Proposal extends PairEvaluation {
  claim: Claim;
  rank: number;
}

/** An enterprise that failed exactly one rule. */
export interface NearMiss {
  enterpriseId: string;
  enterpriseVersion: number;
  capabilityId: string | null;
  rule: RuleName;
  margin: number | null;
  unit: string | null;
  /** The failed rule in full. */
  result: RuleResult;
  /** The score it would have had. */
  wouldScore: number;
}

export type MendableRule = Extract<
  RuleName, 'capacity' | 'lead_time' | 'ceiling_price' | 'certifications' | 'language'
>;

/** One thing that a service could give, and the enterprises which nothing else keeps from the lot. */
export interface Obstacle {
  rule: MendableRule;
  /** The scheme as `schemeKey` writes it, the primary language; null where the rule says it all. */
  what: string | null;
  enterpriseIds: string[];
}

/** Enterprises, each counted once (in `excludedByRule` once per rule that it failed). */
export interface MatchCounts {
  considered: number;
  passed: number;
  belowMinimumScore: number;
  /** `times` only where the lot asks for times. */
  excludedByRule: Omit<Record<RuleName, number>, 'times'> & { times?: number };
}

/** Why a lot has no proposals. */
export interface NoneReason {
  text: 'none.no_candidates' | 'none.all_excluded' | 'none.below_minimum_score';
  params: Record<string, Scalar>;
}

export interface MatchResult {
  lotId: string;
  algorithmVersion: string;
  weightsVersion: number;
  proposals: Proposal[];
  /** The ten best by the score they would have had. */
  nearMisses: NearMiss[];
  /** All of them, however many. */
  obstacles: Obstacle[];
  counts: MatchCounts;
  /** Null when there are proposals. */
  reason: NoneReason | null;
}

export interface ProposedCode {
  code: string;
  /** 0 to 1. */
  score: number;
  /** Words of the text that were recognised, as written. */
  because: string[];
}
