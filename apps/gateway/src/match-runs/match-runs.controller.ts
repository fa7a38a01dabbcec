// Match runs over HTTP: what was computed for a lot, and who just missed it.
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { EvaluateEnterprise, Evaluation } from '#contracts/matching/proposals.js';
import { GetMatchRun, ListMatchRuns, MatchRun } from '#contracts/matching/requirements.js';
import { GetLotWhatIfs, LotWhatIfs } from '#contracts/matching/what-ifs.js';
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
      'Every rule and criterion of any enterprise of the cluster, proposed or not, by the data of this moment, and in `whyNot` what keeps it ' +
      'from the proposals: all rules it fails and by how much, or who is before it and which criteria make the difference. ' +
      'A lot without a code cannot be evaluated.',
    errors: ['transition_not_allowed'],
  })
  evaluate({ params, context }: Call<{ params: 'id' | 'enterpriseId' }>) {
    return this.bus.ask(EvaluateEnterprise, { lotId: params.id, enterpriseId: params.enterpriseId }, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/lots/:id/what-if',
    allow: readers,
    reply: LotWhatIfs,
    sends: GetLotWhatIfs,
    summary: 'Show what single change of a lot would admit how many more enterprises',
    description:
      'A later deadline, a larger distance, a higher ceiling, one certification less: each from the least change that admits anybody, with a few steps beyond. ' +
      'Every count is that of matching the changed lot. A buyer sees changes of the lot; those of the policy are for the cluster. A lot without a code cannot be computed.',
    errors: ['transition_not_allowed'],
  })
  whatIf({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetLotWhatIfs, { lotId: params.id }, context);
  }
}
