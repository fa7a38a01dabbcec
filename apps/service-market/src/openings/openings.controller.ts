// The edge of market openings: what wakes the look at a cluster, the job that does it, and what a CDA may ask and rule.
import { Controller } from '@nestjs/common';
import { LinkageAgreed } from '#contracts/matching/invitations.js';
import { MissedOpeningsChanged } from '#contracts/matching/openings.js';
import { RequirementEnded } from '#contracts/matching/requirements.js';
import type { Input, Payload, RequestContext } from '#contracts/message.js';
import { CheckOpenings, ConfirmServiceNeed, DismissServiceNeed, ExplainServiceNeed } from '#contracts/service-market/openings.js';
import { OnEvent, type Delivery } from '#platform/bus/events.js';
import { Answers } from '#platform/bus/requests.js';
import { OnJob } from '#platform/jobs/jobs.js';
import { ExplanationsService } from './explanations.service.js';
import { OpeningsRepository } from './openings.repository.js';
import { OpeningsService } from './openings.service.js';
import { RulingsService } from './rulings.service.js';

@Controller()
export class OpeningsController {
  constructor(
    private readonly openings: OpeningsService,
    private readonly rulings: RulingsService,
    private readonly explanations: ExplanationsService,
    private readonly repository: OpeningsRepository,
  ) {}

  // No job at once: many runs finish together, and the sweeper finds what has waited long enough.
  @OnEvent(MissedOpeningsChanged)
  missedOpeningsChanged({ clusterId }: Payload<typeof MissedOpeningsChanged>, { tx }: Delivery): Promise<void> {
    return this.repository.noteChange(tx, clusterId);
  }

  @OnEvent(RequirementEnded)
  requirementEnded({ clusterId }: Payload<typeof RequirementEnded>, { tx }: Delivery): Promise<void> {
    return this.repository.noteChange(tx, clusterId);
  }

  @OnEvent(LinkageAgreed)
  linkageAgreed({ clusterId }: Payload<typeof LinkageAgreed>, { tx }: Delivery): Promise<void> {
    return this.repository.noteChange(tx, clusterId);
  }

  @OnJob(CheckOpenings, { pending: 'due', concurrency: 1 })
  check(clusterId: string, context: RequestContext): Promise<void> {
    return this.openings.check(clusterId, context);
  }

  due(limit: number): Promise<string[]> {
    return this.openings.due(limit);
  }

  @Answers(ConfirmServiceNeed)
  confirm(input: Input<typeof ConfirmServiceNeed>, context: RequestContext) {
    return this.rulings.confirm(input, context);
  }

  @Answers(DismissServiceNeed)
  dismiss(input: Input<typeof DismissServiceNeed>, context: RequestContext) {
    return this.rulings.dismiss(input, context);
  }

  @Answers(ExplainServiceNeed)
  explain(input: Input<typeof ExplainServiceNeed>, context: RequestContext) {
    return this.explanations.explain(input.id, context);
  }
}
