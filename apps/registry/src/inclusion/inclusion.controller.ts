// Requests about inclusion categories.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  CountTowardsPolicy, DeclareInclusion, GetInclusion, GetInclusionAggregates, WithdrawInclusion,
} from '#contracts/registry/inclusion.js';
import { Answers } from '#platform/bus/requests.js';
import { InclusionService } from './inclusion.service.js';
import { Publications } from './publications.js';

@Controller()
export class InclusionController {
  constructor(
    private readonly inclusion: InclusionService,
    private readonly publications: Publications,
  ) {}

  @Answers(DeclareInclusion)
  declare(input: Input<typeof DeclareInclusion>, context: RequestContext) {
    return this.inclusion.declare(input, context);
  }

  @Answers(GetInclusion)
  get(input: Input<typeof GetInclusion>, context: RequestContext) {
    return this.inclusion.get(input, context);
  }

  @Answers(WithdrawInclusion)
  withdraw(input: Input<typeof WithdrawInclusion>, context: RequestContext) {
    return this.inclusion.withdraw(input, context);
  }

  @Answers(CountTowardsPolicy)
  count(input: Input<typeof CountTowardsPolicy>, context: RequestContext) {
    return this.inclusion.countTowardsPolicy(input, context);
  }

  @Answers(GetInclusionAggregates)
  aggregates(input: Input<typeof GetInclusionAggregates>, context: RequestContext) {
    return this.publications.aggregates(input, context);
  }
}
