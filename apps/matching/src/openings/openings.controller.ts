// The edge of missed openings: what other services may ask about them.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import { DescribeLots, SummariseMissedOpenings } from '#contracts/matching/openings.js';
import { Answers } from '#platform/bus/requests.js';
import { OpeningsService } from './openings.service.js';

@Controller()
export class OpeningsController {
  constructor(private readonly openings: OpeningsService) {}

  @Answers(SummariseMissedOpenings)
  summarise(input: Input<typeof SummariseMissedOpenings>, context: RequestContext) {
    return this.openings.summarise(input, context);
  }

  @Answers(DescribeLots)
  lots(input: Input<typeof DescribeLots>, context: RequestContext) {
    return this.openings.lots(input, context);
  }
}
