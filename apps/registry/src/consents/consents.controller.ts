// The edge of consents.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import { ListConsents, ShowConsentByLink, WithdrawConsentByLink } from '#contracts/registry/consents.js';
import { Answers } from '#platform/bus/requests.js';
import { ConsentsService } from './consents.service.js';

@Controller()
export class ConsentsController {
  constructor(private readonly consents: ConsentsService) {}

  @Answers(ListConsents)
  list(input: Input<typeof ListConsents>, context: RequestContext) {
    return this.consents.list(input, context);
  }

  @Answers(ShowConsentByLink)
  show(input: Input<typeof ShowConsentByLink>) {
    return this.consents.show(input);
  }

  @Answers(WithdrawConsentByLink)
  withdraw(input: Input<typeof WithdrawConsentByLink>, context: RequestContext) {
    return this.consents.withdraw(input, context);
  }
}
