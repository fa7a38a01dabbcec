// What goes into the engine and what comes out: plain JSON values with their units.

export type Scalar = string | number | boolean | null;

/** Amount in units of the currency (not cents); `currency` is ISO 4217. */
export interface Price {
  amount: number;
  currency: string;
}

/** The hard rules, in the order in which they are published. */
export const ruleNames = [
  'active',
  'code',
  'unit',
  'capacity',
  'minimum_order',
  'lead_time',
  'ceiling_price',
  'certifications',
  'place',
  'language',
  'conflict_of_interest',
  'opt_out',
  'invitation_cap',
] as const;
export type RuleName = (typeof ruleNames)[number];

/** The criteria, in the order in which their contributions are added. */
export const criterionNames = [
  'capabilityFit',
  'relevance',
  'capacityMargin',
  'leadTimeMargin',
  'price',
  'optionalCertifications',
  'distance',
  'pastPerformance',
  'responsiveness',
] as const;
export type CriterionName = (typeof criterionNames)[number];

/** One lot, as matching sees it on one day. */
export interface LotNeed {
  lotId: string;
  /** Classification code; must be in the tree. */
  code: string;
  text?: string | null;
  /** Above 0, in `unit`. */
  quantity: number;
  /** UNECE Rec 20 code or a known name. */
  unit: string;
  /** Last day of delivery, ISO date, inclusive. */
  deadline: string;
  /** The day of the computation, ISO date; the engine has no clock. */
  today: string;
  /** Where the goods go. Only `maxDistanceKm` (great circle, km) makes it a hard rule. */
  place?: {
    country: string;
    latitude?: number | null;
    longitude?: number | null;
    maxDistanceKm?: number | null;
  } | null;
  /** Most that is paid per `unit` of the lot. */
  ceilingPrice?: Price | null;
  /** All of them must be valid on the deadline. */
  mandatoryCertifications: readonly string[];
  preferredCertifications: readonly string[];
  /** BCP-47; the work must be possible in it. */
  language?: string | null;
  buyerId: string;
}

/** What can be made from `from` to `to` (ISO dates, both inclusive), in the unit of the capability. */
export interface CapacitySlot {
  from: string;
  to: string;
  quantity: number;
  booked: number;
}

export interface Capability {
  capabilityId: string;
  code: string;
  /** Unit of `minimumOrder`, `priceHint` and `capacity`. */
  unit: string;
  status: 'declared' | 'verified';
  minimumOrder?: number | null;
  /** Days from order to delivery. */
  leadTimeDays?: number | null;
  /** Usual price per unit of the capability. */
  priceHint?: Price | null;
  /** Absent or empty = not known. */
  capacity?: readonly CapacitySlot[] | null;
  /** ISO date of the claim. */
  statedOn: string;
}

/** Numbers of deliveries and inspections. `rejected` may be fractional: the sum of rejected shares. */
export interface Performance {
  delivered: number;
  onTime: number;
  inspected: number;
  rejected: number;
}

export interface Candidate {
  enterpriseId: string;
  version: number;
  active: boolean;
  /** BCP-47; empty = not known. */
  languages: readonly string[];
  /** Degrees WGS 84; empty = not known. */
  establishments: readonly { country: string; latitude?: number | null; longitude?: number | null }[];
  capabilities: readonly Capability[];
  /** `validUntil` is an ISO date, or null when it does not run out or is not known. */
  certifications: readonly { scheme: string; validUntil: string | null }[];
  /** Null = no history. */
  performance: Performance | null;
  /** Invitations received and answered; null = never invited. */
  responsiveness: { invited: number; answered: number } | null;
  conflictBuyerIds: readonly string[];
  /** Buyers that the enterprise does not want to work with. */
  optOutBuyerIds: readonly string[];
  /** True when the buyer of the lot does not want this enterprise. */
  buyerOptedOut: boolean;
  /** Invitations in the cluster's current invitation period. */
  recentInvitations: number;
}

/** Finite and 0 or more; only proportions count. */
export type Weights = Record<CriterionName, number>;

/** A Beta prior: `mean` 0 to 1 counts as much as `strength` observations. */
export interface Prior {
  mean: number;
  strength: number;
}

export interface Policy {
  /** Least Wu-Palmer similarity of codes, 0 to 1. */
  minimumSimilarity: number;
  /** Rules for which missing data excludes. */
  unknownExcludes: readonly RuleName[];
  /** Most invitations per enterprise and period; null = no cap. */
  invitationCap: number | null;
  maxProposals: number;
  /** The engine stays silent about enterprises below this score, 0 to 1. */
  minimumScore: number;
  /** Least part of a lot that an enterprise must have free, 0 to 1; 0.1 when absent. */
  minimumShare?: number;
  /** Defaults in `defaultPriors`. */
  priors?: { pastPerformance?: Prior; responsiveness?: Prior };
}

/** 1 unit of `from` costs `rate` units of `to` on `date` (ISO date). */
export interface ExchangeRate {
  from: string;
  to: string;
  rate: number;
  date: string;
}

export interface Setting {
  weights: Weights;
  weightsVersion: number;
  policy: Policy;
  rates: readonly ExchangeRate[];
}

export type Outcome = 'pass' | 'fail' | 'unknown';

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
  params: Record<string, Scalar>;
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
  /** The numbers that the words need; always has `clusterWeight` and `countedWeight` (weight = their quotient). */
  inputs: Record<string, Scalar>;
}

export interface ConfidenceParts {
  /** Share of the counted weight whose criteria have the basis `data`, 0 to 1. */
  weightOnData: number;
  /** Rules with the outcome `unknown`. */
  unknownRules: number;
  rules: number;
}

/** Everything about one enterprise (by the claim nearest to the lot) and one lot. */
export interface PairEvaluation {
  lotId: string;
  enterpriseId: string;
  enterpriseVersion: number;
  /** Null when the enterprise has stated no capability. */
  capabilityId: string | null;
  /** No rule failed. */
  passes: boolean;
  /** Passes and reaches the minimum score: belongs to the lot's matches, before the best are taken. */
  belongs: boolean;
  failedRules: RuleName[];
  /** What can be offered, in `unit`: free capacity, at most the lot; the whole lot when capacity is not known. */
  offeredQuantity: number;
  /** Unit of the lot as UNECE Rec 20 code. */
  unit: string;
  score: number;
  /** How much of it is known, 0 to 1: `weightOnData * (1 - unknownRules / rules)`. */
  confidence: number;
  confidenceParts: ConfidenceParts;
  /** All rules, in the order of `ruleNames`. */
  rules: RuleResult[];
  /** All criteria, in the order of `criterionNames`. */
  criteria: CriterionResult[];
}

/** `rank` 1 is the best; equal scores are ordered by enterprise id. */
export interface Proposal extends PairEvaluation {
  capabilityId: string;
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

/** Enterprises, each counted once (in `excludedByRule` once per rule that it failed). */
export interface MatchCounts {
  considered: number;
  passed: number;
  belowMinimumScore: number;
  excludedByRule: Record<RuleName, number>;
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
