// Service gaps over HTTP: what is needed and not offered, by cluster and code.
import { Controller } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import { ListServiceGaps } from '#contracts/service-market/gaps.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff } from '../http/roles.js';

@Controller()
export class GapsController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/gaps',
    allow: ['provider', ...clusterStaff],
    query: ListServiceGaps.input,
    reply: ListServiceGaps.output,
    sends: ListServiceGaps,
    summary: 'List service gaps, largest first',
    description:
      'For each cluster and code: needs, offers, offers that fit, and unmet needs by reason, as computed at `computedAt`, ' +
      'moments after a need or offer changed. A provider sees the codes of its own offers and those around them in the ' +
      'clusters it serves, without names, and no counts of fewer than 5 needs.',
    errors: ['cursor_invalid'],
  })
  list({ query, context }: Call<{ query: Input<typeof ListServiceGaps> }>) {
    return this.bus.ask(ListServiceGaps, query, context);
  }
}
