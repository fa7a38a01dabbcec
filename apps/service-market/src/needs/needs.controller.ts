// The edge of service needs: what others may ask, and the job that ends those whose day has passed.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  ChangeServiceNeed, ConfirmServiceNeedCode, CountNeedChanges, ExpireNeed, GetServiceNeed, ListServiceNeeds, PostServiceNeed, WithdrawServiceNeed,
} from '#contracts/service-market/needs.js';
import { Answers } from '#platform/bus/requests.js';
import { OnJob } from '#platform/jobs/jobs.js';
import { NeedsService } from './needs.service.js';

@Controller()
export class NeedsController {
  constructor(private readonly needs: NeedsService) {}

  @Answers(PostServiceNeed)
  post(input: Input<typeof PostServiceNeed>, context: RequestContext) {
    return this.needs.post(input, context);
  }

  @Answers(ChangeServiceNeed)
  change(input: Input<typeof ChangeServiceNeed>, context: RequestContext) {
    return this.needs.change(input, context);
  }

  @Answers(CountNeedChanges)
  changes(input: Input<typeof CountNeedChanges>, context: RequestContext) {
    return this.needs.changes(input, context);
  }

  @Answers(ConfirmServiceNeedCode)
  confirmCode(input: Input<typeof ConfirmServiceNeedCode>, context: RequestContext) {
    return this.needs.confirmCode(input, context);
  }

  @Answers(WithdrawServiceNeed)
  withdraw(input: Input<typeof WithdrawServiceNeed>, context: RequestContext) {
    return this.needs.withdraw(input, context);
  }

  @Answers(GetServiceNeed)
  get(input: Input<typeof GetServiceNeed>, context: RequestContext) {
    return this.needs.get(input.id, context);
  }

  @Answers(ListServiceNeeds)
  list(input: Input<typeof ListServiceNeeds>, context: RequestContext) {
    return this.needs.list(input, context);
  }

  @OnJob(ExpireNeed, { pending: 'expirable', concurrency: 1 })
  expire(id: string, context: RequestContext): Promise<void> {
    return this.needs.expire(id, context);
  }

  expirable(limit: number): Promise<string[]> {
    return this.needs.expirable(limit);
  }
}
