// Requests about merging enterprises.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import { MergeEnterprises, PreviewMerge, UnmergeEnterprise } from '#contracts/registry/merges.js';
import { Answers } from '#platform/bus/requests.js';
import { MergesService } from './merges.service.js';

@Controller()
export class MergesController {
  constructor(private readonly merges: MergesService) {}

  @Answers(PreviewMerge)
  preview(input: Input<typeof PreviewMerge>, context: RequestContext) {
    return this.merges.preview(input, context);
  }

  @Answers(MergeEnterprises)
  merge(input: Input<typeof MergeEnterprises>, context: RequestContext) {
    return this.merges.merge(input, context);
  }

  @Answers(UnmergeEnterprise)
  unmerge(input: Input<typeof UnmergeEnterprise>, context: RequestContext) {
    return this.merges.unmerge(input, context);
  }
}
