// The in-app feed, and what was sent to whom on which channel.
import { z } from 'zod';
import { defineEvent, defineJob, defineRequest } from '../message.js';
import { ChangesQuery, Id, IsoTime, PageQuery, pageOf } from '../values.js';

export const Reference = z.strictObject({
  type: z.enum([
    'invitation', 'proposal', 'linkage', 'requirement', 'match_run',
    'service_invitation', 'service_proposal', 'service_engagement', 'service_need', 'webhook_endpoint', 'claim_question', 'password_link',
  ]),
  id: Id,
});
export type Reference = z.infer<typeof Reference>;

export const FeedItem = z.strictObject({
  id: Id, template: z.string().describe('What it is about, e.g. invitation or outcome-declined'),
  subject: z.string(), body: z.string(), language: z.string(),
  reason: z.string().nullable().describe('Why, as a code, e.g. no_capacity; `body` says it in words. Null where there is no reason'),
  refersTo: Reference.nullable().describe('What you can open about it; null where there is nothing that you may see'),
  createdAt: IsoTime,
  readAt: IsoTime.nullable().describe('The first time. An organisation has one mark: what one of its accounts has read is read for all of '
    + 'them. CDAs, managers and admins have a mark each'),
});
export type FeedItem = z.infer<typeof FeedItem>;
export const ListFeed = defineRequest({
  owner: 'notifications', name: 'ListFeed', input: z.strictObject({ ...PageQuery.shape, unread: z.union([z.boolean(), z.stringbool()]).optional() }), output: pageOf(FeedItem),
});
export const MarkRead = defineRequest({ owner: 'notifications', name: 'MarkRead', input: z.strictObject({ id: Id }), output: FeedItem });

export const DeliveryStatus = z.enum(['pending', 'sent', 'failed', 'unknown', 'dead', 'no_channel', 'obsolete']);
export const Delivery = z.strictObject({
  id: Id, eventId: Id, recipientId: Id, channel: z.enum(['feed', 'email']), template: z.string(), language: z.string().nullable(),
  clusterId: Id.nullable(), refersTo: Reference.describe('What it is about'),
  status: DeliveryStatus.describe('`unknown`: a crash came between sending and noting it; it was sent once more with the same Message-ID. '
    + '`obsolete`: what it asked for was over before it went out, so nothing was sent'),
  attempts: z.int(), unknownSends: z.int().describe('Sends of which nobody knows whether they arrived'),
  lastError: z.string().nullable(), nextAttemptAt: IsoTime.nullable(), createdAt: IsoTime, sentAt: IsoTime.nullable(),
});
export type Delivery = z.infer<typeof Delivery>;
export const ListedDelivery = z.strictObject({
  ...Delivery.shape,
  recipient: z.strictObject({ kind: z.enum(['enterprise', 'buyer', 'provider', 'account']), name: z.string() }).nullable()
    .describe('Whom it is for; null where nobody has the id any more, and when the registry cannot be reached'),
});
export type ListedDelivery = z.infer<typeof ListedDelivery>;
export const ListDeliveries = defineRequest({
  owner: 'notifications', name: 'ListDeliveries',
  input: z.strictObject({ ...PageQuery.shape, clusterId: Id.optional(), status: DeliveryStatus.optional(), recipientId: Id.optional() }),
  output: pageOf(Delivery),
});
export const ReplayDelivery = defineRequest({ owner: 'notifications', name: 'ReplayDelivery', input: z.strictObject({ id: Id }), output: Delivery });

export const DeliveryAttempt = z.strictObject({
  number: z.int(), startedAt: IsoTime, endedAt: IsoTime.nullable().describe('Null while it goes on, and after a crash'),
  outcome: z.enum(['accepted', 'refused', 'rejected', 'not_sent', 'unknown']).nullable()
    .describe('`refused`: the receiver said not now; `rejected`: for good; `not_sent`: it never got the whole message; `unknown`: nobody knows whether it kept it'),
});
export type DeliveryAttempt = z.infer<typeof DeliveryAttempt>;
export const DeliveryAbout = z.strictObject({
  ...Delivery.shape, tries: z.array(DeliveryAttempt).describe('In their order; none for the feed'),
});
export type DeliveryAbout = z.infer<typeof DeliveryAbout>;
/** Internal to the gateway: what was sent about some things, the earliest first. */
export const ListDeliveriesAbout = defineRequest({
  owner: 'notifications', name: 'ListDeliveriesAbout', input: z.strictObject({ ids: z.array(Id).max(50) }),
  output: z.strictObject({ items: z.array(DeliveryAbout).describe('200 at most') }),
});

export const DeliveryChanges = z.strictObject({
  givenUp: z.int().describe('E-mails that are not attempted any more although nobody knows them to be sent, and that nobody has sent again'),
  newGivenUp: z.int().describe('Of these: given up since'),
});
export type DeliveryChanges = z.infer<typeof DeliveryChanges>;
export const CountDeliveryChanges = defineRequest({
  owner: 'notifications', name: 'CountDeliveryChanges', input: ChangesQuery, output: DeliveryChanges,
});

/** How an e-mail ends that is not attempted any more although nobody knows it to be sent. */
export const givenUpStatuses = ['no_channel', 'dead', 'unknown'] as const satisfies readonly z.infer<typeof DeliveryStatus>[];
export type GivenUpStatus = (typeof givenUpStatuses)[number];
export const DeliveryGivenUp = defineEvent({
  owner: 'notifications', name: 'DeliveryGivenUp', payload: z.strictObject({ deliveryId: Id, status: z.enum(givenUpStatuses) }),
});

export const SendDelivery = defineJob({ owner: 'notifications', name: 'SendDelivery', subject: 'the id of a delivery' });

export type DeliveryStatus = z.infer<typeof DeliveryStatus>;
