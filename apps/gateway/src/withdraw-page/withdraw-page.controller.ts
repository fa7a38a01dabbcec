// Taking a consent back by the link in an e-mail. GET shows and changes nothing, for mail scanners open every link; POST withdraws,
// from the form of the page or by the one click of a mail program (RFC 8058), which sends no cookies and follows no redirect.
import { Controller } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#contracts/errors.js';
import type { Output, RequestDefinition } from '#contracts/message.js';
import { ShowConsentByLink, WithdrawConsentByLink } from '#contracts/registry/consents.js';
import { Bus } from '#platform/bus/requests.js';
import type { Visit } from '../auth/browser.js';
import { Page } from '../http/endpoint.js';
import { Limits } from '../http/limits.js';
import { html, pageOf } from '../pages/html.js';
import { pageStyle } from '../pages/styles.js';
import { copyIn, mannersOf, queryOf } from '../reply-page/copy.js';
import { contextOf, failure, isGuess, prepare, tokenOf } from '../reply-page/link-visit.js';
import { languageLinks } from '../reply-page/reply-page.js';

type Shown = Output<typeof ShowConsentByLink>;

@Controller()
export class WithdrawPageController {
  constructor(
    private readonly bus: Bus,
    private readonly limits: Limits,
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
      return drawn(await this.ask(request, definition), request);
    } catch (error) {
      return failure(error, request, reply as FastifyReply);
    }
  }

  private async ask(request: FastifyRequest, definition: RequestDefinition<typeof ShowConsentByLink.input, typeof ShowConsentByLink.output>) {
    const token = tokenOf(request);
    const holder = `link ${token}`;
    this.limits.account.check(holder);
    const answer = await this.bus.ask(definition, { token }, contextOf(request)).catch((error: unknown) => {
      if (!(error instanceof DomainError) || !isGuess(error)) this.limits.refundStranger(request);
      throw error;
    });
    this.limits.refundStranger(request);
    this.limits.account.take(holder);
    return answer;
  }
}

function drawn({ organisation, purpose, agreed }: Shown, request: FastifyRequest): string {
  const manners = mannersOf(request);
  const copy = copyIn(manners);
  const about = copy.say(`stop.${purpose}`);
  const title = copy.say(agreed ? 'stop.title' : 'stop.done.title');
  return pageOf({
    title,
    language: manners.language,
    style: pageStyle,
    body: html`<main><h1>${title}</h1>
${agreed
  ? html`<p dir="auto">${copy.say('stop.ask', { organisation, about })}</p>
<form method="post" action="${queryOf(manners)}"><button>${copy.say('stop.button')}</button></form>`
  : html`<p role="status" dir="auto">${copy.say('stop.done.text', { organisation, about })}</p>`}
${languageLinks(manners)}</main>`,
  });
}
