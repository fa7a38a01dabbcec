// Merging two records of one enterprise over HTTP: looked at first, done, and undone.
import { Controller } from '@nestjs/common';
import { z } from 'zod';
import { Merge, MergeEnterprises, MergePreview, NewMerge, PreviewMerge, Unmerge, UnmergeEnterprise } from '#contracts/registry/merges.js';
import { Id } from '#contracts/values.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff } from '../http/roles.js';

const PreviewQuery = z.strictObject({ mergedId: Id.describe('The enterprise that would be merged into the one of the path') });

@Controller()
export class MergesController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/enterprises/:id/merge',
    allow: clusterStaff,
    query: PreviewQuery,
    reply: MergePreview,
    sends: PreviewMerge,
    summary: 'Show what a merge would make of an enterprise',
    description: 'The same steps as the merge, and nothing is changed. Send the two versions with the merge, so that you get what you saw.',
    errors: ['merge_not_possible', 'enterprise_merged'],
  })
  preview({ params, query, context }: Call<{ params: 'id'; query: z.infer<typeof PreviewQuery> }>) {
    return this.bus.ask(PreviewMerge, { id: params.id, mergedId: query.mergedId }, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/enterprises/:id/merge',
    allow: clusterStaff,
    body: NewMerge,
    reply: Merge,
    ifMatch: true,
    sends: MergeEnterprises,
    summary: 'Merge another enterprise into this one',
    description:
      'Two records of one enterprise become one. The one of the path is kept and gets what the other says too; where they contradict ' +
      'each other a rule decides, see `decisions`. The other leaves lists, exports, likely duplicates and matching; its id and its ' +
      'external id lead here, also for imports, accounts and invitations. Both are of one cluster. ' +
      'POST /v1/enterprises/{id}/unmerge takes it back.',
    errors: ['merge_not_possible', 'enterprise_merged'],
    example: { mergedId: '018f6b1e-7c7a-7000-8000-000000000002', mergedVersion: 1, reason: 'Registered twice, by two agents' },
  })
  merge({ params, version, body, context }: Call<{ params: 'id'; body: NewMerge }>) {
    return this.bus.ask(MergeEnterprises, { id: params.id, version, merge: body }, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/enterprises/:id/unmerge',
    allow: clusterStaff,
    reply: Unmerge,
    ifMatch: true,
    sends: UnmergeEnterprise,
    summary: 'Take a merge back',
    description:
      'The id is of the enterprise that was merged, If-Match the version of the one it leads to, as GET /v1/enterprises/{id} shows it. ' +
      'It is an enterprise of its own again, as it was; the kept one loses what came by the merge, but for what was changed since, which ' +
      'is listed in `stayed`. A later merge is undone first.',
    errors: ['transition_not_allowed', 'enterprise_merged'],
  })
  unmerge({ params, version, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(UnmergeEnterprise, { id: params.id, version }, context);
  }
}
