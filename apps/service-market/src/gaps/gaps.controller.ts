// The edge of gap figures: what others may ask, and the job that keeps them current.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import { ListServiceGaps, RefreshGaps } from '#contracts/service-market/gaps.js';
import { Answers } from '#platform/bus/requests.js';
import { OnJob } from '#platform/jobs/jobs.js';
import { GapsService } from './gaps.service.js';

@Controller()
export class GapsController {
  constructor(private readonly gaps: GapsService) {}

  @Answers(ListServiceGaps)
  list(input: Input<typeof ListServiceGaps>, context: RequestContext) {
    return this.gaps.list(input, context);
  }

  @OnJob(RefreshGaps, { pending: 'changedClusters', concurrency: 2 })
  refresh(clusterId: string): Promise<void> {
    return this.gaps.refresh(clusterId);
  }

  changedClusters(limit: number): Promise<string[]> {
    return this.gaps.changedClusters(limit);
  }
}
