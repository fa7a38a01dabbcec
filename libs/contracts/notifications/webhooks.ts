// Webhooks: where an organisation or a cluster wants to be called, what was called, and calling again.
import { z } from 'zod';
import { defineEvent, defineJob, defineRequest } from '../message.js';
import { Id, IsoTime, PageQuery, Version, line, pageOf } from '../values.js';
import { DeliveryStatus } from './deliveries.js';

/** Names are part of the public contract: add, never rename. docs/webhooks.md says what each one brings. */
export const webhookTypes = [
  'requirement.matched', 'requirement.ended',
  'proposal.decided', 'proposal.asked', 'proposal.ended',
  'invitation.issued', 'invitation.replied', 'invitation.to_confirm',
  'linkage.agreed', 'delivery.given_up',
] as const;
export type WebhookType = (typeof webhookTypes)[number];
/** What a test call carries; nobody subscribes to it. */
export const testType = 'webhook.test';

const address = z.string().trim().min(1).max(2000)
  .describe('An https address that anybody on the internet can reach, on port 443 unless the operator allows others, without user name');
const types = z.array(z.enum(webhookTypes)).min(1).max(webhookTypes.length).describe('What you want to hear of');

export const NewWebhookEndpoint = z.strictObject({
  url: address,
  description: line(200).optional().describe('Which system it is, for the people who look after it'),
  types: types.default([...webhookTypes]).describe('What you want to hear of; everything when left out'),
  clusterId: Id.optional().describe('For cda, manager and admin: the cluster whose events you want; may be left out by who has one cluster only'),
});
export type NewWebhookEndpoint = z.infer<typeof NewWebhookEndpoint>;

export const WebhookEndpoint = z.strictObject({
  id: Id, version: Version,
  owner: z.enum(['organisation', 'cluster']), ownerId: Id.describe('The buyer or enterprise, or the cluster'),
  url: z.string(), description: z.string().nullable(), types,
  active: z.boolean().describe('False: nothing is sent. What happens meanwhile is kept and can be sent later'),
  inactiveBecause: z.enum(['owner', 'failing', 'gone']).nullable()
    .describe('`owner`: switched off by you; `failing`: it failed for a whole round of retries; `gone`: it answered 410'),
  failingSince: IsoTime.nullable().describe('Since when no call has succeeded; null when the newest one did'),
  secrets: z.array(z.strictObject({ createdAt: IsoTime, endsAt: IsoTime.nullable().describe('Null for the newest') }))
    .describe('Every call is signed with each of these, newest first'),
  createdBy: Id.describe('Account'), createdAt: IsoTime, updatedAt: IsoTime,
});
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>;

/** What is left out stays as it is. */
export const WebhookEndpointChange = z.strictObject({
  url: address.optional(),
  description: line(200).nullable().optional(),
  types: types.optional(),
  active: z.boolean().optional().describe('True switches it on again, also after it was switched off for failing'),
});
export type WebhookEndpointChange = z.infer<typeof WebhookEndpointChange>;

export const IssuedWebhookSecret = z.strictObject({
  ...WebhookEndpoint.shape, secret: z.string().describe('Shown this once: whsec_ and 32 random bytes in base64; verify calls with it'),
});
export type IssuedWebhookSecret = z.infer<typeof IssuedWebhookSecret>;

export const SecretRotation = z.strictObject({
  overlapSeconds: z.int().min(0).max(7 * 86_400).default(86_400)
    .describe('How long calls are signed with the earlier secrets as well, in s; 0 ends them at once'),
});

