// Match runs over HTTP: what was computed for a lot, and who just missed it.
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { EvaluateEnterprise, Evaluation } from '#contracts/matching/proposals.js';
import { GetMatchRun, ListMatchRuns, MatchRun } from '#contracts/matching/requirements.js';
import { PageQuery } from '#contracts/values.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff } from '../http/roles.js';

const readers = ['buyer', ...clusterStaff] as const;

@Controller()
export class MatchRunsController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/requirements/:id/match-runs',
    allow: readers,
    query: PageQuery,
    reply: ListMatchRuns.output,
    sends: ListMatchRuns,
    summary: 'List the match runs of a requirement, newest first',
    description: 'A buyer sees counts and reasons; near misses name enterprises and are for the cluster.',
    errors: ['cursor_invalid'],
  })
  list({ params, query, context }: Call<{ params: 'id'; query: z.infer<typeof PageQuery> }>) {
    return this.bus.ask(ListMatchRuns, { requirementId: params.id, ...query }, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/match-runs/:id',
    allow: readers,
    reply: MatchRun,
    sends: GetMatchRun,
    summary: 'Show a match run: counts, near misses, and why there were none',
    description: 'A buyer sees counts and reasons; near misses name enterprises and are for the cluster.',
  })
  get({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetMatchRun, params, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/lots/:id/evaluations/:enterpriseId',
    allow: clusterStaff,
    reply: Evaluation,
    sends: EvaluateEnterprise,
    summary: 'Show why an enterprise fits a lot or not',
    description:
      'Every rule and criterion of any enterprise of the cluster, proposed or not, by the data of this moment. ' +
      'A lot without a code cannot be evaluated.',
    errors: ['transition_not_allowed'],
  })
  evaluate({ params, context }: Call<{ params: 'id' | 'enterpriseId' }>) {
    return this.bus.ask(EvaluateEnterprise, { lotId: params.id, enterpriseId: params.enterpriseId }, context);
  }
}
