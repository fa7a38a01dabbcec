// Splitting a lot over the enterprises proposed for it: what a split is to keep, what one would look like, and splits that were decided.
import { z } from 'zod';
import { defineRequest } from '../message.js';
import { Id, IsoTime, PageQuery, Quantity, Version, pageOf, prose } from '../values.js';
import { Ruling, proposalStatuses } from './proposals.js';

const most = 100;
const part = (what: string) => z.number().min(0).max(1).nullable().default(null).describe(`${what}, as a part of what is split, 0 to 1; null: none is demanded`);

/** What a split as a whole is to keep. */
export const AllocationDemands = z.strictObject({
  maximumEnterprises: z.int().min(1).max(most).nullable().default(null).describe('At most so many enterprises; null: any number'),
  shareCap: part('The largest share of one enterprise').refine((cap) => cap === null || cap > 0, { message: 'must be above 0' }),
  newcomersFloor: part('The least that goes to newcomers: enterprises without a linkage and without a known past performance'),
  inclusionQuota: part('The least that goes to enterprises that owe their place to the policy of the cluster, where that has a step of inclusion: `isPlacedByPolicy` among `candidates`. Refused where these are fewer than 5'),
  costPerEnterprise: z.number().min(0).max(1).default(0.01)
    .describe('What managing one more enterprise costs, in score × part of the lot: 0.01 is what a score better by 0.1 gains on a tenth of the lot'),
});
export type AllocationDemands = z.infer<typeof AllocationDemands>;

export const AllocationQuestion = z.strictObject({
  ...AllocationDemands.shape,
  quantity: Quantity.nullable().default(null).describe('Split only so much, in the unit of the lot; null: all that is open and promised to nobody'),
  locked: z.array(z.strictObject({
    proposalId: Id, quantity: z.number().min(0).max(1e9).describe('Exactly so much, in the unit of the lot'),
  })).max(most).default([]).describe('Shares that you have fixed'),
  excluded: z.array(Id).max(most).default([]).describe('Proposals that are to have no share'),
  method: z.enum(['exact', 'greedy']).default('exact').describe('`exact` proves that no split is better, or says by how much one could be; `greedy` answers at once'),
  timeLimitSeconds: z.number().min(0.1).max(5).default(2).describe('Of `exact`; when it is over the best split found is answered with its gap'),
});
export type AllocationQuestion = z.infer<typeof AllocationQuestion>;

/** What is known of a share, simulated or decided. */
const share = {
  proposalId: Id, version: Version.describe('Of the proposal, as it was read'), enterpriseId: Id, enterpriseName: z.string(),
  quantity: z.number().describe('In the unit of the lot'),
  part: z.number().describe('quantity ÷ the quantity that is split'),
  score: z.number().describe('Of the proposal, to a millionth'),
  gain: z.number().describe('score × part'),
  cost: z.number().describe('Of managing one more enterprise'),
  words: z.string().describe('One sentence with the arithmetic, in English'),
};

/** Who could have taken a part, by what was known then. */
export const KeptAllocationCandidate = z.strictObject({
  proposalId: Id, version: Version, enterpriseId: Id, enterpriseName: z.string(), score: z.number(),
  freeQuantity: z.number().nullable().describe('What it has free, at most the lot, in its unit; null: it stated none, which counts as enough'),
  minimumOrder: z.number().nullable().describe('It takes nothing or at least so much; null: any quantity'),
  isNewcomer: z.boolean(),
});

export const AllocationCandidate = KeptAllocationCandidate.extend({
  isPlacedByPolicy: z.boolean().describe('Its place by score is behind all places that the newest run of the lot gave, and the policy that it went by has steps of inclusion and exposure. Which step gave it the place is not said, nor who counts'),
});
export type AllocationCandidate = z.infer<typeof AllocationCandidate>;

const demand = z.enum(['quantity', 'maximumEnterprises', 'shareCap', 'newcomersFloor', 'inclusionQuota', 'locked']);
const ofWhom = { demand, enterpriseId: Id.nullable().describe('Whose share was fixed; null unless `locked`') };