export const WebhookDelivery = z.strictObject({
  id: Id.describe('Also the `webhook-id` of every call: the same over retries and redeliveries'),
  endpointId: Id, type: z.string(),
  status: DeliveryStatus.describe('`sent`: the receiver answered 2xx. `failed`, `unknown`: it is tried again, the newest attempt failed or '
    + 'nobody knows whether it arrived. `dead`: given up. `no_channel`: the endpoint was off. `obsolete`: the endpoint was deleted'),
  payload: z.strictObject({ type: z.string(), timestamp: IsoTime, data: z.record(z.string(), z.unknown()) }).describe('The body, as it is sent'),
  attempts: z.array(z.strictObject({
    number: z.int(), startedAt: IsoTime, durationMs: z.int().nullable(),
    outcome: z.enum(['accepted', 'refused', 'rejected', 'not_sent', 'unknown']).nullable()
      .describe('`unknown`: sent, and no answer came; null: under way'),
    status: z.int().nullable().describe('The HTTP status of the answer'), detail: z.string().nullable(),
    reply: z.string().nullable().describe('The beginning of the answer’s body'),
  })).describe('The newest 20, newest first'),
  nextAttemptAt: IsoTime.nullable(), createdAt: IsoTime, sentAt: IsoTime.nullable(),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

export const RedeliveryWish = z.strictObject({
  since: IsoTime.describe('What was made at or after this time and did not succeed is sent again'),
});
export const RedeliveryCount = z.strictObject({
  redelivered: z.int(), more: z.boolean().describe('True when there were more than 10,000: ask again'),
});

const byId = z.strictObject({ id: Id });
export const CreateWebhookEndpoint = defineRequest({
  owner: 'notifications', name: 'CreateWebhookEndpoint', input: NewWebhookEndpoint, output: IssuedWebhookSecret,
});
export const ListWebhookEndpoints = defineRequest({
  owner: 'notifications', name: 'ListWebhookEndpoints', input: PageQuery, output: pageOf(WebhookEndpoint),
});
export const GetWebhookEndpoint = defineRequest({
  owner: 'notifications', name: 'GetWebhookEndpoint', input: byId, output: WebhookEndpoint,
});
export const ChangeWebhookEndpoint = defineRequest({
  owner: 'notifications', name: 'ChangeWebhookEndpoint',
  input: z.strictObject({ id: Id, version: Version, change: WebhookEndpointChange }), output: WebhookEndpoint,
});
export const DeleteWebhookEndpoint = defineRequest({
  owner: 'notifications', name: 'DeleteWebhookEndpoint', input: byId, output: WebhookEndpoint,
});
export const RotateWebhookSecret = defineRequest({
  owner: 'notifications', name: 'RotateWebhookSecret',
  input: z.strictObject({ id: Id, ...SecretRotation.shape }), output: IssuedWebhookSecret,
});
export const TestWebhookEndpoint = defineRequest({
  owner: 'notifications', name: 'TestWebhookEndpoint', input: byId, output: WebhookDelivery,
});
export const ListWebhookDeliveries = defineRequest({
  owner: 'notifications', name: 'ListWebhookDeliveries',
  input: z.strictObject({ ...PageQuery.shape, id: Id.describe('The endpoint'), status: DeliveryStatus.optional() }),
  output: pageOf(WebhookDelivery),
});
export const GetWebhookDelivery = defineRequest({
  owner: 'notifications', name: 'GetWebhookDelivery', input: byId, output: WebhookDelivery,
});
export const RedeliverWebhook = defineRequest({
  owner: 'notifications', name: 'RedeliverWebhook', input: byId, output: WebhookDelivery,
});
export const RedeliverWebhooks = defineRequest({
  owner: 'notifications', name: 'RedeliverWebhooks',
  input: z.strictObject({ id: Id.describe('The endpoint'), ...RedeliveryWish.shape }), output: RedeliveryCount,
});

export const WebhookEndpointDisabled = defineEvent({
  owner: 'notifications', name: 'WebhookEndpointDisabled',
  payload: z.strictObject({
    endpointId: Id, owner: WebhookEndpoint.shape.owner, ownerId: Id, because: z.enum(['failing', 'gone']),
  }),
});

export const CallWebhookEndpoint = defineJob({
  owner: 'notifications', name: 'CallWebhookEndpoint', subject: 'the id of a webhook endpoint for which deliveries are due',
});
