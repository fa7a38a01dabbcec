// Requirements and their lots: what a buyer needs.
import { z } from 'zod';
import { LastChange } from '../audit.js';
import { defineEvent, defineJob, defineRequest } from '../message.js';
import { RuleResult } from './proposals.js';
import { RelevanceVersion } from './relevance-weights.js';
import {
  CertificationScheme, ChangesQuery, ClassificationCode, Id, IsoDate, IsoTime, Language, Money, PageQuery, Place, Quantity, UnitName,
  Version, line, pageOf, positive, prose, search,
} from '../values.js';

export const DeliveryPlace = z.strictObject({
  ...Place.shape,
  maxDistanceKm: positive().max(20040).optional().describe('Great-circle distance from the nearest establishment'),
});

export const NewLot = z.strictObject({
  code: ClassificationCode.optional().describe('Classification code; leave out to have codes proposed from the text'),
  text: line(500).optional().describe('What is needed, in your own words'),
  quantity: Quantity,
  unit: UnitName,
  deadline: IsoDate.describe('Last day of delivery; not in the past'),
  place: DeliveryPlace.optional().describe('Where the goods go; leave out when it does not matter'),
  ceilingPrice: Money.optional().describe('Most you pay per unit stated above'),
  mandatoryCertifications: z.array(CertificationScheme).max(20).default([]).describe('All must be valid at the deadline'),
  preferredCertifications: z.array(CertificationScheme).max(20).default([]).describe('Better with, possible without'),
  language: Language.optional().describe('Language in which the work must be possible'),
}).refine((lot) => lot.code !== undefined || lot.text !== undefined, {
  message: 'state a code or a text; with a text alone, codes are proposed', path: ['code'],
});
export type NewLot = z.infer<typeof NewLot>;

export const NewRequirement = z.strictObject({
  clusterId: Id,
  buyerId: Id.optional().describe('Only for a CDA who posts for a buyer; buyers post for themselves'),
  title: line(300),
  description: prose(4000).optional(),
  language: Language.optional().describe('Language of title and description'),
  draft: z.boolean().default(false).describe('True keeps it private until POST …/post: only the buyer and the account that wrote it see it'),
  lots: z.array(NewLot).min(1).max(50),
});
export type NewRequirement = z.infer<typeof NewRequirement>;

export const RequirementChange = z.strictObject({
  title: line(300).optional(),
  description: prose(4000).optional(),
  language: Language.optional(),
  lots: z.array(NewLot).min(1).max(50).optional().describe('Replaces all lots'),
}).describe('Only drafts can be changed');

export const RequirementStatus = z.enum(['draft', 'posted', 'closed', 'cancelled', 'expired']);
export type RequirementStatus = z.infer<typeof RequirementStatus>;

export const ProposedCode = z.strictObject({
  code: ClassificationCode, label: z.string(), score: z.number().describe('0 to 1'), because: z.array(z.string()).describe('Words recognised'),
  unitProblem: z.string().nullable().describe('Why the unit of the lot does not fit this code, and which units would; null when it fits'),
});

export const Lot = z.strictObject({
  id: Id,
  number: z.int().min(1),
  ...NewLot.shape,
  code: ClassificationCode.nullable().describe('The code that matching uses'),
  codeStatus: z.enum(['stated', 'proposed', 'none']).describe('`proposed`: taken from the text, please confirm; `none`: nothing recognised, or what was is measured otherwise: state one'),
  proposedCodes: z.array(ProposedCode),
  normalised: z.strictObject({ quantity: z.number(), unit: z.string() }).nullable().describe('Quantity in the unit of the code'),
  linkedQuantity: z.number().describe('What linkages cover so far, in the unit of the lot'),
  status: z.enum(['open', 'covered', 'ended']),
  lastRunId: Id.nullable().describe('Newest match run; see GET /v1/match-runs/{id}'),
});
export type Lot = z.infer<typeof Lot>;

export const Requirement = z.strictObject({
  id: Id, version: Version, status: RequirementStatus, clusterId: Id, buyerId: Id,
  title: z.string(), description: z.string().nullable(), language: z.string().nullable(),
  lots: z.array(Lot),
  postedAt: IsoTime.nullable(), createdAt: IsoTime, updatedAt: IsoTime,
});
export type Requirement = z.infer<typeof Requirement>;

