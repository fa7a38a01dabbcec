// What an event may tell a browser: that something of an area changed, and where. The rest is asked for as ever.
import type { Actor, EventDefinition, Payload } from '#contracts/message.js';
import {
  InvitationIssued, LinkageAgreed, ReminderDue, ReplyGiven,
} from '#contracts/matching/invitations.js';
import { MissedOpeningsChanged } from '#contracts/matching/openings.js';
import { ProposalAsked, ProposalClaimChanged, ProposalDecided, ProposalEnded } from '#contracts/matching/proposals.js';
import { MatchRunFinished, RequirementEnded, RequirementPosted } from '#contracts/matching/requirements.js';
import { DeliveryGivenUp } from '#contracts/notifications/deliveries.js';
import { WebhookEndpointDisabled } from '#contracts/notifications/webhooks.js';
import { AccountChanged } from '#contracts/registry/accounts.js';
import { BuyerChanged } from '#contracts/registry/buyers.js';
import { ClaimQuestionAnswered, ClaimQuestionAsked } from '#contracts/registry/claim-questions.js';
import { ClusterChanged } from '#contracts/registry/clusters.js';
import { EnterpriseChanged, EnterpriseRegistered } from '#contracts/registry/enterprises.js';
import { ImportChanged } from '#contracts/registry/imports.js';
import { ProviderChanged } from '#contracts/registry/providers.js';
import {
  ServiceEngagementAgreed, ServiceInvitationIssued, ServiceReminderDue, ServiceReplyGiven,
} from '#contracts/service-market/invitations.js';
import { ServiceNeedEnded, ServiceNeedMatched, ServiceNeedPosted } from '#contracts/service-market/needs.js';
import { ServiceOfferChanged } from '#contracts/service-market/offers.js';
import { OpeningProposed, OpeningSettled } from '#contracts/service-market/openings.js';
import {
  ServiceProposalAsked, ServiceProposalClaimChanged, ServiceProposalDecided, ServiceProposalEnded,
} from '#contracts/service-market/proposals.js';
import type { Envelope } from '#platform/bus/envelope.js';
import { mayKnowAccount } from './accounts.js';

export const liveAreas = [
  'proposals', 'requirements', 'runs', 'linkages', 'invitations', 'enterprises', 'buyers', 'providers', 'duplicates', 'needs', 'offers',
  'engagements', 'gaps', 'notifications', 'clusters', 'allocations', 'claims', 'imports', 'accounts',
] as const;
export type LiveArea = (typeof liveAreas)[number];

export interface Hint {
  areas: readonly LiveArea[];
  /** What a service works out or writes after it has heard of the event itself. */
  later: readonly LiveArea[];
  /** Null where the event does not say: then it concerns whoever works for any cluster. */
  clusterId: string | null;
  /** The ids of what the event is about, under their names. */
  ids: Record<string, string>;
  /** Buyers, enterprises and providers that the event names and that may know of it. */
  organisationIds: readonly string[];
  /** Where neither cluster nor organisation says it: who may know of it, and of that only that there is something. */
  isFor: ((actor: Actor) => boolean) | null;
}

interface Telling {
  event: EventDefinition;
  areas: readonly LiveArea[];
  later: readonly LiveArea[];
  named: (payload: unknown) => readonly string[];
  isFor?: (payload: unknown, actor: Actor) => boolean;
}

const nobody = () => [];

function telling<E extends EventDefinition>(
  event: E, areas: readonly LiveArea[], named: (payload: Payload<E>) => readonly string[] = nobody, later: readonly LiveArea[] = [],
): Telling {
  return { event, areas, later, named: named as Telling['named'] };
}

const notices = ['notifications'] as const;
const invited = ({ organisationId }: { organisationId: string }) => [organisationId];