export const SimulatedAllocation = z.strictObject({
  lotId: Id, unit: z.string(),
  quantity: z.number().describe('What is split: what was asked for, or what is open of the lot and promised to nobody'),
  openQuantity: z.number().describe('What no linkage covers yet'),
  promisedQuantity: z.number().describe('What approved proposals and open invitations of the lot are for'),
  status: z.enum(['optimal', 'feasible', 'infeasible', 'unknown']).describe(
    'optimal: proven that no split is better; feasible: at most `gap` worse than the best; infeasible: proven that none keeps every demand, see '
    + '`relaxations`; unknown: none was found in the time given'),
  method: z.enum(['greedy', 'highs']).describe('Who found it'),
  shares: z.array(z.strictObject({
    ...share, isNewcomer: z.boolean(), isLocked: z.boolean(),
    limitedBy: z.enum(['free', 'shareCap', 'locked']).nullable().describe('What keeps it from taking more; null: nothing of its own'),
  })).describe('The largest first; empty when infeasible'),
  objective: z.number().describe('The gains of all shares minus their costs'),
  bound: z.number().describe('No split can be above it'), gap: z.number().describe('bound − objective; 0 when optimal'),
  words: z.string().describe('The whole sum, in English'),
  isConsortium: z.boolean().describe('Nobody could take all of it alone'),
  binding: z.array(z.strictObject({
    ...ofWhom, value: z.number(), price: z.number().describe('By so much the best split would be better without it'), words: z.string(),
  })).describe('Demands that cost something, the dearest first'),
  isPriced: z.boolean().describe('False when not every demand was asked what it costs: greedy asks none, and time may run out'),
  relaxations: z.array(z.strictObject({
    changes: z.array(z.strictObject({ ...ofWhom, from: z.number(), to: z.number(), by: z.number() })), words: z.string(),
    isLeast: z.boolean().describe('False when time ran out before it was certain that nothing less is enough'),
  })).describe('When infeasible: the ways out, each of them enough; the single ones first'),
  demands: AllocationDemands,
  candidates: z.array(AllocationCandidate).describe('Everybody who could have a share, as it was read'),
});
export type SimulatedAllocation = z.infer<typeof SimulatedAllocation>;

export const NewAllocation = z.strictObject({
  shares: z.array(z.strictObject({
    proposalId: Id, version: Version.describe('Of the proposal you decided on'), quantity: Quantity.describe('What it is to be invited for, in the unit of the lot'),
  })).min(1).max(most),
  conflictOfInterest: Ruling.options[1].shape.conflictOfInterest,
  note: prose(2000).optional(),
  demands: AllocationDemands.optional().describe('What the split was to keep, as it was simulated; it is kept with it. Left out: nothing'),
});
export type NewAllocation = z.infer<typeof NewAllocation>;

export const Allocation = z.strictObject({
  id: Id, lotId: Id, clusterId: Id, unit: z.string(), quantity: z.number().describe('The sum of the shares'),
  decidedBy: Id.describe('Account'), decidedAt: IsoTime, effectiveAt: IsoTime.describe('Until then it can be undone'), note: z.string().nullable(),
  shares: z.array(z.strictObject({
    ...share, decisionId: Id,
    status: z.enum([...proposalStatuses, 'undone'])
      .describe('What became of it: that of the proposal as long as this decision stands; else `undone`, or `withdrawn` by what happened since'),
    linkageId: Id.nullable(), linkedQuantity: z.number().nullable().describe('What both sides agreed to'),
  })).describe('The largest first'),
  objective: z.number().describe('The gains of all shares minus their costs'), words: z.string().describe('The whole sum, in English'),
  demands: AllocationDemands.nullable(),
  keepsDemands: z.boolean().nullable().describe('Whether the split kept all of them, and covered all that could be split; null without demands'),
  candidates: z.array(KeptAllocationCandidate).describe('Everybody who could have had a share, by what was known when it was decided; who owed the place to the policy is not kept'),
});
export type Allocation = z.infer<typeof Allocation>;

export const SimulateAllocation = defineRequest({
  owner: 'matching', name: 'SimulateAllocation', input: z.strictObject({ lotId: Id, question: AllocationQuestion }), output: SimulatedAllocation,
});
export const DecideAllocation = defineRequest({
  owner: 'matching', name: 'DecideAllocation', input: z.strictObject({ lotId: Id, allocation: NewAllocation }), output: Allocation,
});
export const ListAllocations = defineRequest({
  owner: 'matching', name: 'ListAllocations', input: z.strictObject({ lotId: Id, ...PageQuery.shape }), output: pageOf(Allocation),
});
export const GetAllocation = defineRequest({ owner: 'matching', name: 'GetAllocation', input: z.strictObject({ id: Id }), output: Allocation });
export const UndoAllocation = defineRequest({ owner: 'matching', name: 'UndoAllocation', input: z.strictObject({ id: Id }), output: Allocation });