export const PostRequirement = defineRequest({ owner: 'matching', name: 'PostRequirement', input: NewRequirement, output: Requirement });
export const ChangeRequirement = defineRequest({
  owner: 'matching', name: 'ChangeRequirement',
  input: z.strictObject({ id: Id, version: Version, change: RequirementChange }), output: Requirement,
});
export const MoveRequirement = defineRequest({
  owner: 'matching', name: 'MoveRequirement',
  input: z.strictObject({ id: Id, version: Version, action: z.enum(['post', 'close', 'cancel']) }), output: Requirement,
});
export const ConfirmLotCode = defineRequest({
  owner: 'matching', name: 'ConfirmLotCode',
  input: z.strictObject({ lotId: Id, version: Version.describe('Of the requirement'), code: ClassificationCode }), output: Requirement,
});
export const GetRequirement = defineRequest({ owner: 'matching', name: 'GetRequirement', input: z.strictObject({ id: Id }), output: Requirement });
export const GetRequirementLastChange = defineRequest({
  owner: 'matching', name: 'GetRequirementLastChange', input: z.strictObject({ id: Id }), output: LastChange,
});
export const ListRequirements = defineRequest({
  owner: 'matching', name: 'ListRequirements',
  input: z.strictObject({
    ...PageQuery.shape, clusterId: Id.optional(), buyerId: Id.optional(), status: RequirementStatus.optional(),
    deadlineUntil: IsoDate.optional().describe('Only posted ones with an open lot whose last day of delivery is from today (UTC) to this day'),
    q: search(100).optional().describe('Words that all stand in the title, in the text of a lot or in the name of the buyer, each in part or whole'),
  }),
  output: pageOf(Requirement),
});

export const LotPreview = z.strictObject({
  number: z.int().min(1), code: Lot.shape.code, codeStatus: Lot.shape.codeStatus, proposedCodes: Lot.shape.proposedCodes, normalised: Lot.shape.normalised,
  enterprises: z.int().nullable().describe('All active enterprises of the cluster, and inactive ones that claim a code like the lot’s; null when `reason` says why nothing was computed'),
  couldMatch: z.int().nullable().describe('Pass every rule and reach the least score; the policy of the cluster proposes the best of them'),
  belowMinimumScore: z.int().nullable().describe('Pass every rule, with too low a score; null also where `excludedByRule` is'),
  excludedByRule: z.record(z.string(), z.int()).nullable()
    .describe('Enterprises by the rules they fail, each counted with every rule it fails. For a buyer what is between enterprises and the cluster is one `other`. '
      + 'Null in a cluster so large that the best are found by the index, without judging the others'),
  reason: z.string().nullable().describe('Why nobody could match or nothing was computed, in words; null when somebody could'),
});
export type LotPreview = z.infer<typeof LotPreview>;
export const RequirementPreview = z.strictObject({
  clusterId: Id, asOf: IsoDate.describe('The day for which it was computed'), lots: z.array(LotPreview).describe('In the order given'),
}).describe('By the data of this moment; nothing is written, and nobody is named');
export type RequirementPreview = z.infer<typeof RequirementPreview>;
export const PreviewRequirement = defineRequest({
  owner: 'matching', name: 'PreviewRequirement', input: NewRequirement, output: RequirementPreview,
});

/** A lot is near its deadline this many days before. */
export const nearDeadlineDays = 7;
export const RequirementChanges = z.strictObject({
  posted: z.int().describe('Requirements posted since'),
  nearDeadline: z.int().describe(`Open lots whose deadline is within ${nearDeadlineDays} days`),
});
export type RequirementChanges = z.infer<typeof RequirementChanges>;
export const CountRequirementChanges = defineRequest({
  owner: 'matching', name: 'CountRequirementChanges', input: ChangesQuery, output: RequirementChanges,
});

export const NearMiss = z.strictObject({
  enterpriseId: Id, enterpriseName: z.string(), enterpriseVersion: Version,
  capabilityId: Id.nullable().describe('The claim that decides; null when nothing is claimed'),
  ...RuleResult.shape,
  rule: z.string().describe('The one rule that failed'),
  margin: z.number().nullable().describe('By how much, in `unit`; negative; null where there is no number'),
  wouldScore: z.number().nullable().describe('The score it would have without the failure'),
});

export const SearchedBecause = z.enum(['off', 'loading', 'few', 'other_day', 'other_classification', 'behind', 'many_apart']);
export type SearchedBecause = z.infer<typeof SearchedBecause>;

export const RunSearch = z.strictObject({
  by: z.enum(['index', 'tables']).describe('`tables`: every enterprise with a code like the lot’s was judged in full; `index`: the best were found among all of them '
    + 'by the index in memory, which gives the same proposals, and only a part was judged in full'),
  because: SearchedBecause.nullable().describe('Why not by the index: it is switched off or still loading; few enterprises claim a code like the lot’s; it is of '
    + 'another day or classification than the run; it lacks too many changes (`behind`); too many enterprises are to be judged one by one (`many_apart`). Null: by the index'),
  watermark: z.string().nullable().describe('Database transaction id: what was over before it was in the index; null: by tables'),
  late: z.int().describe('Enterprises whose changes the index lacked when the run began; they were judged one by one, so nothing that was committed is missing'),
  judged: z.int().describe('Enterprises judged in full: `passed`, `belowMinimumScore`, `excludedByRule`, near misses and missed openings are of these'),
}).describe('How the run found whom it proposes');
export type RunSearch = z.infer<typeof RunSearch>;

