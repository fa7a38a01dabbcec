// Clusters: a place and a trade, with the weights and policies that its matching follows.
import { z } from 'zod';
import { RelevanceVersion } from '../matching/relevance-weights.js';
import { defineEvent, defineRequest } from '../message.js';
import { Currency, Id, IsoTime, Language, Place, Version, line, pageOf, PageQuery, prose } from '../values.js';
import { changeOf } from './change.js';
import { Spreading, withoutSpreading } from './spreading.js';

const weight = (what: string) => z.number().min(0).max(100).describe(`Weight of ${what}; only the proportion to the others counts`);

export const MatchingWeights = z.strictObject({
  capabilityFit: weight('how close the capability is to the code asked for').default(3),
  relevance: weight('how much earlier work is like the lot, by words and codes').default(2),
  capacityMargin: weight('free capacity against the quantity').default(2),
  leadTimeMargin: weight('days left before the deadline').default(1),
  price: weight('price hint against the ceiling').default(2),
  optionalCertifications: weight('preferred certifications held').default(1),
  distance: weight('distance to the place of delivery').default(1),
  pastPerformance: weight('on-time and rejection record').default(2),
  responsiveness: weight('share of invitations answered').default(1),
});
export type MatchingWeights = z.infer<typeof MatchingWeights>;

export const ruleNames = [
  'active', 'code', 'unit', 'capacity', 'minimum_order', 'lead_time', 'times', 'ceiling_price', 'certifications',
  'place', 'language', 'conflict_of_interest', 'opt_out', 'invitation_cap',
] as const;

export const MatchingPolicy = z.strictObject({
  minimumSimilarity: z.number().min(0).max(1).default(0.7).describe('How alike a code must be, 1 = the same code: by what both have in common in their classification (Wu-Palmer), or 0.8 times that through a partial correspondence to another one'),
  minimumScore: z.number().min(0).max(1).default(0.3).describe('Below this score the system stays silent'),
  relevanceVersion: RelevanceVersion.nullable().default(null)
    .describe('Weights learned from past awards that the criterion relevance is computed with, see GET /v1/relevance-weights; null = the starter, which has learned nothing'),
  minimumShare: z.number().min(0).max(1).default(0.1).describe('Least part of a lot that an enterprise must be able to take'),
  maxProposals: z.int().min(1).max(100).default(20).describe('Proposals per lot'),
  unknownExcludes: z.array(z.enum(ruleNames)).max(20).default([]).describe('Rules for which missing data excludes'),
  claimFreshDays: z.int().min(0).max(3650).default(180).describe('So long after it was stated or verified a claim weighs in full'),
  claimFadingDays: z.int().min(0).max(3650).default(360).describe('Over so many days after that its weight falls, evenly, to staleClaimWeight'),
  staleClaimWeight: z.number().min(0).max(1).default(0.5)
    .describe('What capability fit is multiplied by for a claim that faded, or whose last day is past; 1 = age does not count'),
  claimQuestionDays: z.int().min(0).max(3650).default(90)
    .describe('An enterprise is asked about one claim that is not fresh any more, and not again for so many days; 0 = it is not asked'),
  invitationCap: z.int().min(1).max(1000).nullable().default(10).describe('Most invitations per enterprise and period; null = no cap'),
  invitationPeriodDays: z.int().min(1).max(365).default(7),
  holdingSeconds: z.int().min(0).max(3600).default(10).describe('Time in which a decision can be undone before it takes effect'),
  replyHours: z.int().min(1).max(24 * 60).default(72).describe('Time both sides have to answer'),
  reminderHours: z.int().min(0).max(24 * 30).default(24).describe('A reminder is sent so long before the cut-off; 0 = none'),
  spreading: Spreading.default(withoutSpreading).describe('How opportunities are spread once all are scored; stated as a whole'),
});
export type MatchingPolicy = z.infer<typeof MatchingPolicy>;

export const NewCluster = z.strictObject({
  name: line(),
  trade: line(100).describe('What the cluster makes, e.g. garments'),
  place: Place,
  languages: z.array(Language).min(1).max(10).describe('In order of preference; the first is used when a person stated none'),
  currency: Currency,
  vision: prose(2000).optional(),
  weights: MatchingWeights.prefault({}),
  policy: MatchingPolicy.prefault({}),
});
export type NewCluster = z.infer<typeof NewCluster>;

export const ClusterChange = z.strictObject({
  name: line().optional(),
  trade: line(100).optional(),
  place: Place.optional(),
  languages: z.array(Language).min(1).max(10).optional(),
  vision: prose(2000).optional(),
  weights: changeOf(MatchingWeights.shape).optional().describe('The weights that change; counts a new weights version'),
  policy: changeOf(MatchingPolicy.shape).optional().describe('The parts of the policy that change; counts a new weights version'),
});

export const Cluster = z.strictObject({
  ...NewCluster.shape,
  id: Id,
  version: Version,
  weights: MatchingWeights,
  policy: MatchingPolicy,
  weightsVersion: Version.describe('Counts the changes of weights and policy; every explanation states it'),
  createdAt: IsoTime,
  updatedAt: IsoTime,
});
export type Cluster = z.infer<typeof Cluster>;

export const ClusterWeights = z.strictObject({
  clusterId: Id,
  weightsVersion: Version,
  weights: MatchingWeights,
  policy: MatchingPolicy,
  changedBy: Id.nullable().describe('The account that made this version; null for the system itself'),
  changedAt: IsoTime,
}).describe('Weights and policy as they were in one weights version: what an explanation that states it was computed with');
export type ClusterWeights = z.infer<typeof ClusterWeights>;

export const CreateCluster = defineRequest({ owner: 'registry', name: 'CreateCluster', input: NewCluster, output: Cluster });
export const ChangeCluster = defineRequest({
  owner: 'registry', name: 'ChangeCluster',
  input: z.strictObject({ id: Id, version: Version, change: ClusterChange }), output: Cluster,
});
export const GetCluster = defineRequest({ owner: 'registry', name: 'GetCluster', input: z.strictObject({ id: Id }), output: Cluster });
export const GetClusterWeights = defineRequest({
  owner: 'registry', name: 'GetClusterWeights', input: z.strictObject({ id: Id, weightsVersion: Version }), output: ClusterWeights,
});
export const ListClusters = defineRequest({ owner: 'registry', name: 'ListClusters', input: PageQuery, output: pageOf(Cluster) });

export const ClusterChanged = defineEvent({
  owner: 'registry', name: 'ClusterChanged', payload: z.strictObject({ clusterId: Id, version: Version }),
});

export type ClusterChange = z.infer<typeof ClusterChange>;
