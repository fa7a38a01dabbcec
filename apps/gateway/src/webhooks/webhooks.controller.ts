// Webhook endpoints and their deliveries over HTTP.
import { Controller } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import {
  ChangeWebhookEndpoint,
  CreateWebhookEndpoint,
  DeleteWebhookEndpoint,
  GetWebhookDelivery,
  GetWebhookEndpoint,
  IssuedWebhookSecret,
  ListWebhookDeliveries,
  ListWebhookEndpoints,
  NewWebhookEndpoint,
  RedeliverWebhook,
  RedeliverWebhooks,
  RedeliveryCount,
  RedeliveryWish,
  RotateWebhookSecret,
  SecretRotation,
  TestWebhookEndpoint,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEndpointChange,
} from '#contracts/notifications/webhooks.js';
import { PageQuery } from '#contracts/values.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { involved } from '../http/roles.js';

const HistoryQuery = ListWebhookDeliveries.input.omit({ id: true });

@Controller()
export class WebhooksController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'POST',
    path: '/v1/webhook-endpoints',
    allow: involved,
    body: NewWebhookEndpoint,
    reply: IssuedWebhookSecret,
    status: 201,
    location: (endpoint) => `/v1/webhook-endpoints/${endpoint.id}`,
    sends: CreateWebhookEndpoint,
    summary: 'Have your system called when something happens',
    description:
      'The secret is shown in this reply only. It belongs to your organisation, or to a cluster you work for; at most 10 each. ' +
      'Calls follow Standard Webhooks; they are made at least once, so tell repetitions by `webhook-id`.',
    errors: ['cluster_unknown', 'already_exists', 'transition_not_allowed'],
    example: { url: 'https://erp.example.org/hooks/linkwright', types: ['invitation.issued', 'linkage.agreed'] },
  })
  create({ body, context }: Call<{ body: NewWebhookEndpoint }>) {
    return this.bus.ask(CreateWebhookEndpoint, body, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/webhook-endpoints',
    allow: involved,
    query: PageQuery,
    reply: ListWebhookEndpoints.output,
    sends: ListWebhookEndpoints,
    summary: 'List your webhook endpoints, newest first',
    errors: ['cursor_invalid'],
  })
  list({ query, context }: Call<{ query: PageQuery }>) {
    return this.bus.ask(ListWebhookEndpoints, query, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/webhook-endpoints/:id',
    allow: involved,
    reply: WebhookEndpoint,
    sends: GetWebhookEndpoint,
    summary: 'Show a webhook endpoint, without its secrets',
  })
  get({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetWebhookEndpoint, params, context);
  }

  @Endpoint({
    method: 'PATCH',
    path: '/v1/webhook-endpoints/:id',
    allow: involved,
    body: WebhookEndpointChange,
    reply: WebhookEndpoint,
    ifMatch: true,
    sends: ChangeWebhookEndpoint,
    summary: 'Change a webhook endpoint, or switch it off or on',
    example: { active: true },
  })
  change({ params, version, body, context }: Call<{ params: 'id'; body: WebhookEndpointChange }>) {
    return this.bus.ask(ChangeWebhookEndpoint, { id: params.id, version, change: body }, context);
  }

  @Endpoint({
    method: 'DELETE',
    path: '/v1/webhook-endpoints/:id',
    allow: involved,
    reply: WebhookEndpoint,
    sends: DeleteWebhookEndpoint,
    summary: 'Delete a webhook endpoint with its secrets',
    description: 'Nothing more is sent to it, and what was sent cannot be seen any more.',
  })
  delete({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(DeleteWebhookEndpoint, params, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/webhook-endpoints/:id/rotate-secret',
    allow: involved,
    body: SecretRotation,
    reply: IssuedWebhookSecret,
    sends: RotateWebhookSecret,
    summary: 'Make a new secret',
    description: 'It is shown in this reply only. Calls are signed with the earlier secrets as well until the overlap is over.',
    errors: ['already_exists', 'transition_not_allowed'],
    example: { overlapSeconds: 86_400 },
  })
  rotate({ params, body, context }: Call<{ params: 'id'; body: { overlapSeconds: number } }>) {
    return this.bus.ask(RotateWebhookSecret, { id: params.id, ...body }, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/webhook-endpoints/:id/test',
    allow: involved,
    reply: WebhookDelivery,
    status: 201,
    location: (delivery) => `/v1/webhook-deliveries/${delivery.id}`,
    sends: TestWebhookEndpoint,
    summary: 'Make one test call',
    description: 'Of the type `webhook.test`, once, also to an endpoint that is off. Read the delivery to see how it went.',
    errors: ['transition_not_allowed'],
  })
  test({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(TestWebhookEndpoint, params, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/webhook-endpoints/:id/redeliver',
    allow: involved,
    body: RedeliveryWish,
    reply: RedeliveryCount,
    sends: RedeliverWebhooks,
    summary: 'Send again what did not succeed since a time',
    errors: ['transition_not_allowed'],
    example: { since: '2027-01-15T00:00:00Z' },
  })
  redeliverAll({ params, body, context }: Call<{ params: 'id'; body: { since: string } }>) {
    return this.bus.ask(RedeliverWebhooks, { id: params.id, ...body }, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/webhook-endpoints/:id/deliveries',
    allow: involved,
    query: HistoryQuery,
    reply: ListWebhookDeliveries.output,
    sends: ListWebhookDeliveries,
    summary: 'List what was sent to an endpoint and how it went, newest first',
    errors: ['cursor_invalid'],
  })
  deliveries({ params, query, context }: Call<{ params: 'id'; query: Omit<Input<typeof ListWebhookDeliveries>, 'id'> }>) {
    return this.bus.ask(ListWebhookDeliveries, { id: params.id, ...query }, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/webhook-deliveries/:id',
    allow: involved,
    reply: WebhookDelivery,
    sends: GetWebhookDelivery,
    summary: 'Show one delivery with its attempts',
  })
  delivery({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetWebhookDelivery, params, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/webhook-deliveries/:id/redeliver',
    allow: involved,
    reply: WebhookDelivery,
    sends: RedeliverWebhook,
    summary: 'Send a delivery again, whatever became of it',
    description: 'With the same `webhook-id` and body, and all its retries before it.',
    errors: ['transition_not_allowed'],
  })
  redeliver({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(RedeliverWebhook, params, context);
  }
}
