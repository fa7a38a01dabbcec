// Providers of services over HTTP.
import { Controller } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import {
  ChangeProvider, GetProvider, ListProviders, NewProvider, Provider, ProviderChange, RegisterProvider,
} from '#contracts/registry/providers.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff } from '../http/roles.js';

const readers = ['provider', ...clusterStaff] as const;

@Controller()
export class ProvidersController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'POST',
    path: '/v1/providers',
    allow: clusterStaff,
    body: NewProvider,
    reply: Provider,
    status: 201,
    location: (provider) => `/v1/providers/${provider.id}`,
    sends: RegisterProvider,
    summary: 'Register a provider of services',
    errors: ['cluster_unknown'],
    example: {
      name: 'Textile Training Institute',
      kind: 'training_institute',
      clusterIds: ['018f6b1e-7c7a-7000-8000-000000000001'],
      languages: ['am', 'en'],
    },
  })
  register({ body, context }: Call<{ body: NewProvider }>) {
    return this.bus.ask(RegisterProvider, body, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/providers',
    allow: readers,
    query: ListProviders.input,
    reply: ListProviders.output,
    sends: ListProviders,
    summary: 'List providers',
    errors: ['cursor_invalid'],
  })
  list({ query, context }: Call<{ query: Input<typeof ListProviders> }>) {
    return this.bus.ask(ListProviders, query, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/providers/:id',
    allow: readers,
    reply: Provider,
    sends: GetProvider,
    summary: 'Show a provider',
  })
  get({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetProvider, params, context);
  }

  @Endpoint({
    method: 'PATCH',
    path: '/v1/providers/:id',
    allow: readers,
    body: ProviderChange,
    reply: Provider,
    ifMatch: true,
    sends: ChangeProvider,
    summary: 'Change a provider',
    errors: ['cluster_unknown'],
    description:
      'Every list that is given replaces the whole list; what is left out stays as it is. Its offers are matched again.',
    example: { languages: ['am', 'en', 'om'] },
  })
  change({ params, version, body, context }: Call<{ params: 'id'; body: Input<typeof ChangeProvider>['change'] }>) {
    return this.bus.ask(ChangeProvider, { id: params.id, version, change: body }, context);
  }
}
