// The edge of linkages.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import { GetLinkage, ListLinkages } from '#contracts/matching/invitations.js';
import { Answers } from '#platform/bus/requests.js';
import { LinkagesService } from './linkages.service.js';

@Controller()
export class LinkagesController {
  constructor(private readonly linkages: LinkagesService) {}

  @Answers(ListLinkages)
  list(input: Input<typeof ListLinkages>, context: RequestContext) {
    return this.linkages.list(input, context);
  }

  @Answers(GetLinkage)
  get(input: Input<typeof GetLinkage>, context: RequestContext) {
    return this.linkages.get(input.id, context);
  }
}
