// Service gaps: what the enterprises of a cluster need and offers do not meet, by service code.
import { z } from 'zod';
import { defineJob, defineRequest } from '../message.js';
import { ClassificationCode, Id, IsoTime, PageQuery, pageOf } from '../values.js';

const count = z.int().nullable();

export const ServiceGap = z.strictObject({
  id: Id, clusterId: Id, code: ClassificationCode, label: z.string(),
  needs: count.describe('Open needs of this code'),
  urgent: count.describe('Those of high urgency'),
  offers: z.int().describe('Open offers of a like code whose provider serves the cluster'),
  fittingOffers: z.int().describe('Those that fit at least one of these needs'),
  unmet: count.describe('Needs that no offer fits'),
  unmetByReason: z.record(z.string(), z.int()).nullable()
    .describe('Unmet needs by why: `no_offer`, the rule that the nearest offer failed, or another reason of a match (`unmetReason`)'),
  suppressed: z.boolean().describe('True for a provider when there are fewer than 5 needs: the counts of needs are null then'),
  computedAt: IsoTime,
});
export type ServiceGap = z.infer<typeof ServiceGap>;

export const ListServiceGaps = defineRequest({
  owner: 'service-market', name: 'ListServiceGaps',
  input: z.strictObject({
    ...PageQuery.shape, clusterId: Id.optional(), code: ClassificationCode.optional().describe('This code and those below it'),
  }),
  output: pageOf(ServiceGap),
});

export const RefreshGaps = defineJob({ owner: 'service-market', name: 'RefreshGaps', subject: 'the id of a cluster whose needs or offers changed' });
