// Enterprises that are likely one and the same, with every reason and its weight; people decide.
import { z } from 'zod';
import { defineRequest } from '../message.js';
import { Id, PageQuery, pageOf } from '../values.js';

/** Most likely duplicates that are shown of one enterprise. */
export const mostDuplicates = 20;

export const DuplicateReason = z.strictObject({
  field: z.enum(['names', 'phone', 'email', 'website', 'identifier', 'address', 'postcode', 'town', 'country', 'distance'])
    .describe('What was compared; a field that one of the two does not know is no reason'),
  weight: z.number().describe('What it adds to the log-odds; above 0 speaks for one enterprise'),
  text: z.string().describe('The finding and its weight, e.g. "same e-mail address: +5.00"'),
});

export const LikelyDuplicate = z.strictObject({
  enterpriseId: Id,
  name: z.string(),
  externalId: z.string().nullable(),
  probability: z.number().min(0).max(1).describe('1 / (1 + e^-logOdds); shown from 0.5'),
  logOdds: z.number().describe('base plus the weights of all reasons'),
  base: z.number().describe('What every pair starts with that is worth comparing'),
  reasons: z.array(DuplicateReason),
});
export type LikelyDuplicate = z.infer<typeof LikelyDuplicate>;

export const likelyDuplicates = z.array(LikelyDuplicate)
  .describe(`Enterprises of the cluster that are likely the same, the most likely first, at most ${mostDuplicates}. Nothing was refused because of them`);

export const DuplicatedEnterprise = z.strictObject({
  id: Id,
  name: z.string(),
  externalId: z.string().nullable(),
  likelyDuplicates: likelyDuplicates.describe(`Enterprises registered before it that are likely the same, the most likely first, at most ${mostDuplicates}`),
});
export type DuplicatedEnterprise = z.infer<typeof DuplicatedEnterprise>;

export const DuplicateQuery = z.strictObject({ ...PageQuery.shape, clusterId: Id });

export const Distinction = z.strictObject({
  enterpriseIds: z.array(Id).length(2).describe('Two enterprises of one cluster'),
  distinct: z.boolean().describe('True: not the same, the pair is not shown again; false takes that back'),
});
export type Distinction = z.infer<typeof Distinction>;

export const ListDuplicatesOfEnterprise = defineRequest({
  owner: 'registry', name: 'ListDuplicatesOfEnterprise', input: z.strictObject({ id: Id }), output: z.strictObject({ items: likelyDuplicates }),
});
export const ListDuplicates = defineRequest({
  owner: 'registry', name: 'ListDuplicates', input: DuplicateQuery, output: pageOf(DuplicatedEnterprise),
});
export const TellEnterprisesApart = defineRequest({ owner: 'registry', name: 'TellEnterprisesApart', input: Distinction, output: Distinction });
