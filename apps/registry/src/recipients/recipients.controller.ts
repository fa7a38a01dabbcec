// The request of who is to be told.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import { FindRecipients } from '#contracts/registry/accounts.js';
import { Answers } from '#platform/bus/requests.js';
import { RecipientsService } from './recipients.service.js';

@Controller()
export class RecipientsController {
  constructor(private readonly recipients: RecipientsService) {}

  @Answers(FindRecipients)
  find(input: Input<typeof FindRecipients>, context: RequestContext) {
    return this.recipients.find(input, context);
  }
}
