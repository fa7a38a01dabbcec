// Service needs: what enterprises lack and providers may have, stated by an enterprise or seen by the system.
import { z } from 'zod';
import { defineEvent, defineJob, defineRequest } from '../message.js';
import { changeOf } from '../registry/change.js';
import {
  ChangesQuery, ClassificationCode, Id, IsoDate, IsoTime, Language, Money, PageQuery, Place, Quantity, UnitName, Version, line, pageOf,
  positive,
} from '../values.js';
import { RuleResult } from '../brokering/explanations.js';
import { MissedOpening } from '../matching/openings.js';
import { WeeklyTimes } from './times.js';


export const NeedPlace = z.strictObject({
  ...Place.shape,
  maxDistanceKm: positive().max(20040).optional().describe('Great-circle distance to the nearest place of the offer'),
});
export type NeedPlace = z.infer<typeof NeedPlace>;
export const Urgency = z.enum(['low', 'normal', 'high']);
export type Urgency = z.infer<typeof Urgency>;

/** What may be changed as long as the need is open. */
const constraints = {
  urgency: Urgency.default('normal'),
  wantedBy: IsoDate.describe('Last day on which it is of use; not in the past'),
  place: NeedPlace.optional().describe('From where one has to come; leave out when it does not matter'),
  times: z.array(WeeklyTimes).max(20).default([]).describe('When one could come; empty: whenever'),
  language: Language.optional().describe('Language in which it must be held'),
  budget: Money.optional().describe('Most that is paid per unit'),
};

export const NewServiceNeed = z.strictObject({
  clusterId: Id,
  enterpriseId: Id.optional().describe('Only for a CDA who posts for an enterprise; enterprises post for themselves'),
  code: ClassificationCode.optional().describe('Classification code; leave out to have codes proposed from the text'),
  text: line(500).optional().describe('What is needed, in your own words'),
  quantity: Quantity.default(1).describe('How much, e.g. how many participants'),
  unit: UnitName.optional().describe('Of the quantity; left out: the unit of the code'),
  ...constraints,
}).refine((need) => need.code !== undefined || need.text !== undefined, {
  message: 'state a code or a text; with a text alone, codes are proposed', path: ['code'],
});
export type NewServiceNeed = z.infer<typeof NewServiceNeed>;

export const ServiceNeedChange = changeOf({
  ...constraints, place: NeedPlace.nullable(), language: Language.nullable(), budget: Money.nullable(),
}).describe('What is left out stays as it is; null takes it away');
export type ServiceNeedChange = z.infer<typeof ServiceNeedChange>;

export const needOrigins = ['enterprise', 'market_opening'] as const;
export const needStatuses = ['proposed', 'confirmed', 'dismissed', 'open', 'met', 'withdrawn', 'expired'] as const;
export const ServiceNeedStatus = z.enum(needStatuses)
  .describe('`proposed`: the system saw it and a CDA has not ruled yet; `met`: engagements cover it');
export type ServiceNeedStatus = z.infer<typeof ServiceNeedStatus>;

/** What the enterprises of a cluster keep missing of open lots, as matching summed it up when it was looked at last. */
export const MarketOpening = z.strictObject({
  ...MissedOpening.shape,
  words: z.string().describe('The same in one line: ISO 9001: 14 enterprises, 6 lots, USD 80,000'),
  because: z.string().describe('Why the service of this code is proposed'),
  computedAt: IsoTime,
});
export type MarketOpening = z.infer<typeof MarketOpening>;

export const dismissReasons = ['no_priority', 'offered_already', 'enterprises_do_not_want', 'too_few', 'data_outdated', 'other'] as const;
export const NeedRuling = z.strictObject({
  ruling: z.enum(['confirm', 'dismiss']), reasonCode: z.enum(dismissReasons).nullable().describe('Of a dismissal'),
  note: z.string().nullable(), ruledBy: Id.nullable().describe('The account'), ruledAt: IsoTime,
});
export type NeedRuling = z.infer<typeof NeedRuling>;

export const ProposedServiceCode = z.strictObject({
  code: ClassificationCode, label: z.string(), score: z.number().describe('0 to 1'), because: z.array(z.string()).describe('Words recognised'),
  unitProblem: z.string().nullable().describe('Why the unit of the need does not fit this code, and which units would; null when it fits'),
});

export const ServiceNeed = z.strictObject({
  id: Id, version: Version, status: ServiceNeedStatus, origin: z.enum(needOrigins), clusterId: Id,
  enterpriseId: Id.nullable().describe('Null for a group of enterprises that the system proposes; see `opening`'),
  enterpriseName: z.string().nullable(),
  title: z.string().describe('The text, or the label of the code'),
  code: ClassificationCode.nullable().describe('The code that matching uses'),
  codeStatus: z.enum(['stated', 'proposed', 'none']).describe('`proposed`: taken from the text, please confirm; `none`: nothing recognised: state one'),
  proposedCodes: z.array(ProposedServiceCode),
  text: z.string().nullable(), quantity: z.number(), unit: z.string(),
  urgency: Urgency, wantedBy: IsoDate, place: NeedPlace.nullable(), times: z.array(WeeklyTimes), language: Language.nullable(),
  budget: Money.nullable(),
  coveredQuantity: z.number().describe('What engagements cover so far, in the unit of the need'),
  opening: MarketOpening.nullable().describe('What it was born from; null when an enterprise stated it'),
  ruling: NeedRuling.nullable().describe('What a CDA decided about a need that the system proposed'),
  openingNeedId: Id.nullable().describe('The proposed need from which it was made when a CDA confirmed that'),
  lastMatchId: Id.nullable().describe('Newest match; see GET /v1/service-needs/{id}/matches'),
  createdAt: IsoTime, updatedAt: IsoTime,
});
export type ServiceNeed = z.infer<typeof ServiceNeed>;