const tellings: readonly Telling[] = [
  telling(RequirementPosted, ['requirements', 'runs'], ({ buyerId }) => [buyerId], notices),
  telling(RequirementEnded, ['requirements', 'proposals', 'invitations'], ({ buyerId }) => [buyerId], notices),
  telling(MatchRunFinished, ['runs', 'proposals', 'requirements', 'allocations'], ({ buyerId }) => [buyerId], notices),
  telling(ProposalClaimChanged, ['claims']),
  telling(ProposalDecided, ['proposals', 'requirements', 'allocations']),
  telling(ProposalAsked, ['proposals'], ({ enterpriseId }) => [enterpriseId], notices),
  // An enterprise that was never invited does not learn that it was proposed.
  telling(ProposalEnded, ['proposals', 'invitations', 'requirements', 'allocations'],
    ({ buyerId, enterpriseId, wasInvited }) => (wasInvited ? [buyerId, enterpriseId] : [buyerId]), notices),
  telling(InvitationIssued, ['invitations', 'proposals', 'allocations'], invited, notices),
  telling(ReminderDue, [], invited, notices),
  telling(ReplyGiven, ['invitations', 'proposals'], ({ organisationId, toConfirm }) => [organisationId, ...(toConfirm ? invited(toConfirm) : [])], notices),
  telling(LinkageAgreed, ['linkages', 'proposals', 'invitations', 'requirements', 'allocations'], ({ buyerId, enterpriseId }) => [buyerId, enterpriseId], [...notices, 'needs']),
  telling(ServiceNeedPosted, ['needs'], ({ enterpriseId }) => [enterpriseId], ['gaps']),
  telling(ServiceNeedEnded, ['needs', 'proposals', 'invitations'], ({ enterpriseId }) => [enterpriseId], [...notices, 'gaps']),
  telling(ServiceNeedMatched, ['needs', 'proposals'], ({ enterpriseId }) => [enterpriseId], [...notices, 'gaps']),
  telling(ServiceProposalClaimChanged, ['claims']),
  telling(ServiceProposalDecided, ['proposals', 'needs']),
  telling(ServiceProposalAsked, ['proposals'], ({ providerId }) => [providerId], notices),
  telling(ServiceProposalEnded, ['proposals', 'invitations', 'needs'],
    ({ enterpriseId, providerId, wasInvited }) => (wasInvited ? [enterpriseId, providerId] : [enterpriseId]), notices),
  telling(ServiceInvitationIssued, ['invitations', 'proposals'], invited, notices),
  telling(ServiceReminderDue, [], invited, notices),
  telling(ServiceReplyGiven, ['invitations', 'proposals'], ({ organisationId, toConfirm }) => [organisationId, ...(toConfirm ? invited(toConfirm) : [])], notices),
  telling(ServiceEngagementAgreed, ['engagements', 'proposals', 'invitations', 'needs'],
    ({ enterpriseId, providerId }) => [enterpriseId, providerId], [...notices, 'gaps']),
  telling(ServiceOfferChanged, ['offers'], ({ providerId }) => [providerId], ['gaps']),
  telling(OpeningProposed, ['needs'], nobody, notices),
  telling(OpeningSettled, ['needs'], nobody, ['gaps']),
  telling(MissedOpeningsChanged, [], nobody, ['needs']),
  telling(EnterpriseRegistered, ['enterprises'], ({ enterpriseId }) => [enterpriseId], ['duplicates']),
  telling(EnterpriseChanged, ['enterprises'], ({ enterpriseId }) => [enterpriseId], ['duplicates']),
  telling(BuyerChanged, ['buyers'], ({ buyerId }) => [buyerId]),
  telling(ProviderChanged, ['providers'], ({ providerId }) => [providerId]),
  telling(ClusterChanged, ['clusters']),
  telling(ClaimQuestionAsked, ['enterprises'], ({ enterpriseId }) => [enterpriseId], notices),
  telling(ClaimQuestionAnswered, ['enterprises'], ({ enterpriseId }) => [enterpriseId], notices),
  telling(ImportChanged, ['imports']),
  { ...telling(AccountChanged, ['accounts']), isFor: mayKnowAccount as Telling['isFor'] },
  telling(DeliveryGivenUp, [], nobody, notices),
  telling(WebhookEndpointDisabled, [], ({ ownerId }) => [ownerId], notices),
];
const bySubject = new Map(tellings.map((each) => [each.event.subject, each]));

/** Subjects of the events that are told. */
export const toldSubjects: ReadonlySet<string> = new Set(bySubject.keys());

/** The hint in an event; undefined where there is nothing to tell. */
export function hintIn({ type, data }: Envelope): Hint | undefined {
  const told = bySubject.get(type);
  const payload = told?.event.payload.safeParse(data);
  if (!told || !payload?.success) return undefined;
  const { isFor } = told;
  const { clusterId = null, ...rest } = payload.data as Record<string, unknown>;
  const ids = Object.entries(rest).filter((each): each is [string, string] => each[0].endsWith('Id') && typeof each[1] === 'string');
  return {
    areas: told.areas, later: told.later, clusterId: clusterId as string | null, ids: Object.fromEntries(ids),
    organisationIds: told.named(payload.data), isFor: isFor ? (actor) => isFor(payload.data, actor) : null,
  };
}
