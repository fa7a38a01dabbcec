// What people of an organisation agreed to be written to about, over HTTP: one list for each kind of organisation.
import { Controller } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import { ListConsents } from '#contracts/registry/consents.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff } from '../http/roles.js';

const Wanted = ListConsents.input.omit({ organisationId: true });
type Consents = Call<{ params: 'id'; query: Omit<Input<typeof ListConsents>, 'organisationId'> }>;

const route = {
  method: 'GET',
  query: Wanted,
  reply: ListConsents.output,
  sends: ListConsents,
  description: 'Newest first, each with who noted it and how. What holds now stands with the contacts of the organisation.',
  errors: ['cursor_invalid'],
} as const;

@Controller()
export class ConsentsController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    ...route,
    path: '/v1/enterprises/:id/consents',
    allow: ['enterprise', ...clusterStaff],
    summary: 'List what people of an enterprise agreed to be written to about, and took back',
  })
  ofEnterprise(call: Consents) {
    return this.list(call);
  }

  @Endpoint({
    ...route,
    path: '/v1/buyers/:id/consents',
    allow: ['buyer', ...clusterStaff],
    summary: 'List what people of a buyer agreed to be written to about, and took back',
  })
  ofBuyer(call: Consents) {
    return this.list(call);
  }

  @Endpoint({
    ...route,
    path: '/v1/providers/:id/consents',
    allow: ['provider', ...clusterStaff],
    summary: 'List what people of a provider agreed to be written to about, and took back',
  })
  ofProvider(call: Consents) {
    return this.list(call);
  }

  private list({ params, query, context }: Consents) {
    return this.bus.ask(ListConsents, { organisationId: params.id, ...query }, context);
  }
}