export const PostServiceNeed = defineRequest({
  owner: 'service-market', name: 'PostServiceNeed', input: NewServiceNeed, output: ServiceNeed,
});
export const ChangeServiceNeed = defineRequest({
  owner: 'service-market', name: 'ChangeServiceNeed',
  input: z.strictObject({ id: Id, version: Version, change: ServiceNeedChange }), output: ServiceNeed,
});
export const WithdrawServiceNeed = defineRequest({
  owner: 'service-market', name: 'WithdrawServiceNeed', input: z.strictObject({ id: Id, version: Version }), output: ServiceNeed,
});
export const ConfirmServiceNeedCode = defineRequest({
  owner: 'service-market', name: 'ConfirmServiceNeedCode',
  input: z.strictObject({ id: Id, version: Version, code: ClassificationCode }), output: ServiceNeed,
});
export const GetServiceNeed = defineRequest({
  owner: 'service-market', name: 'GetServiceNeed', input: z.strictObject({ id: Id }), output: ServiceNeed,
});
export const ListServiceNeeds = defineRequest({
  owner: 'service-market', name: 'ListServiceNeeds',
  input: z.strictObject({
    ...PageQuery.shape, clusterId: Id.optional(), enterpriseId: Id.optional(), status: ServiceNeedStatus.optional(),
    origin: z.enum(needOrigins).optional(), code: ClassificationCode.optional().describe('This code and those below it'),
  }),
  output: pageOf(ServiceNeed),
});

export const NeedChanges = z.strictObject({
  proposed: z.int().describe('Needs that the system proposes for a group of enterprises and nobody has confirmed or dismissed'),
  newProposed: z.int().describe('Of these: proposed since'),
});
export type NeedChanges = z.infer<typeof NeedChanges>;
export const CountNeedChanges = defineRequest({
  owner: 'service-market', name: 'CountNeedChanges', input: ChangesQuery, output: NeedChanges,
});

export const OfferNearMiss = z.strictObject({
  offerId: Id, offerTitle: z.string(), providerId: Id, providerName: z.string(),
  ...RuleResult.shape,
  rule: z.string().describe('The one rule that failed'),
  margin: z.number().nullable().describe('By how much, in `unit`; negative; null where there is no number'),
  wouldScore: z.number().nullable().describe('The score it would have without the failure'),
});
export type OfferNearMiss = z.infer<typeof OfferNearMiss>;

export const matchTriggers = [
  'posted', 'need_changed', 'code_confirmed', 'offer_changed', 'provider_changed', 'cluster_changed', 'classification_changed',
  'place_freed', 'day_changed', 'decision_undone',
] as const;
export const NeedMatch = z.strictObject({
  id: Id, needId: Id, trigger: z.enum(matchTriggers),
  algorithmVersion: z.string().nullable(), weightsVersion: z.int().nullable(),
  inputHash: z.string().nullable().describe('SHA-256 over everything it read'),
  watermark: z.string().nullable().describe('Newest change of the registry that an event had brought (its transaction id)'),
  counts: z.strictObject({
    offers: z.int().describe('Open offers of a like code that serve the cluster'),
    fitting: z.int().describe('Those that pass every rule and reach the least score'),
    proposed: z.int(), withdrawn: z.int(),
    excludedByRule: z.record(z.string(), z.int()).describe('Offers by the rules they failed; `settled`: their provider has had its answer'),
  }).nullable(),
  nearMisses: z.array(OfferNearMiss),
  unmetReason: z.string().nullable()
    .describe('Why no offer fits: `no_offer`, the rule that the nearest offer failed, `several_rules`, `below_minimum_score`, `settled` (its providers '
      + 'have answered), `no_code`; null when one does'),
  noneReason: z.string().nullable().describe('The same in words'),
  createdAt: IsoTime,
});
export type NeedMatch = z.infer<typeof NeedMatch>;
export const ListNeedMatches = defineRequest({
  owner: 'service-market', name: 'ListNeedMatches',
  input: z.strictObject({ ...PageQuery.shape, needId: Id }), output: pageOf(NeedMatch),
});

export const ServiceNeedPosted = defineEvent({
  owner: 'service-market', name: 'ServiceNeedPosted', payload: z.strictObject({ needId: Id, clusterId: Id, enterpriseId: Id }),
});
export const ServiceNeedEnded = defineEvent({
  owner: 'service-market', name: 'ServiceNeedEnded',
  payload: z.strictObject({ needId: Id, clusterId: Id, enterpriseId: Id, how: z.enum(['met', 'withdrawn', 'expired']) }),
});
export const ServiceNeedMatched = defineEvent({
  owner: 'service-market', name: 'ServiceNeedMatched',
  payload: z.strictObject({ matchId: Id, needId: Id, clusterId: Id, enterpriseId: Id, proposals: z.int(), withdrawn: z.int() }),
});

export const MatchNeed = defineJob({ owner: 'service-market', name: 'MatchNeed', subject: 'the id of a need that is to be matched' });
export const ExpireNeed = defineJob({ owner: 'service-market', name: 'ExpireNeed', subject: 'the id of a need whose last day has passed' });
