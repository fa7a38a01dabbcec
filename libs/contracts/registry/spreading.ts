// How a cluster spreads opportunities once everybody is scored: steps in an order, each with its strength.
import { z } from 'zod';
import { InclusionCategory, inclusionCategories } from './inclusion.js';

const periodDays = z.int().min(1).max(365).default(90).describe('Days before the run that count');
const share = z.number().min(0).max(0.5).describe('Least part of the places of a lot, rounded up to whole places');

export const SpreadingStep = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('exposure'),
    strength: z.number().min(0).max(1).describe('strength × ln(1 + invitations in the period) is taken off the score; 0 = nothing. 0.02 is a good beginning with a keep of 8 of 10 places'),
    periodDays,
    keep: z.int().min(0).max(100).optional()
      .describe('Nothing is taken off the first so many by score, so they stay the first; exposure spreads only the places after them. Left out: 0. Beside a step of inclusion it needs room for the floors after it'),
  }),
  z.strictObject({
    step: z.literal('linkage_cap'),
    most: z.int().min(1).max(1000).describe('Who has so many linkages in the period is proposed for nothing more'),
    periodDays,
  }),
  z.strictObject({ step: z.literal('newcomers'), share: share.describe('Least part of the places for enterprises without a linkage and without a verified track record') }),
  z.strictObject({
    step: z.literal('inclusion'),
    share: share.describe('Least part of the places for enterprises in one of the categories that consented to count; needs looksAt of 40 or more, and beside it a step of exposure with a strength of 0.005 or more'),
    categories: z.array(InclusionCategory).min(1).max(inclusionCategories.length),
  }),
]);
export type SpreadingStep = z.infer<typeof SpreadingStep>;

export const Spreading = z.strictObject({
  looksAt: z.int().min(1).max(400).default(80)
    .describe('The steps choose among so many of the best by score, never among fewer than maxProposals; who stands further back gets no place by them'),
  steps: z.array(SpreadingStep).max(4).refine((steps) => new Set(steps.map(({ step }) => step)).size === steps.length, { message: 'names a step twice' })
    .default([]).describe('In the order in which they are charged with what they cost; when two floors cannot both be kept the first one is. None: the best by score are proposed'),
});
export type Spreading = z.infer<typeof Spreading>;

export const withoutSpreading: Spreading = { looksAt: 80, steps: [] };
