// Deliveries over HTTP: what was sent to whom, what failed, and sending it again.
import { Controller } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import { Delivery, ListDeliveries, ReplayDelivery } from '#contracts/notifications/deliveries.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff } from '../http/roles.js';

@Controller()
export class DeliveriesController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/deliveries',
    allow: clusterStaff,
    query: ListDeliveries.input,
    reply: ListDeliveries.output,
    sends: ListDeliveries,
    summary: 'List deliveries of messages, newest first',
    errors: ['cursor_invalid', 'not_yours'],
  })
  list({ query, context }: Call<{ query: Input<typeof ListDeliveries> }>) {
    return this.bus.ask(ListDeliveries, query, context);
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
