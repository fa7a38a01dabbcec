// Buyers over HTTP.
import { Controller } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import {
  Buyer,
  BuyerChange,
  ChangeBuyer,
  GetBuyer,
  ListBuyers,
  NewBuyer,
  RegisterBuyer,
} from '#contracts/registry/buyers.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff } from '../http/roles.js';

@Controller()
export class BuyersController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'POST',
    path: '/v1/buyers',
    allow: clusterStaff,
    body: NewBuyer,
    reply: Buyer,
    status: 201,
    location: (buyer) => `/v1/buyers/${buyer.id}`,
    sends: RegisterBuyer,
    summary: 'Register a buyer',
    errors: ['cluster_unknown'],
    example: {
      name: 'Nordic Sportswear',
      country: 'SE',
      clusterIds: ['018f6b1e-7c7a-7000-8000-000000000001'],
      languages: ['en'],
    },
  })
  register({ body, context }: Call<{ body: NewBuyer }>) {
    return this.bus.ask(RegisterBuyer, body, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/buyers',
    allow: ['buyer', ...clusterStaff],
    query: ListBuyers.input,
    reply: ListBuyers.output,
    sends: ListBuyers,
    summary: 'List buyers',
    errors: ['cursor_invalid'],
  })
  list({ query, context }: Call<{ query: Input<typeof ListBuyers> }>) {
    return this.bus.ask(ListBuyers, query, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/buyers/:id',
    allow: ['buyer', ...clusterStaff],
    reply: Buyer,
    sends: GetBuyer,
    summary: 'Show a buyer',
  })
  get({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetBuyer, params, context);
  }

  @Endpoint({
    method: 'PATCH',
    path: '/v1/buyers/:id',
    allow: ['buyer', ...clusterStaff],
    body: BuyerChange,
    reply: Buyer,
    ifMatch: true,
    sends: ChangeBuyer,
    summary: 'Change a buyer',
    errors: ['cluster_unknown'],
    description:
      'Every list that is given replaces the whole list; what is left out stays as it is. Staff of only ' +
      'some of its clusters may add and remove their own; the rest is for the buyer itself, or for staff of all its clusters.',
    example: { languages: ['en', 'fr'] },
  })
  change({
    params,
    version,
    body,
    context,
  }: Call<{ params: 'id'; body: Input<typeof ChangeBuyer>['change'] }>) {
    return this.bus.ask(ChangeBuyer, { id: params.id, version, change: body }, context);
  }
}
