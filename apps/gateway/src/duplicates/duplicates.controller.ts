// Likely duplicates over HTTP: those of one enterprise, those of a cluster, and pairs that are told apart.
import { Controller } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import { Distinction, DuplicateQuery, ListDuplicates, ListDuplicatesOfEnterprise, TellEnterprisesApart } from '#contracts/registry/duplicates.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff } from '../http/roles.js';

@Controller()
export class DuplicatesController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/enterprises/:id/duplicates',
    allow: clusterStaff,
    reply: ListDuplicatesOfEnterprise.output,
    sends: ListDuplicatesOfEnterprise,
    summary: 'List likely duplicates of an enterprise',
    description: 'With every reason and its weight; pairs that were told apart are left out.',
  })
  ofEnterprise({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(ListDuplicatesOfEnterprise, params, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/duplicates',
    allow: clusterStaff,
    query: DuplicateQuery,
    reply: ListDuplicates.output,
    sends: ListDuplicates,
    summary: 'List likely duplicates of a cluster',
    description:
      'Each enterprise with those registered before it that are likely the same, so each pair once. A page may be short or empty ' +
      'and still have a nextCursor: looking for more would have taken too long.',
    errors: ['cursor_invalid', 'cluster_unknown'],
  })
  list({ query, context }: Call<{ query: Input<typeof ListDuplicates> }>) {
    return this.bus.ask(ListDuplicates, query, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/duplicates/distinctions',
    allow: clusterStaff,
    body: Distinction,
    reply: Distinction,
    sends: TellEnterprisesApart,
    summary: 'Tell two enterprises apart, or take that back',
    description: 'Two enterprises that are told apart are not shown as likely duplicates again.',
    errors: ['not_found', 'enterprise_merged'],
    example: {
      enterpriseIds: ['018f6b1e-7c7a-7000-8000-000000000001', '018f6b1e-7c7a-7000-8000-000000000002'],
      distinct: true,
    },
  })
  tellApart({ body, context }: Call<{ body: Distinction }>) {
    return this.bus.ask(TellEnterprisesApart, body, context);
  }
}
