// A person's data over HTTP: everything that is held of somebody, and its erasure.
import { Controller } from '@nestjs/common';
import {
  CollectPersonData, ErasePerson, ErasurePlan, GetPersonErasure, ListPersonErasures, NewErasure, PersonChoice, PersonData,
  PersonDataWish, PersonErasure, PlanPersonErasure,
} from '#contracts/registry/persons.js';
import { PageQuery } from '#contracts/values.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff, everyone } from '../http/roles.js';

const Continued = PageQuery.pick({ cursor: true });

@Controller()
export class PersonsController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/me/data',
    allow: everyone,
    query: Continued,
    reply: PersonData,
    sends: CollectPersonData,
    summary: 'Show everything that is held of you',
    description: 'One document; `records` of the services go on with `cursor` until `nextCursor` is null.',
    errors: ['cursor_invalid'],
  })
  own({ query, context }: Call<{ query: Pick<PageQuery, 'cursor'> }>) {
    return this.bus.ask(CollectPersonData, query, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/person-data/export',
    allow: everyone,
    body: PersonDataWish,
    reply: PersonData,
    sends: CollectPersonData,
    summary: 'Show everything that is held of a person, on the person’s behalf',
    description: 'By an account that you may see, or by an address: then what the organisations in your reach state of it. The address '
      + 'goes in the body so that no log has it.',
    errors: ['cursor_invalid', 'not_found'],
    example: { accountId: '018f6b1e-7c7a-7000-8000-000000000001' },
  })
  export({ body, context }: Call<{ body: PersonDataWish }>) {
    return this.bus.ask(CollectPersonData, body, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/person-data/erasure-plan',
    allow: everyone,
    body: PersonChoice,
    reply: ErasurePlan,
    sends: PlanPersonErasure,
    summary: 'Show what an erasure would remove, what it would keep, and why',
    description: 'Nothing is done. `confirm` of the answer is what POST /v1/person-erasures asks for.',
    errors: ['not_found'],
    example: { accountId: '018f6b1e-7c7a-7000-8000-000000000001' },
  })
  plan({ body, context }: Call<{ body: PersonChoice }>) {
    return this.bus.ask(PlanPersonErasure, body, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/person-erasures',
    allow: everyone,
    body: NewErasure,
    reply: PersonErasure,
    status: 201,
    location: (erasure) => `/v1/person-erasures/${erasure.id}`,
    sends: ErasePerson,
    summary: 'Erase a person’s data',
    description: 'Your own, that of an account you may see, or an address with the organisations in your reach. Accounts are closed and lose '
      + 'name, address and keys at once; the services do the rest, each in its time. It cannot be undone.',
    errors: ['not_found', 'transition_not_allowed'],
    example: { address: 'nobody@example.org', confirm: 'erase nobody@example.org' },
  })
  erase({ body, context }: Call<{ body: NewErasure }>) {
    return this.bus.ask(ErasePerson, body, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/person-erasures',
    allow: clusterStaff,
    query: PageQuery,
    reply: ListPersonErasures.output,
    sends: ListPersonErasures,
    summary: 'List erasures: those you asked for, and those of your clusters only',
    errors: ['cursor_invalid'],
  })
  list({ query, context }: Call<{ query: PageQuery }>) {
    return this.bus.ask(ListPersonErasures, query, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/person-erasures/:id',
    allow: clusterStaff,
    reply: PersonErasure,
    sends: GetPersonErasure,
    summary: 'Show how far an erasure is: which services have done their part',
  })
  get({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetPersonErasure, params, context);
  }
}
