// Inclusion categories: what an enterprise says of itself if it likes, for which purposes, and what of it may be published.
import { z } from 'zod';
import { defineRequest } from '../message.js';
import { Id, IsoDate, IsoTime, line } from '../values.js';

export const inclusionCategories = [
  'women', 'youth', 'minority', 'marginalised_group', 'informal_micro', 'home_worker', 'low_education',
] as const;
export const InclusionCategory = z.enum(inclusionCategories).describe('Self-declared, never required');
export type InclusionCategory = z.infer<typeof InclusionCategory>;

export const inclusionPurposes = ['matching_policy', 'aggregate_reporting'] as const;
export const InclusionPurpose = z.enum(inclusionPurposes)
  .describe('matching_policy: counts towards an inclusion policy of the cluster; aggregate_reporting: counts in published figures of 5 or more');
export type InclusionPurpose = z.infer<typeof InclusionPurpose>;

/** No figure and no policy tells of fewer enterprises than these. */
export const smallestCell = 5;

const unique = <T>(items: readonly T[]) => new Set(items).size === items.length;

export const InclusionDeclaration = z.strictObject({
  category: InclusionCategory,
  purposes: z.array(InclusionPurpose).min(1, 'must name what it may be used for; to declare it for nothing, leave it out')
    .refine(unique, { message: 'names a purpose twice' }).describe('What the enterprise consented to; it is used for nothing else'),
  consentedOn: IsoDate.describe('When consent was given; not in the future'),
  consentGiven: line(200).optional().describe('How consent was given, e.g. "signed form, kept at the office"; required of a CDA who notes it'),
});
export type InclusionDeclaration = z.infer<typeof InclusionDeclaration>;

export const InclusionStatement = z.strictObject({
  declarations: z.array(InclusionDeclaration).min(1, 'must have one; to withdraw all, use DELETE').max(inclusionCategories.length)
    .refine((all) => unique(all.map(({ category }) => category)), { message: 'names a category twice' }),
});
export type InclusionStatement = z.infer<typeof InclusionStatement>;

export const Inclusion = z.strictObject({
  enterpriseId: Id,
  declarations: z.array(z.strictObject({
    category: InclusionCategory,
    purposes: z.array(InclusionPurpose),
    consentedOn: IsoDate,
    consentGiven: z.string().nullable().describe('How consent was given, if it was said'),
    declaredBy: z.enum(['enterprise', 'cda']).describe('Who entered it'),
    notedAt: IsoTime,
  })).describe('In the order of the categories'),
});
export type Inclusion = z.infer<typeof Inclusion>;

/** The same whatever was there before: who notes or withdraws learns nothing by it. */
export const InclusionNoted = z.strictObject({ enterpriseId: Id });
export type InclusionNoted = z.infer<typeof InclusionNoted>;

export const InclusionAggregates = z.strictObject({
  clusterId: Id,
  asOf: IsoTime.nullable().describe('When the figures were last looked at anew, once in 7 days; null before the first time'),
  cells: z.array(z.strictObject({
    category: InclusionCategory,
    count: z.int().min(smallestCell).nullable()
      .describe('Enterprises of the cluster, as published: joined and left are taken over 5 or more at a time. ' +
        'Null when fewer than 5 are in it, or fewer than 5 outside'),
  })).describe('Every category, always; categories overlap, and there is no total'),
});
export type InclusionAggregates = z.infer<typeof InclusionAggregates>;

export const InclusionAggregateQuery = z.strictObject({ clusterId: Id });

export const DeclareInclusion = defineRequest({
  owner: 'registry', name: 'DeclareInclusion', input: z.strictObject({ id: Id, ...InclusionStatement.shape }), output: InclusionNoted,
});
export const GetInclusion = defineRequest({ owner: 'registry', name: 'GetInclusion', input: z.strictObject({ id: Id }), output: Inclusion });
export const WithdrawInclusion = defineRequest({
  owner: 'registry', name: 'WithdrawInclusion', input: z.strictObject({ id: Id }), output: InclusionNoted,
});
export const GetInclusionAggregates = defineRequest({
  owner: 'registry', name: 'GetInclusionAggregates', input: InclusionAggregateQuery, output: InclusionAggregates,
});

/**
 * Between services, for one match run: which of the candidates count towards an inclusion policy. Whoever asks holds the answer in
 * memory for that run and stores it nowhere. Ends with `inclusion_pool_too_small` when fewer than 5 of them count.
 */
export const CountTowardsPolicy = defineRequest({
  owner: 'registry', name: 'CountTowardsPolicy',
  input: z.strictObject({
    runId: Id.describe('The match run, for the audit log'),
    categories: z.array(InclusionCategory).min(1).max(inclusionCategories.length).describe('The policy is for enterprises in any of them'),
    enterpriseIds: z.array(Id).min(1).max(10_000).describe('The candidates of the run'),
  }),
  output: z.strictObject({ enterpriseIds: z.array(Id).describe('Those that count and consented to matching_policy') }),
});
