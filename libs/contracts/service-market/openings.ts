// Market openings that drive services: needs that the system proposes, what a CDA rules about them, and what they rest on.
import { z } from 'zod';
import { OpenLot, idsShown } from '../matching/openings.js';
import { defineEvent, defineJob, defineRequest } from '../message.js';
import { ClassificationCode, Id, IsoDate, Language, Money, Quantity, Version, prose } from '../values.js';
import { MarketOpening, ServiceNeed, Urgency, dismissReasons } from './needs.js';
import { WeeklyTimes } from './times.js';

export const OpeningConfirmation = z.strictObject({
  code: ClassificationCode.optional().describe('The service that would help; left out: the one that is proposed'),
  enterpriseIds: z.array(Id).min(1).max(idsShown).optional().describe('Of those that the opening lists; left out: all of them'),
  quantity: Quantity.default(1).describe('How much each enterprise needs, in the unit of the code'),
  urgency: Urgency.default('normal'),
  wantedBy: IsoDate.optional().describe('Last day on which it is of use; left out: the day that is proposed'),
  times: z.array(WeeklyTimes).max(20).default([]).describe('When they could come; empty: whenever'),
  language: Language.optional().describe('Language in which it must be held'),
  budget: Money.optional().describe('Most that is paid per unit'),
  note: prose(1000).optional().describe('For the cluster'),
});
export type OpeningConfirmation = z.infer<typeof OpeningConfirmation>;

export const OpeningDismissal = z.strictObject({
  reasonCode: z.enum(dismissReasons), note: prose(1000).optional().describe('For the cluster; say more when the reason is `other`'),
}).refine(({ reasonCode, note }) => reasonCode !== 'other' || note !== undefined, {
  message: 'say in a note what the other reason is', path: ['note'],
});
export type OpeningDismissal = z.infer<typeof OpeningDismissal>;

export const ConfirmedOpening = z.strictObject({
  need: ServiceNeed,
  openedNeedIds: z.array(Id).describe('One open need for each enterprise: matched with offers and counted as a gap like any other'),
  left: z.array(z.strictObject({
    enterpriseId: Id, why: z.enum(['has_such_a_need', 'not_active']).describe('`has_such_a_need`: one of this code is open already'),
  })).describe('Enterprises for which none was opened'),
});
export type ConfirmedOpening = z.infer<typeof ConfirmedOpening>;

export const OpeningExplanation = z.strictObject({
  needId: Id, clusterId: Id, opening: MarketOpening,
  enterprises: z.array(z.strictObject({ enterpriseId: Id, name: z.string(), isActive: z.boolean() }))
    .describe('Those who miss the most lots first; `opening.enterprises` counts all'),
  lots: z.array(z.strictObject({
    ...OpenLot.shape,
    runId: Id.describe('See GET /v1/match-runs/{id}'),
    enterprises: z.int().describe('Enterprises that miss this lot for it'),
    value: Money.nullable().describe('Ceiling price × open quantity; null when no price is stated'),
  })).describe('As they are now; `opening` counts them as they were when it was computed'),
});
export type OpeningExplanation = z.infer<typeof OpeningExplanation>;

export const ConfirmServiceNeed = defineRequest({
  owner: 'service-market', name: 'ConfirmServiceNeed',
  input: z.strictObject({ id: Id, version: Version, confirmation: OpeningConfirmation }), output: ConfirmedOpening,
});
export const DismissServiceNeed = defineRequest({
  owner: 'service-market', name: 'DismissServiceNeed',
  input: z.strictObject({ id: Id, version: Version, dismissal: OpeningDismissal }), output: ServiceNeed,
});
export const ExplainServiceNeed = defineRequest({
  owner: 'service-market', name: 'ExplainServiceNeed', input: z.strictObject({ id: Id }), output: OpeningExplanation,
});

export const OpeningProposed = defineEvent({
  owner: 'service-market', name: 'OpeningProposed', payload: z.strictObject({ needId: Id, clusterId: Id }),
});
export const OpeningSettled = defineEvent({
  owner: 'service-market', name: 'OpeningSettled',
  payload: z.strictObject({
    needId: Id, clusterId: Id,
    how: z.enum(['confirmed', 'dismissed', 'withdrawn']).describe('`withdrawn`: it no longer held before anybody ruled'),
  }),
});
export const CheckOpenings = defineJob({
  owner: 'service-market', name: 'CheckOpenings', subject: 'the id of a cluster whose missed openings are to be looked at',
});
