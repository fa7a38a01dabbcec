// What goes into the engine: plain JSON values with their units.
import type { RelevanceWeights } from './relevance/weights.js';

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
  'times',
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

/** A span of one weekday, every week, in the time zone that need and offer share. */
export interface TimeWindow {
  /** ISO 8601: 1 is Monday, 7 is Sunday. */
  weekday: number;
  /** Minutes after midnight, 0 to 1440; `to` is above `from`. */
  from: number;
  to: number;
}

/** One lot, as matching sees it on one day. */
export interface LotNeed {
  lotId: string;
  /** Classification code; must be in the tree. */
  code: string;
  /** Title of the requirement; with `text` it is what earlier work is compared with. */
  title?: string | null;
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
  /** As the buyer calls itself: compared with the buyers of earlier work, by learned relevance alone. */
  buyerName?: string | null;
  /** Of the whole lot, when it is known; compared with the values of earlier work, by learned relevance alone. */
  value?: Price | null;
  /** When it can take place; absent or empty: whenever, and the rule `times` is not part of the account. */
  times?: readonly TimeWindow[] | null;
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
  /** When it is held; absent or empty = not known. */
  times?: readonly TimeWindow[] | null;
  /** How long one session takes within a window; absent: the whole of it. */
  sessionMinutes?: number | null;
  /** Absent or empty = not known. */
  capacity?: readonly CapacitySlot[] | null;
  /** ISO date of the claim. */
  statedOn: string;
  /** ISO date on which somebody else looked at it; absent = nobody did, or it is not known when. */
  verifiedOn?: string | null;
  /** ISO date of its last day; absent = it has none. */
  validUntil?: string | null;
}

/** One piece of work that an enterprise did before or outside the system. */
export interface TrackRecord {
  /** ISO date; what is later than the day of the computation does not count. */
  date: string;
  title: string;
  codes: readonly string[];
  /** Whether somebody other than the enterprise looked at the source. */
  verified: boolean;
  /** Name of the buyer as stated; null or absent = not known. Only learned relevance asks. */
  buyer?: string | null;
  /** What it was worth in all; null or absent = not known. Only learned relevance asks. */
  value?: Price | null;
}

/** Numbers of deliveries and inspections. `rejected` may be fractional: the sum of rejected shares. */
export interface Performance {
  delivered: number;
  onTime: number;
  inspected: number;
  rejected: number;
  /** ISO date from which they are counted, to the day of the computation. */
  since?: string | null;
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
  /** Empty = nothing is known of what it did. */
  trackRecords: readonly TrackRecord[];
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
  /** Least similarity of codes, 0 to 1: `CodeTree.similarity`. */
  minimumSimilarity: number;
  /** Rules for which missing data excludes. */
  unknownExcludes: readonly RuleName[];
  /** Most invitations per enterprise and period; null = no cap. */
  invitationCap: number | null;
  /** Days over which `recentInvitations` are counted; for the words. */
  invitationPeriodDays?: number;
  maxProposals: number;
  /** The engine stays silent about enterprises below this score, 0 to 1. */
  minimumScore: number;
  /** Least part of a lot that an enterprise must have free, 0 to 1; 0.1 when absent. */
  minimumShare?: number;
  /** How claims lose weight; absent = age does not count. */
  aging?: ClaimAging;
  /** Defaults in `defaultPriors`. */
  priors?: { pastPerformance?: Prior; responsiveness?: Prior };
}

/** A claim weighs 1 for `freshDays`, then falls evenly over `fadingDays` to `staleWeight`, 0 to 1. */
export interface ClaimAging {
  freshDays: number;
  fadingDays: number;
  staleWeight: number;
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
  /** What `npm run train` learned; absent or null: relevance as decision 0021 has it. Never changed once it is in use. */
  relevance?: RelevanceWeights | null;
}
