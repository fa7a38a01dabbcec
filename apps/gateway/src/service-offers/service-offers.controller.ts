// Service offers over HTTP: what providers sell to the enterprises of the clusters they serve.
import { Controller } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import {
  ChangeServiceOffer, GetServiceOffer, ListServiceOffers, NewServiceOffer, PostServiceOffer, ServiceOffer, ServiceOfferChange,
  WithdrawServiceOffer,
} from '#contracts/service-market/offers.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff, marketParties } from '../http/roles.js';

const posters = ['provider', ...clusterStaff] as const;
const offerErrors = ['code_unknown', 'unit_unknown', 'unit_incompatible', 'deadline_past'] as const;

@Controller()
export class ServiceOffersController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'POST',
    path: '/v1/service-offers',
    allow: posters,
    body: NewServiceOffer,
    reply: ServiceOffer,
    status: 201,
    location: (offer) => `/v1/service-offers/${offer.id}`,
    sends: PostServiceOffer,
    summary: 'Post a service offer',
    description: 'Every open need it is like is matched again at once.',
    errors: [...offerErrors, 'not_yours'],
    example: {
      code: 'BS.TRN.STITCH',
      title: 'Evening course for stitchers',
      unit: 'person',
      price: { amount: 40, currency: 'USD' },
      languages: ['am'],
      times: [{ weekdays: ['monday', 'wednesday'], from: '18:00', to: '20:00' }],
    },
  })
  post({ body, context }: Call<{ body: NewServiceOffer }>) {
    return this.bus.ask(PostServiceOffer, body, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/service-offers',
    allow: marketParties,
    query: ListServiceOffers.input,
    reply: ListServiceOffers.output,
    sends: ListServiceOffers,
    summary: 'List service offers, newest first',
    description: 'An enterprise sees the open ones of its cluster.',
    errors: ['cursor_invalid'],
  })
  list({ query, context }: Call<{ query: Input<typeof ListServiceOffers> }>) {
    return this.bus.ask(ListServiceOffers, query, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/service-offers/:id',
    allow: marketParties,
    reply: ServiceOffer,
    sends: GetServiceOffer,
    summary: 'Show a service offer',
  })
  get({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetServiceOffer, params, context);
  }

  @Endpoint({
    method: 'PATCH',
    path: '/v1/service-offers/:id',
    allow: posters,
    body: ServiceOfferChange,
    reply: ServiceOffer,
    ifMatch: true,
    sends: ChangeServiceOffer,
    summary: 'Change a service offer',
    description:
      'Every list that is given replaces the whole list; what is left out stays as it is. Needs like it are matched again.',
    errors: [...offerErrors, 'transition_not_allowed'],
    example: { times: [{ weekdays: ['saturday'], from: '09:00', to: '13:00' }] },
  })
  change({ params, version, body, context }: Call<{ params: 'id'; body: Input<typeof ChangeServiceOffer>['change'] }>) {
    return this.bus.ask(ChangeServiceOffer, { id: params.id, version, change: body }, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/service-offers/:id/withdraw',
    allow: posters,
    reply: ServiceOffer,
    ifMatch: true,
    sends: WithdrawServiceOffer,
    summary: 'Withdraw a service offer: no more proposals',
    errors: ['transition_not_allowed'],
  })
  withdraw({ params, version, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(WithdrawServiceOffer, { id: params.id, version }, context);
  }
}
