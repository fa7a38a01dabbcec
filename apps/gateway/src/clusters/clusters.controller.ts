// Clusters over HTTP.
import { Controller } from '@nestjs/common';
import { z } from 'zod';
import type { Input } from '#contracts/message.js';
import {
  ChangeCluster,
  Cluster,
  ClusterChange,
  ClusterWeights,
  CreateCluster,
  GetCluster,
  GetClusterWeights,
  ListClusters,
  NewCluster,
} from '#contracts/registry/clusters.js';
import { PolicySimulation, SimulatedPolicy, SimulatePolicy } from '#contracts/matching/simulations.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff, everyone } from '../http/roles.js';

const WeightsQuery = z.strictObject({
  version: z.coerce.number().int().min(1).max(2 ** 31 - 1).describe('The weights version an explanation states'),
});

@Controller()
export class ClustersController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'POST',
    path: '/v1/clusters',
    allow: ['admin'],
    body: NewCluster,
    reply: Cluster,
    status: 201,
    location: (cluster) => `/v1/clusters/${cluster.id}`,
    sends: CreateCluster,
    summary: 'Create a cluster',
    description: 'Weights and policy that are left out take the defaults shown.',
    example: {
      name: 'Addis Ababa garments',
      trade: 'garments',
      place: { country: 'ET', town: 'Addis Ababa' },
      languages: ['en', 'am'],
      currency: 'USD',
    },
  })
  create({ body, context }: Call<{ body: NewCluster }>) {
    return this.bus.ask(CreateCluster, body, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/clusters',
    allow: everyone,
    query: ListClusters.input,
    reply: ListClusters.output,
    sends: ListClusters,
    summary: 'List the clusters you can see',
    errors: ['cursor_invalid'],
  })
  list({ query, context }: Call<{ query: Input<typeof ListClusters> }>) {
    return this.bus.ask(ListClusters, query, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/clusters/:id',
    allow: everyone,
    reply: Cluster,
    sends: GetCluster,
    summary: 'Show a cluster',
  })
  get({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetCluster, params, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/clusters/:id/weights',
    allow: everyone,
    query: WeightsQuery,
    reply: ClusterWeights,
    sends: GetClusterWeights,
    summary: 'Show the weights and the policy of a cluster in one of their versions',
    description: 'Every explanation states its weights version: with these weights its arithmetic can be repeated.',
  })
  weights({ params, query, context }: Call<{ params: 'id'; query: z.infer<typeof WeightsQuery> }>) {
    return this.bus.ask(GetClusterWeights, { id: params.id, weightsVersion: query.version }, context);
  }

  @Endpoint({
    method: 'PATCH',
    path: '/v1/clusters/:id',
    allow: clusterStaff,
    body: ClusterChange,
    reply: Cluster,
    ifMatch: true,
    sends: ChangeCluster,
    summary: 'Change a cluster, its matching weights or its policy',
    description:
      'What is left out stays as it is, also each weight and each part of the policy. A change of either counts a new weights version, which every explanation states.',
    errors: ['inclusion_pool_too_small'],
    example: { vision: 'Orders from abroad that we fill together' },
  })
  change({
    params,
    version,
    body,
    context,
  }: Call<{ params: 'id'; body: Input<typeof ChangeCluster>['change'] }>) {
    return this.bus.ask(ChangeCluster, { id: params.id, version, change: body }, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/clusters/:id/policy::simulate',
    allow: clusterStaff,
    keyless: true,
    body: PolicySimulation,
    reply: SimulatedPolicy,
    status: 200,
    sends: SimulatePolicy,
    summary: 'Replay the last lots of a cluster under another policy or other weights',
    description:
      'Who would have gained and lost places, and what it would have cost in score, before anybody switches it on; nothing is written. The newest lots, one after the other ' +
      'as they were posted, with the enterprises as they are now; the first of each list are taken to be invited. One simulation at a time, within the bounds that `limit` names.',
    example: { policy: { spreading: { looksAt: 80, steps: [{ step: 'exposure', strength: 0.01, periodDays: 90 }] } }, last: 20 },
  })
  simulate({ params, body, context }: Call<{ params: 'id'; body: PolicySimulation }>) {
    return this.bus.ask(SimulatePolicy, { clusterId: params.id, ...body }, context);
  }
}