export const RunSpreading = z.strictObject({
  looksAt: z.int().describe('Of the best by score, at most'), seen: z.int(), places: z.int().describe('Who has one is proposed'),
  cost: z.number().describe('Score that the list gives up: the sum of the best without a policy, less that of those with a place; never negative'),
  steps: z.array(z.strictObject({
    step: z.string(),
    cost: z.number().nullable().describe('After the steps before it; negative when it gives back what one of them took. Null for all beside a step of inclusion'),
    required: z.int().nullable().describe('Places that a floor asks for'),
    placed: z.int().nullable().describe('Who of its group have a place; null for inclusion'),
    missing: z.int().nullable().describe('Above 0: the floor cannot be met, so many are missing. Null for all beside a step of inclusion'),
    barred: z.int().nullable().describe('Whom a cap keeps out'),
    met: z.boolean().nullable().describe('Whether the floor is met; null: no floor. Null for all beside a step of inclusion, of which not even is said whether it applied'),
    words: z.string(),
  })).describe('In the order of the policy'),
}).describe('What the cluster’s policy made of the scores');
export type RunSpreading = z.infer<typeof RunSpreading>;

export const MatchRun = z.strictObject({
  id: Id.describe('Kept for 90 days unless the operator says otherwise, and as long as it is the newest of its lot'), requirementId: Id, lotId: Id, status: z.enum(['pending', 'done']),
  trigger: z.enum([
    'posted', 'code_confirmed', 'enterprise_changed', 'cluster_changed', 'buyer_changed', 'classification_changed',
    'place_freed', 'day_changed', 'decision_undone',
  ]).describe('`place_freed`: a proposal was declined, refused, lapsed or agreed; `day_changed`: lead times and capacity are of the day'),
  algorithmVersion: z.string().nullable(), weightsVersion: z.int().nullable(),
  relevanceVersion: RelevanceVersion.nullable()
    .describe('The learned weights that relevance was computed with; null: the starter, or nothing was computed'),
  inputHash: z.string().nullable().describe('SHA-256 over everything the run read'),
  watermark: z.string().nullable().describe('Newest change of the registry that an event had brought (its transaction id); `inputHash` identifies what was read'),
  counts: z.strictObject({
    considered: z.int().describe('All active enterprises of the cluster, and inactive ones that claim a code like the lot’s'),
    passed: z.int(), belowMinimumScore: z.int(), proposed: z.int(), withdrawn: z.int(),
    excludedByRule: z.record(z.string(), z.int())
      .describe('Enterprises by the rules they failed; `settled`: declined, refused, lapsed or agreed for this lot already. '
        + 'For a buyer what is between enterprises and the cluster is one `other`'),
  }).nullable(),
  search: RunSearch.nullable().describe('Null while the run is pending, when there was nothing to compute, and for runs of earlier versions'),
  spreading: RunSpreading.nullable().describe('Null where the policy of the cluster spreads nothing, and for a buyer'),
  nearMisses: z.array(NearMiss).describe('For the cluster: a buyer learns names once a CDA has approved, so it sees none here'),
  noneReason: z.string().nullable().describe('Why the run proposed nobody, in words'),
  createdAt: IsoTime, finishedAt: IsoTime.nullable(),
});
export type MatchRun = z.infer<typeof MatchRun>;

export const GetMatchRun = defineRequest({ owner: 'matching', name: 'GetMatchRun', input: z.strictObject({ id: Id }), output: MatchRun });
export const ListMatchRuns = defineRequest({
  owner: 'matching', name: 'ListMatchRuns',
  input: z.strictObject({ ...PageQuery.shape, requirementId: Id }), output: pageOf(MatchRun),
});

export const RequirementPosted = defineEvent({
  owner: 'matching', name: 'RequirementPosted',
  payload: z.strictObject({ requirementId: Id, clusterId: Id, buyerId: Id, runIds: z.array(Id).describe('One pending run per lot') }),
});
export const RequirementEnded = defineEvent({
  owner: 'matching', name: 'RequirementEnded',
  payload: z.strictObject({ requirementId: Id, clusterId: Id, buyerId: Id, how: z.enum(['closed', 'cancelled', 'expired']) }),
});
export const MatchRunFinished = defineEvent({
  owner: 'matching', name: 'MatchRunFinished',
  payload: z.strictObject({ runId: Id, lotId: Id, requirementId: Id, clusterId: Id, buyerId: Id, proposals: z.int(), withdrawn: z.int() }),
});

export const MatchLot = defineJob({ owner: 'matching', name: 'MatchLot', subject: 'the id of a match run' });
export const RematchEnterprise = defineJob({ owner: 'matching', name: 'RematchEnterprise', subject: 'the id of an enterprise' });
export const RematchLot = defineJob({ owner: 'matching', name: 'RematchLot', subject: 'the id of a lot whose newest run is out of date' });
export const ExpireRequirement = defineJob({ owner: 'matching', name: 'ExpireRequirement', subject: 'the id of a requirement' });

export type DeliveryPlace = z.infer<typeof DeliveryPlace>;
export type RequirementChange = z.infer<typeof RequirementChange>;
export type ProposedCode = z.infer<typeof ProposedCode>;
export type NearMiss = z.infer<typeof NearMiss>;
