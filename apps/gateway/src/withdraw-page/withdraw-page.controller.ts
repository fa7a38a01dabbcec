// Taking a consent back by the link in an e-mail. GET shows and changes nothing, for mail scanners open every link; POST withdraws,
// from the form of the page or by the one click of a mail program (RFC 8058), which sends no cookies and follows no redirect.
import { Controller } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { RequestDefinition } from '#contracts/message.js';
import { ShowConsentByLink, WithdrawConsentByLink } from '#contracts/registry/consents.js';
import { Bus } from '#platform/bus/requests.js';
import type { Visit } from '../auth/browser.js';
import { Page } from '../http/endpoint.js';
import { Limits } from '../http/limits.js';
import { mannersOf } from '../reply-page/copy.js';
import { askByLink, failure, prepare, tokenOf } from '../reply-page/link-visit.js';
import { withdrawPage } from './withdraw-page.js';

@Controller()
export class WithdrawPageController {
  constructor(
    readonly bus: Bus,
    readonly limits: Limits,
  ) {}

  @Page({ method: 'GET', path: '/u/:token', summary: 'See what an address is written to about', limited: true })
  show(visit: Visit): Promise<string> {
    return this.visit(visit, ShowConsentByLink);
  }

  @Page({ method: 'POST', path: '/u/:token', summary: 'Get no more e-mails about it', limited: true })
  withdraw(visit: Visit): Promise<string> {
    return this.visit(visit, WithdrawConsentByLink);
  }

  private async visit({ request, reply }: Visit, definition: RequestDefinition<typeof ShowConsentByLink.input, typeof ShowConsentByLink.output>) {
    prepare(reply);
    try {
      return withdrawPage(await askByLink(this, request, definition, { token: tokenOf(request) }), mannersOf(request));
    } catch (error) {
      return failure(error, request, reply as FastifyReply);
    }
  }
}
