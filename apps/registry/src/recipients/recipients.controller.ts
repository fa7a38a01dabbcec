// The requests of who is to be told.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import { FindOrganisationIds, FindRecipients, NameRecipients } from '#contracts/registry/accounts.js';
import { Answers } from '#platform/bus/requests.js';
import { RecipientsService } from './recipients.service.js';

@Controller()
export class RecipientsController {
  constructor(private readonly recipients: RecipientsService) {}

  @Answers(FindRecipients)
  find(input: Input<typeof FindRecipients>, context: RequestContext) {
    return this.recipients.find(input, context);
  }

  @Answers(NameRecipients)
  async names({ ids }: Input<typeof NameRecipients>, context: RequestContext) {
    return { items: await this.recipients.names(ids, context) };
  }

  @Answers(FindOrganisationIds)
  async organisationIds({ ids }: Input<typeof FindOrganisationIds>, context: RequestContext) {
    return { ids: await this.recipients.organisationIds(ids, context) };
  }
}
