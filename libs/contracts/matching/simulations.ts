// A cluster's last lots replayed under another policy or other weights: who would have been proposed, before anybody switches it on.
import { z } from 'zod';
import { defineRequest } from '../message.js';
import { changeOf } from '../registry/change.js';
import { MatchingPolicy, MatchingWeights } from '../registry/clusters.js';
import { Id, IsoTime } from '../values.js';

/** Lots of a simulation at most, and pairs of an enterprise and a lot that it judges at most. */
export const mostReplayed = 200;
export const mostJudged = 200_000;
/** Proposals of a simulation that are told one by one at most. */
export const mostMoves = 200;

export const PolicySimulation = z.strictObject({
  policy: changeOf(MatchingPolicy.shape).optional().describe('The parts of the policy that would change'),
  weights: changeOf(MatchingWeights.shape).optional().describe('The weights that would change'),
  last: z.int().min(1).max(mostReplayed).default(50).describe('So many of the newest lots of the cluster are replayed'),
  invitedPerLot: z.int().min(0).max(20).default(3).describe('So many of the first of each list are taken to be invited: nobody knows what a CDA would have decided'),
});
export type PolicySimulation = z.infer<typeof PolicySimulation>;

const Side = z.strictObject({
  places: z.int().describe('Places in the lists of all lots'),
  proposed: z.int().describe('Enterprises with a place in any'),
  gini: z.number().describe('How unevenly places fall on all that were among the best 100 of any lot on either side: 0 = all alike, towards 1 = one has them all'),
  newcomersShare: z.number().describe('Part of the places that newcomers have, 0 to 1'),
  meanCost: z.number().describe('Score that a list gives up by the policy, on average, by its own weights'),
  missed: z.int().describe('Lots in which a floor could not be met'),
});

const SimulatedPlace = z.strictObject({ rank: z.int().min(1), score: z.number().describe('By the weights of that side, 0 to 1') });

const SimulatedLot = z.strictObject({
  lotId: Id, requirementId: Id, title: z.string().describe('Of the requirement'), number: z.int().describe('Of the lot in it'), postedAt: IsoTime,
  added: z.int(), dropped: z.int(), moved: z.int(),
  proposals: z.array(z.strictObject({
    enterpriseId: Id, enterpriseName: z.string(), before: SimulatedPlace.nullable().describe('Null: not proposed now'), after: SimulatedPlace.nullable().describe('Null: not proposed then'),
  })).describe('Those that are added, dropped or of another rank, by their rank then; the dropped ones last'),
});
export type SimulatedLot = z.infer<typeof SimulatedLot>;

export const SimulatedPolicy = z.strictObject({
  clusterId: Id,
  replayed: z.int().describe('Lots'),
  skipped: z.int().describe('Lots as new as those replayed that neither side could match: their code is no longer in the classification, or the engine refuses them. They count nowhere else'),
  from: IsoTime.nullable().describe('When the earliest of those replayed was posted; null when there was none'),
  to: IsoTime.nullable(),
  limit: z.enum(['lots', 'judged', 'time']).nullable()
    .describe(`Why not all that were asked for: the cluster has no more; ${mostJudged} pairs of enterprise and lot are judged at most, of the newest lots; the time was over, and the later ones are missing. Null: all that were asked for`),
  leftOut: z.array(z.literal('inclusion')).describe('Steps that are not simulated: who counts towards inclusion is told to a match run alone'),
  before: Side.describe('By the policy and the weights of the cluster'),
  after: Side.describe('By those that were given'),
  enterprises: z.array(z.strictObject({
    enterpriseId: Id, enterpriseName: z.string(), before: z.int().describe('Places'), after: z.int(), change: z.int().describe('after - before'),
  })).describe('Whose number of places changes, the largest change first; 200 at most'),
  changed: z.int().describe('Enterprises whose number of places changes'),
  added: z.int().describe('Proposals that only those settings that were given make, of all lots'),
  dropped: z.int().describe('Proposals that they do not make any more'),
  moved: z.int().describe('Proposals that both make, at another rank'),
  changedLots: z.int().describe('Lots with any of these'),
  lots: z.array(SimulatedLot).describe(`Lots with any of these, the newest first; ${mostMoves} proposals at most, and whole lots but the first`),
}).describe('Lots as they are now with nothing linked yet, on the day they were posted, and enterprises as they are now: exposure and linkages count from the first lot that is replayed on');
export type SimulatedPolicy = z.infer<typeof SimulatedPolicy>;

export const SimulatePolicy = defineRequest({
  owner: 'matching', name: 'SimulatePolicy', input: z.strictObject({ clusterId: Id, ...PolicySimulation.shape }), output: SimulatedPolicy,
});
