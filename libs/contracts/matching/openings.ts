// Market openings that enterprises of a cluster miss for want of one thing: what the service market asks of matching.
import { z } from 'zod';
import { defineEvent, defineRequest } from '../message.js';
import { Currency, Id, IsoDate, Money } from '../values.js';

/** The hard rules that a service could help an enterprise to pass. */
export const mendableRules = ['capacity', 'lead_time', 'ceiling_price', 'certifications', 'language'] as const;
export type MendableRule = (typeof mendableRules)[number];

/** Ids that come with an opening: those who miss the most lots, and the lots that the most of them miss. */
export const idsShown = 200;

/** Money of one currency; a sum may be above what one lot may state. */
export const SumOfMoney = z.strictObject({
  amount: z.number().min(0).describe('In units of the currency, not cents'), currency: Currency,
});
export type SumOfMoney = z.infer<typeof SumOfMoney>;

export const MissedLot = z.strictObject({
  lotId: Id, runId: Id.describe('The newest run of the lot, from which this is known'),
  enterprises: z.int().min(1).describe('Enterprises that miss this lot for it'),
});
export type MissedLot = z.infer<typeof MissedLot>;

export const MissedOpening = z.strictObject({
  rule: z.enum(mendableRules).describe('The one rule that these enterprises fail'),
  what: z.string().nullable()
    .describe('What they lack: a certification scheme in capitals and digits alone, a language; null where the rule says it all'),
  label: z.string().nullable().describe('The same as buyers write it most'),
  enterprises: z.int().describe('Enterprises that miss at least one of the lots for it, and would be proposed but for that'),
  enterpriseIds: z.array(Id).max(idsShown).describe('Those who miss the most lots first'),
  lots: z.int().describe('Open lots that at least one of them misses for it'),
  missedLots: z.array(MissedLot).max(idsShown).describe('Those that the most enterprises miss first'),
  lotsNobodyFits: z.int().describe('Those of the lots that no enterprise of the cluster fits'),
  value: z.array(SumOfMoney).describe('Ceiling price × open quantity of the lots that state a price, for each currency, largest first'),
  lotsWithoutValue: z.int().describe('Lots that state no price: worth something, and nobody knows how much'),
});
export type MissedOpening = z.infer<typeof MissedOpening>;

export const SummariseMissedOpenings = defineRequest({
  owner: 'matching', name: 'SummariseMissedOpenings',
  input: z.strictObject({
    clusterId: Id,
    minimumEnterprises: z.int().min(1).default(1), minimumLots: z.int().min(1).default(1).describe('What is smaller is left out'),
    limit: z.int().min(1).max(30).default(30),
  }),
  output: z.strictObject({
    openings: z.array(MissedOpening).describe('By enterprises × lots, largest first'),
    leftOut: z.int().describe('How many more there are'),
  }),
});

/** A run has found what keeps enterprises from its lot, or that nothing does any more; of other lots it says nothing. */
export const MissedOpeningsChanged = defineEvent({
  owner: 'matching', name: 'MissedOpeningsChanged', payload: z.strictObject({ clusterId: Id, lotId: Id, runId: Id }),
});

export const OpenLot = z.strictObject({
  lotId: Id, requirementId: Id, title: z.string().describe('Of the requirement'), number: z.int(),
  text: z.string().nullable(), code: z.string().nullable(), isOpen: z.boolean(),
  openQuantity: z.number().describe('What no linkage covers, in `unit`'), unit: z.string(), deadline: IsoDate,
  ceilingPrice: Money.nullable().describe('Most that is paid per unit'),
});
export type OpenLot = z.infer<typeof OpenLot>;

export const DescribeLots = defineRequest({
  owner: 'matching', name: 'DescribeLots',
  input: z.strictObject({ clusterId: Id, lotIds: z.array(Id).max(idsShown) }),
  output: z.strictObject({ lots: z.array(OpenLot).describe('In the order asked for, without those that are not of the cluster') }),
});
