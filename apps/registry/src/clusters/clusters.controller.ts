// Requests about clusters.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  ChangeCluster, CreateCluster, GetCluster, GetClusterWeights, ListClusters,
} from '#contracts/registry/clusters.js';
import { Answers } from '#platform/bus/requests.js';
import { ClustersService } from './clusters.service.js';

@Controller()
export class ClustersController {
  constructor(private readonly clusters: ClustersService) {}

  @Answers(CreateCluster)
  create(input: Input<typeof CreateCluster>, context: RequestContext) {
    return this.clusters.create(input, context);
  }

  @Answers(ChangeCluster)
  change(input: Input<typeof ChangeCluster>, context: RequestContext) {
    return this.clusters.change(input, context);
  }

  @Answers(GetCluster)
  get(input: Input<typeof GetCluster>, context: RequestContext) {
    return this.clusters.get(input, context);
  }

  @Answers(GetClusterWeights)
  weights(input: Input<typeof GetClusterWeights>, context: RequestContext) {
    return this.clusters.weights(input, context);
  }

  @Answers(ListClusters)
  list(input: Input<typeof ListClusters>, context: RequestContext) {
    return this.clusters.list(input, context);
  }
}
