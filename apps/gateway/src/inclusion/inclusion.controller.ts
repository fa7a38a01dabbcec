// Inclusion categories over HTTP: an enterprise's own, and figures of a cluster.
import { Controller } from '@nestjs/common';
import {
  DeclareInclusion, GetInclusion, GetInclusionAggregates, Inclusion, InclusionAggregateQuery, InclusionAggregates, InclusionNoted,
  InclusionStatement, WithdrawInclusion,
} from '#contracts/registry/inclusion.js';
import type { Input } from '#contracts/message.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff } from '../http/roles.js';

const tellers = ['enterprise', 'cda'] as const;

@Controller()
export class InclusionController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'PUT',
    path: '/v1/enterprises/:id/inclusion',
    allow: tellers,
    body: InclusionStatement,
    reply: InclusionNoted,
    sends: DeclareInclusion,
    summary: 'Declare inclusion categories, or note them for an enterprise',
    description:
      'Of their own free will, each with the purposes that were consented to. An enterprise states all that holds: a category that is ' +
      'left out is deleted. What a CDA notes, with how consent was given, replaces what CDAs noted before and never what the enterprise ' +
      'declared; a CDA cannot read it back.',
    example: {
      declarations: [{ category: 'women', purposes: ['matching_policy', 'aggregate_reporting'], consentedOn: '2026-11-01', consentGiven: 'Signed form, kept at the office' }],
    },
  })
  declare({ params, body, context }: Call<{ params: 'id'; body: InclusionStatement }>) {
    return this.bus.ask(DeclareInclusion, { id: params.id, ...body }, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/enterprises/:id/inclusion',
    allow: ['enterprise'],
    reply: Inclusion,
    sends: GetInclusion,
    summary: 'Show what the enterprise itself declared',
    description: 'To the enterprise and to nobody else.',
  })
  get({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetInclusion, params, context);
  }

  @Endpoint({
    method: 'DELETE',
    path: '/v1/enterprises/:id/inclusion',
    allow: tellers,
    reply: InclusionNoted,
    sends: WithdrawInclusion,
    summary: 'Withdraw all inclusion categories',
    description: 'They are deleted at once. The answer is the same when there were none.',
  })
  withdraw({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(WithdrawInclusion, params, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/inclusion/aggregates',
    allow: clusterStaff,
    query: InclusionAggregateQuery,
    reply: InclusionAggregates,
    sends: GetInclusionAggregates,
    summary: 'Show how many enterprises of a cluster are in each inclusion category',
    description:
      'Only of enterprises that consented to it, only in cells of 5 or more. Figures are looked at anew once a week and change by 5 or ' +
      'more or not at all; there is no total, so that nothing can be had by subtraction.',
    errors: ['cluster_unknown'],
  })
  aggregates({ query, context }: Call<{ query: Input<typeof GetInclusionAggregates> }>) {
    return this.bus.ask(GetInclusionAggregates, query, context);
  }
}
