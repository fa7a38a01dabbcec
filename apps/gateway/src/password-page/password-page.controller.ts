// Setting a password by link, without a script: GET shows the form and never changes anything, POST sets it, once.
import { Controller } from '@nestjs/common';
import { DomainError, statusOf } from '#contracts/errors.js';
import { SetPassword } from '#contracts/registry/sign-in.js';
import { Bus } from '#platform/bus/requests.js';
import { Authenticator } from '../auth/authenticator.js';
import { Browser, hashOf, type Visit } from '../auth/browser.js';
import { mediaTypeOf } from '../http/call.js';
import { Page } from '../http/endpoint.js';
import { mannersOf } from '../reply-page/copy.js';
import type { PageKey } from '../reply-page/page-words.js';
import { failureMessage, messagePage } from '../reply-page/reply-page.js';
import { passwordForm, passwordMessage } from './password-page.js';

const longestPassword = 256;

@Controller()
export class PasswordPageController {
  constructor(
    private readonly bus: Bus,
    private readonly browser: Browser,
    private readonly authenticator: Authenticator,
  ) {}

  @Page({ method: 'GET', path: '/password/:token', summary: 'See the form that sets a password', limited: true })
  show({ request, reply }: Visit): string {
    prepare(reply);
    return passwordForm(mannersOf(request));
  }

  @Page({ method: 'POST', path: '/password/:token', summary: 'Set a password', limited: true })
  async set({ request, reply }: Visit): Promise<string> {
    prepare(reply);
    const manners = mannersOf(request);
    const { token = '' } = request.params as { token?: string };
    const { password } = (request.body ?? {}) as Record<string, unknown>;
    const isForm = mediaTypeOf(request) === 'application/x-www-form-urlencoded';
    if (!isForm || typeof password !== 'string' || password === '' || password.length > longestPassword) {
      void reply.code(400);
      return passwordForm(manners, 'password.refused');
    }
    const arrival = this.browser.arrivalOf(request);
    const context = { requestId: request.id, actor: null, deadline: request.answerBy, idempotency: null };
    try {
      const { accountId } = await this.bus.ask(SetPassword, { tokenHash: hashOf(token), password, visitor: arrival.visitor }, context);
      this.authenticator.forgetSessionsOf(accountId);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind === 'internal') throw error;
      void reply.code(statusOf(error.code));
      const correctable = wrongs[error.code];
      if (correctable) return passwordForm(manners, correctable);
      if (error.code === 'link_invalid' || error.code === 'link_expired') return passwordMessage(manners, 'invalid.title', 'password.over');
      return messagePage(manners, failureMessage(error.kind, 'GET'));
    }
    this.browser.giveDevice(reply, arrival);
    return passwordMessage(manners, 'password.done.title', 'password.done.text', 'password.done.next');
  }
}

const wrongs: Partial<Record<string, PageKey>> = { body_invalid: 'password.refused', already_exists: 'password.taken' };

function prepare(reply: Visit['reply']): void {
  void reply.type('text/html; charset=utf-8').header('x-robots-tag', 'noindex, nofollow').header('referrer-policy', 'no-referrer').header('vary', 'accept-language');
}
