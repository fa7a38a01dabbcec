// The edge of match runs: what starts them, the jobs that do them, and what others may ask about them.
import { Controller } from '@nestjs/common';
import type { Input, Payload, RequestContext } from '#contracts/message.js';
import {
  GetMatchRun,
  ListMatchRuns,
  MatchLot,
  PreviewRequirement,
  RematchEnterprise,
  RematchLot,
  RequirementPosted,
} from '#contracts/matching/requirements.js';
import { EvaluateEnterprise } from '#contracts/matching/proposals.js';
import { GetLotWhatIfs } from '#contracts/matching/what-ifs.js';
import { OnEvent, type Delivery } from '#platform/bus/events.js';
import { Answers } from '#platform/bus/requests.js';
import { Jobs, OnJob, type PendingJob } from '#platform/jobs/jobs.js';
import { EvaluationsService } from './evaluations.service.js';
import { HeldRuns } from './held-runs.js';
import { OutdatedService } from './outdated.service.js';
import { PreviewsService } from './previews.service.js';
import { RematchService } from './rematch.service.js';
import { RunReadsService } from './run-reads.service.js';
import { RunsService } from './runs.service.js';
import { WhatIfsService } from './what-ifs.service.js';

@Controller()
export class RunsController {
  constructor(
    private readonly runs: RunsService,
    private readonly reads: RunReadsService,
    private readonly rematches: RematchService,
    private readonly outdated: OutdatedService,
    private readonly evaluations: EvaluationsService,
    private readonly whatIfs: WhatIfsService,
    private readonly previews: PreviewsService,
    private readonly jobs: Jobs,
    private readonly held: HeldRuns,
  ) {}

  @OnEvent(RequirementPosted)
  async requirementPosted(payload: Payload<typeof RequirementPosted>, _delivery: Delivery): Promise<void> {
    this.jobs.addAll(MatchLot, payload.runIds);
  }

  @OnJob(MatchLot, { pending: 'pendingRuns', concurrency: 4 })
  matchLot(runId: string): Promise<void> {
    return this.runs.run(runId);
  }

  pendingRuns(limit: number): Promise<PendingJob[]> {
    return this.held.due(limit);
  }

  @OnJob(RematchEnterprise, { pending: 'pendingRematches', concurrency: 2 })
  rematchEnterprise(enterpriseId: string): Promise<void> {
    return this.rematches.rematch(enterpriseId);
  }

  pendingRematches(limit: number): Promise<string[]> {
    return this.rematches.pending(limit);
  }

  @OnJob(RematchLot, { pending: 'outdatedLots', concurrency: 1 })
  rematchLot(lotId: string): Promise<void> {
    return this.outdated.rematch(lotId);
  }

  outdatedLots(limit: number): Promise<string[]> {
    return this.outdated.pending(limit);
  }

  @Answers(GetMatchRun)
  get(input: Input<typeof GetMatchRun>, context: RequestContext) {
    return this.reads.get(input.id, context);
  }

  @Answers(ListMatchRuns)
  list(input: Input<typeof ListMatchRuns>, context: RequestContext) {
    return this.reads.list(input, context);
  }

  @Answers(EvaluateEnterprise)
  evaluate(input: Input<typeof EvaluateEnterprise>, context: RequestContext) {
    return this.evaluations.evaluate(input, context);
  }

  @Answers(PreviewRequirement)
  preview(input: Input<typeof PreviewRequirement>, context: RequestContext) {
    return this.previews.of(input, context);
  }

  @Answers(GetLotWhatIfs)
  whatIf(input: Input<typeof GetLotWhatIfs>, context: RequestContext) {
    return this.whatIfs.of(input, context);
  }
}
