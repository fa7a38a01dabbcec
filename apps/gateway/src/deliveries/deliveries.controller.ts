// Deliveries over HTTP: what was sent to whom, what failed, and sending it again.
import { Controller } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import type { z } from 'zod';
import { Delivery, ListDeliveries, ListedDelivery, ReplayDelivery } from '#contracts/notifications/deliveries.js';
import { NameRecipients } from '#contracts/registry/accounts.js';
import { pageOf } from '#contracts/values.js';
import { Bus } from '#platform/bus/requests.js';
import { orUnavailable } from '../brokered/timeline.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff } from '../http/roles.js';

const Listed = pageOf(ListedDelivery);

@Controller()
export class DeliveriesController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/deliveries',
    allow: clusterStaff,
    query: ListDeliveries.input,
    reply: Listed,
    sends: ListDeliveries,
    summary: 'List deliveries of messages, newest first',
    errors: ['cursor_invalid', 'not_yours'],
  })
  async list({ query, context }: Call<{ query: Input<typeof ListDeliveries> }>): Promise<z.infer<typeof Listed>> {
    const { items, nextCursor } = await this.bus.ask(ListDeliveries, query, context);
    const ids = [...new Set(items.map(({ recipientId }) => recipientId))];
    const named = ids.length === 0 ? null : await orUnavailable(this.bus.ask(NameRecipients, { ids }, context));
    const names = new Map((named?.items ?? []).map(({ id, kind, name }) => [id, { kind, name }]));
    return { items: items.map((each) => ({ ...each, recipient: names.get(each.recipientId) ?? null })), nextCursor };
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/deliveries/:id/replay',
    allow: clusterStaff,
    reply: Delivery,
    sends: ReplayDelivery,
    summary: 'Send a failed or dead delivery again',
    errors: ['transition_not_allowed'],
  })
  replay({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(ReplayDelivery, params, context);
  }
}
