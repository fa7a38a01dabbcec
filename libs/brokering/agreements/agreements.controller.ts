// The edge of agreements.
import { Controller } from '@nestjs/common';
import type { RequestContext } from '#contracts/message.js';
import { Answers } from '#platform/bus/requests.js';
import { Wording, type InvitationMessages, type Page } from '../wording.js';
import { AgreementsService } from './agreements.service.js';

/** A controller for the messages of one service. */
export function agreementsController(messages: InvitationMessages) {
  @Controller()
  class AgreementsController {
    constructor(
      private readonly wording: Wording,
      private readonly agreements: AgreementsService,
    ) {}

    @Answers(messages.ListAgreements)
    async list(input: Page, context: RequestContext): Promise<object> {
      return this.wording.saidPage(await this.agreements.list(this.wording.heard(input), context));
    }

    @Answers(messages.GetAgreement)
    async get(input: { id: string }, context: RequestContext): Promise<object> {
      return this.wording.said(await this.agreements.get(input.id, context));
    }
  }
  return AgreementsController;
}
