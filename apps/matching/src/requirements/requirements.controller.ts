// The edge of requirements: what others may ask, and the job that expires them.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  ChangeRequirement,
  ConfirmLotCode,
  CountRequirementChanges,
  ExpireRequirement,
  GetRequirement,
  GetRequirementLastChange,
  ListRequirements,
  MoveRequirement,
  PostRequirement,
} from '#contracts/matching/requirements.js';
import { Answers } from '#platform/bus/requests.js';
import { OnJob } from '#platform/jobs/jobs.js';
import { LifecycleService } from './lifecycle.service.js';
import { PostingService } from './posting.service.js';
import { RequirementsService } from './requirements.service.js';

@Controller()
export class RequirementsController {
  constructor(
    private readonly posting: PostingService,
    private readonly lifecycle: LifecycleService,
    private readonly requirements: RequirementsService,
  ) {}

  @Answers(PostRequirement)
  post(input: Input<typeof PostRequirement>, context: RequestContext) {
    return this.posting.post(input, context);
  }

  @Answers(ChangeRequirement)
  change(input: Input<typeof ChangeRequirement>, context: RequestContext) {
    return this.lifecycle.change(input, context);
  }

  @Answers(MoveRequirement)
  move(input: Input<typeof MoveRequirement>, context: RequestContext) {
    return this.lifecycle.move(input, context);
  }

  @Answers(ConfirmLotCode)
  confirmCode(input: Input<typeof ConfirmLotCode>, context: RequestContext) {
    return this.lifecycle.confirmCode(input, context);
  }

  @Answers(GetRequirement)
  get(input: Input<typeof GetRequirement>, context: RequestContext) {
    return this.requirements.get(input.id, context);
  }

  @Answers(GetRequirementLastChange)
  lastChange(input: Input<typeof GetRequirementLastChange>, context: RequestContext) {
    return this.lifecycle.lastChange(input, context);
  }

  @Answers(ListRequirements)
  list(input: Input<typeof ListRequirements>, context: RequestContext) {
    return this.requirements.list(input, context);
  }

  @Answers(CountRequirementChanges)
  changes(input: Input<typeof CountRequirementChanges>, context: RequestContext) {
    return this.requirements.changes(input, context);
  }

  @OnJob(ExpireRequirement, { pending: 'expirable', concurrency: 1 })
  expire(id: string, context: RequestContext): Promise<void> {
    return this.lifecycle.expire(id, context);
  }

  expirable(limit: number): Promise<string[]> {
    return this.lifecycle.expirable(limit);
  }
}
