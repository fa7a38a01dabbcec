// The arithmetic behind a proposal, complete: whoever has it can compute every number in it again.
import { z } from 'zod';
import type { Role } from '../message.js';
import { Id, IsoDate, Version } from '../values.js';
import { named, type Words } from './words.js';

const Fact = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** Data by name; a list is a small table, one record a row. */
export const Data = z.record(z.string(), z.union([Fact, z.array(z.record(z.string(), Fact))]));

export const RuleResult = z.strictObject({
  rule: z.string(), outcome: z.enum(['pass', 'fail', 'unknown']),
  required: Fact.describe('What is asked for, by the lot or need or by the policy, in `unit`; null when nothing is'),
  actual: Fact.describe('What the enterprise or provider has, in `unit`; null when not known'),
  margin: z.number().nullable()
    .describe('0 or more passes; in `unit`. A difference below a billionth of the larger number counts as none'),
  unit: z.string().nullable().describe('UNECE Rec 20 code or ISO 4217 currency'),
  text: z.string().describe('Key of the sentence, e.g. `capacity.part`: with `params` it can be said in any language'),
  params: Data.describe('What `actual` and `margin` were computed from; a list is a table, e.g. the capacity slots that count'),
  words: z.string().describe('One sentence with the arithmetic, in English'),
});
export const CriterionResult = z.strictObject({
  criterion: z.string(),
  value: z.number().describe('0 to 1'),
  basis: z.enum(['data', 'prior', 'none']).describe('`prior`: no data, neutral value used; `none`: not asked for, not counted'),
  weight: z.number().describe('The cluster’s weight as a share of all counted weights'),
  contribution: z.number().describe('weight × value; contributions add up to the score, to the last bit, in this order'),
  inputs: Data.describe('What `value` was computed from, and `clusterWeight` / `countedWeight` = `weight`; a list is a table'),
  words: z.string().describe('One sentence with the arithmetic, in English'),
});
export type RuleResult = z.infer<typeof RuleResult>;
export type CriterionResult = z.infer<typeof CriterionResult>;

/** The parts of an explanation in the words of one service. */
export function explanationsOf<S extends string, O extends Role, C extends string>(
  { subject, offering, claim }: Words<string, S, Role, O, C>,
) {
  const Claim = z.strictObject({
    ...named(`${claim}Id`, Id), code: z.string(), unit: z.string().describe('As stated'), status: z.enum(['declared', 'verified']),
    statedOn: IsoDate, daysOld: z.int().nullable().describe('Age of the claim on the day `asOf`'), words: z.string(),
  }).describe(`The ${claim} claim that decides: the one nearest to the code of the ${subject}`);
  /** Of one pair, without its claim. */
  const arithmetic = {
    score: z.number(),
    confidence: z.number().describe('How much of it is known, 0 to 1: weightOnData × (1 - unknownRules / rules)'),
    confidenceParts: z.strictObject({
      weightOnData: z.number().describe('Share of the counted weight whose criteria have the basis `data`, 0 to 1'),
      unknownRules: z.int().describe('Rules with the outcome `unknown`'),
      rules: z.int(),
      words: z.string(),
    }),
    criteria: z.array(CriterionResult), rules: z.array(RuleResult),
    asOf: IsoDate.describe('The day for which it was computed'),
    ...named(`${subject}Id`, Id), quantity: z.number().describe(`What was open of the ${subject}, in \`unit\``),
    unit: z.string().describe(`Unit of the ${subject}, UNECE Rec 20 code`),
    ...named(`${offering}Version`, Version.describe(`Version of the ${offering} that was read`)),
    algorithmVersion: z.string(), weightsVersion: z.int(),
  };
  const Explanation = z.strictObject({ ...arithmetic, claim: Claim, watermark: z.string(), inputHash: z.string(), runId: Id });
  return { Claim, arithmetic, Explanation };
}
