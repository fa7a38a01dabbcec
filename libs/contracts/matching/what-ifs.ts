// What a single change of a lot, or of the cluster's policy, would do to the lot's matches.
import { z } from 'zod';
import { defineRequest } from '../message.js';
import { Id, IsoDate } from '../values.js';

const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const WhatIfStep = z.strictObject({
  to: Value.describe('What it would be, in `unit`; null where it would not be asked for at all'),
  admitted: z.int().describe('Enterprises that would belong to the matches of the lot, before the best are taken, and do not now'),
  lost: z.int().describe('Enterprises that belong now and would not'),
  words: z.string().describe('One sentence, in English'),
});

export const WhatIf = z.strictObject({
  change: z.enum([
    'deadline', 'max_distance', 'ceiling_price', 'certification', 'language',
    'minimum_share', 'minimum_similarity', 'minimum_score', 'invitation_cap', 'unknown_excludes',
  ]),
  whose: z.enum(['lot', 'policy']).describe('Of the lot, or of the policy of its cluster; the latter is told to the cluster only'),
  what: z.string().nullable().describe('The scheme (null: all of them) or language that would not be asked for, or the rule that would not exclude for want of data'),
  unit: z.string().nullable().describe('UNECE Rec 20 code or ISO 4217 currency'),
  now: Value.describe('What it is, in `unit`'),
  steps: z.array(WhatIfStep).describe(
    'Mild to strong, each admits more than the one before. The first is the least that admits anybody: to the day, the whole km, the percent of the ceiling, '
    + 'the hundredth of a share or score'),
});
export type WhatIf = z.infer<typeof WhatIf>;

export const LotWhatIfs = z.strictObject({
  lotId: Id,
  asOf: IsoDate.describe('The day for which it was computed'),
  belong: z.int().describe('Enterprises that belong to the matches of the lot as it is'),
  changes: z.array(WhatIf).describe('Each alone; one that would admit nobody is left out'),
  algorithmVersion: z.string(), weightsVersion: z.int(),
}).describe('Every count is that of matching the changed lot, by the data of this moment');
export type LotWhatIfs = z.infer<typeof LotWhatIfs>;

export const GetLotWhatIfs = defineRequest({ owner: 'matching', name: 'GetLotWhatIfs', input: z.strictObject({ lotId: Id }), output: LotWhatIfs });
