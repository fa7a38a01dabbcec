// Splitting a lot over HTTP: what a split would look like, deciding one, reading what became of it, and taking it back.
import { Controller } from '@nestjs/common';
import {
  Allocation, AllocationQuestion, DecideAllocation, GetAllocation, ListAllocations, NewAllocation, SimulateAllocation, SimulatedAllocation,
  UndoAllocation,
} from '#contracts/matching/allocations.js';
import { PageQuery } from '#contracts/values.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff } from '../http/roles.js';

@Controller()
export class AllocationsController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'POST', path: '/v1/lots/:id/allocations::simulate', allow: ['cda'], keyless: true,
    body: AllocationQuestion, reply: SimulatedAllocation, sends: SimulateAllocation,
    summary: 'Compute how the open part of a lot would be split over the enterprises proposed for it',
    description:
      'By score, free capacity and minimum orders, within the demands stated, with every share’s arithmetic. Nothing is written: change a demand, ' +
      'fix a share in `locked`, and ask again. To carry it out, send `shares` to POST /v1/lots/{id}/allocations.',
    errors: ['transition_not_allowed', 'quantity_too_large', 'inclusion_pool_too_small'],
    example: { maximumEnterprises: 5, shareCap: 0.4 },
  })
  simulate({ params, body, context }: Call<{ params: 'id'; body: AllocationQuestion }>) {
    return this.bus.ask(SimulateAllocation, { lotId: params.id, question: body }, context);
  }

  @Endpoint({
    method: 'POST', path: '/v1/lots/:id/allocations', allow: ['cda'], body: NewAllocation, reply: Allocation, status: 201,
    location: ({ id }) => `/v1/allocations/${id}`, sends: DecideAllocation,
    summary: 'Decide to split a lot: each share amends its proposal',
    description:
      'All shares or none. Each is a decision `amend` with its own quantity: the same refusals, the same holding period, and it can be undone by itself ' +
      '(POST /v1/proposals/{id}/decision/undo) or with all others (POST /v1/allocations/{id}/undo). Each leads to invitations for its quantity.',
    errors: ['transition_not_allowed', 'conflict_of_interest', 'invitation_cap_reached', 'quantity_too_large', 'version_stale', 'inclusion_pool_too_small'],
    example: {
      shares: [{ proposalId: '018f6b1e-7c7a-7000-8000-0000000000aa', version: 1, quantity: 300 }], conflictOfInterest: 'none',
    },
  })
  decide({ params, body, context }: Call<{ params: 'id'; body: NewAllocation }>) {
    return this.bus.ask(DecideAllocation, { lotId: params.id, allocation: body }, context);
  }

  @Endpoint({
    method: 'GET', path: '/v1/lots/:id/allocations', allow: clusterStaff, query: PageQuery, reply: ListAllocations.output, sends: ListAllocations,
    summary: 'List the splits of a lot that were decided, newest first',
    errors: ['cursor_invalid'],
  })
  list({ params, query, context }: Call<{ params: 'id'; query: PageQuery }>) {
    return this.bus.ask(ListAllocations, { lotId: params.id, ...query }, context);
  }

  @Endpoint({
    method: 'GET', path: '/v1/allocations/:id', allow: clusterStaff, reply: Allocation, sends: GetAllocation,
    summary: 'Show a split with its arithmetic, what it was computed from, and what became of each share',
  })
  get({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetAllocation, params, context);
  }

  @Endpoint({
    method: 'POST', path: '/v1/allocations/:id/undo', allow: ['cda'], reply: Allocation, sends: UndoAllocation,
    summary: 'Undo a split within its holding period: all shares that still stand',
    errors: ['undo_too_late', 'transition_not_allowed', 'conflict_of_interest', 'version_stale'],
  })
  undo({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(UndoAllocation, params, context);
  }
}
