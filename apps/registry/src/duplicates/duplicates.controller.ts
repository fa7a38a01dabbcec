// Requests about likely duplicates.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import { ListDuplicates, ListDuplicatesOfEnterprise, TellEnterprisesApart } from '#contracts/registry/duplicates.js';
import { Answers } from '#platform/bus/requests.js';
import { DuplicatesService } from './duplicates.service.js';

@Controller()
export class DuplicatesController {
  constructor(private readonly duplicates: DuplicatesService) {}

  @Answers(ListDuplicatesOfEnterprise)
  ofEnterprise(input: Input<typeof ListDuplicatesOfEnterprise>, context: RequestContext) {
    return this.duplicates.ofEnterprise(input, context);
  }

  @Answers(ListDuplicates)
  list(input: Input<typeof ListDuplicates>, context: RequestContext) {
    return this.duplicates.list(input, context);
  }

  @Answers(TellEnterprisesApart)
  tellApart(input: Input<typeof TellEnterprisesApart>, context: RequestContext) {
    return this.duplicates.tellApart(input, context);
  }
}
