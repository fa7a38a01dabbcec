// Service needs over HTTP: what enterprises lack, and how offers met it.
import { Controller } from '@nestjs/common';
import { CodeChoice } from '#contracts/http.js';
import type { Input } from '#contracts/message.js';
import { PageQuery } from '#contracts/values.js';
import {
  ChangeServiceNeed, ConfirmServiceNeedCode, GetServiceNeed, ListNeedMatches, ListServiceNeeds, NewServiceNeed, PostServiceNeed,
  ServiceNeed, ServiceNeedChange, WithdrawServiceNeed,
} from '#contracts/service-market/needs.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff } from '../http/roles.js';

const parties = ['enterprise', ...clusterStaff] as const;
const codeErrors = ['code_unknown', 'unit_unknown', 'unit_incompatible'] as const;

@Controller()
export class ServiceNeedsController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'POST',
    path: '/v1/service-needs',
    allow: parties,
    body: NewServiceNeed,
    reply: ServiceNeed,
    status: 201,
    location: (need) => `/v1/service-needs/${need.id}`,
    sends: PostServiceNeed,
    summary: 'Post a service need',
    description:
      'It is matched at once with the offers of the cluster; read GET /v1/service-needs/{id}/matches a moment later. ' +
      'Without a code, codes are proposed from the text.',
    errors: [...codeErrors, 'deadline_past', 'cluster_unknown', 'not_yours', 'quantity_too_large', 'enterprise_merged'],
    example: {
      clusterId: '018f6b1e-7c7a-7000-8000-000000000001',
      text: 'Sewing course for ten women, in the evening',
      quantity: 10,
      wantedBy: '2027-03-31',
      times: [{ weekdays: ['monday', 'wednesday'], from: '18:00', to: '21:00' }],
      language: 'am',
      budget: { amount: 50, currency: 'USD' },
    },
  })
  post({ body, context }: Call<{ body: NewServiceNeed }>) {
    return this.bus.ask(PostServiceNeed, body, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/service-needs',
    allow: parties,
    query: ListServiceNeeds.input,
    reply: ListServiceNeeds.output,
    sends: ListServiceNeeds,
    summary: 'List service needs, newest first',
    errors: ['cursor_invalid'],
  })
  list({ query, context }: Call<{ query: Input<typeof ListServiceNeeds> }>) {
    return this.bus.ask(ListServiceNeeds, query, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/service-needs/:id',
    allow: parties,
    reply: ServiceNeed,
    sends: GetServiceNeed,
    summary: 'Show a service need',
  })
  get({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetServiceNeed, params, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/service-needs/:id/matches',
    allow: clusterStaff,
    query: PageQuery,
    reply: ListNeedMatches.output,
    sends: ListNeedMatches,
    summary: 'List what was computed for a need, newest first',
    description: 'Which offers were looked at, which nearly fit and what would have to change.',
    errors: ['cursor_invalid'],
  })
  matches({ params, query, context }: Call<{ params: 'id'; query: Omit<Input<typeof ListNeedMatches>, 'needId'> }>) {
    return this.bus.ask(ListNeedMatches, { ...query, needId: params.id }, context);
  }

  @Endpoint({
    method: 'PATCH',
    path: '/v1/service-needs/:id',
    allow: parties,
    body: ServiceNeedChange,
    reply: ServiceNeed,
    ifMatch: true,
    sends: ChangeServiceNeed,
    summary: 'Change what is asked of a service',
    description: 'What is left out stays as it is, null takes it away. It is matched again.',
    errors: ['deadline_past', 'transition_not_allowed'],
    example: { urgency: 'high', budget: { amount: 60, currency: 'USD' } },
  })
  change({ params, version, body, context }: Call<{ params: 'id'; body: Input<typeof ChangeServiceNeed>['change'] }>) {
    return this.bus.ask(ChangeServiceNeed, { id: params.id, version, change: body }, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/service-needs/:id/code',
    allow: parties,
    body: CodeChoice,
    reply: ServiceNeed,
    ifMatch: true,
    sends: ConfirmServiceNeedCode,
    summary: 'Confirm or choose the code of a need',
    description: 'For a need that was described in words; it is matched again with this code.',
    errors: [...codeErrors, 'transition_not_allowed'],
    example: { code: 'BS.TRN.STITCH' },
  })
  confirmCode({ params, version, body, context }: Call<{ params: 'id'; body: CodeChoice }>) {
    return this.bus.ask(ConfirmServiceNeedCode, { id: params.id, version, code: body.code }, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/service-needs/:id/withdraw',
    allow: parties,
    reply: ServiceNeed,
    ifMatch: true,
    sends: WithdrawServiceNeed,
    summary: 'Withdraw a service need: it is not needed any more',
    errors: ['transition_not_allowed'],
  })
  withdraw({ params, version, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(WithdrawServiceNeed, { id: params.id, version }, context);
  }
}
