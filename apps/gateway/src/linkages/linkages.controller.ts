// Linkages over HTTP: what both sides agreed to.
import { Controller } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import { GetLinkage, Linkage, ListLinkages } from '#contracts/matching/invitations.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { involved } from '../http/roles.js';

@Controller()
export class LinkagesController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/linkages',
    allow: involved,
    query: ListLinkages.input,
    reply: ListLinkages.output,
    sends: ListLinkages,
    summary: 'List linkages, newest first',
    errors: ['cursor_invalid'],
  })
  list({ query, context }: Call<{ query: Input<typeof ListLinkages> }>) {
    return this.bus.ask(ListLinkages, query, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/linkages/:id',
    allow: involved,
    reply: Linkage,
    sends: GetLinkage,
    summary: 'Show a linkage',
  })
  get({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetLinkage, params, context);
  }
}
