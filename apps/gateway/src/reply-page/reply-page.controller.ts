// Answering by link, without a login: GET shows and never changes anything, POST answers and leads back.
import { Controller } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#contracts/errors.js';
import { Bus } from '#platform/bus/requests.js';
import type { Visit } from '../auth/browser.js';
import { Page } from '../http/endpoint.js';
import { mediaTypeOf } from '../http/call.js';
import { Limits } from '../http/limits.js';
import { brokerOf, shownBy, type ShownInvitation } from './brokers.js';
import { mannersOf, queryOf, type Manners } from './copy.js';
import { readForm } from './form.js';
import { askByLink, failure, prepare, tokenOf } from './link-visit.js';
import type { PageKey } from './page-words.js';
import { replyPage, type Wrong } from './reply-page.js';

@Controller()
export class ReplyPageController {
  constructor(
    readonly bus: Bus,
    readonly limits: Limits,
  ) {}

  @Page({ method: 'GET', path: '/r/:token', summary: 'See an invitation and answer it', limited: true })
  async show({ request, reply }: Visit): Promise<string> {
    prepare(reply);
    const manners = mannersOf(request);
    try {
      return replyPage(await this.invitation(request), manners);
    } catch (error) {
      return failure(error, request, reply);
    }
  }

  @Page({ method: 'POST', path: '/r/:token', summary: 'Answer an invitation', limited: true })
  async answer({ request, reply }: Visit): Promise<string> {
    prepare(reply);
    const manners = mannersOf(request);
    try {
      if (mediaTypeOf(request) !== 'application/x-www-form-urlencoded') {
        throw new DomainError('media_type_unsupported', 'The answer comes from the form of this page.');
      }
      const form = (request.body ?? {}) as Record<string, unknown>;
      const token = tokenOf(request);
      const broker = brokerOf(token);
      const read = readForm(form, broker.ReplyBody);
      if ('wrong' in read) return await this.again(request, reply, manners, form, `error.${read.wrong}`);
      try {
        await askByLink(this, request, broker.ReplyByLink, { token, reply: read.reply });
      } catch (error) {
        const wrong = error instanceof DomainError ? correctable(error) : undefined;
        if (!wrong) throw error;
        return await this.again(request, reply, manners, form, wrong);
      }
      void reply.code(303).header('location', `/r/${token}${queryOf(manners)}`);
      return '';
    } catch (error) {
      if (error instanceof DomainError && error.code === 'reply_closed')
        return this.closed(request, reply, manners);
      return failure(error, request, reply);
    }
  }

  private async invitation(request: FastifyRequest): Promise<ShownInvitation> {
    const token = tokenOf(request);
    const broker = brokerOf(token);
    return shownBy(broker, await askByLink(this, request, broker.ShowInvitationByLink, { token }));
  }

  /** The form once more, with what was typed and what to correct. */
  private async again(
    request: FastifyRequest,
    reply: FastifyReply,
    manners: Manners,
    form: Record<string, unknown>,
    key: PageKey,
  ): Promise<string> {
    const typed = (name: string) => (typeof form[name] === 'string' ? form[name].slice(0, 1000) : '');
    const wrong: Wrong = {
      key,
      typed: {
        answer: typed('answer'),
        quantity: typed('quantity').slice(0, 20),
        reason: typed('reason'),
        note: typed('note'),
      },
    };
    const invitation = await this.invitation(request);
    void reply.code(400);
    return replyPage(invitation, manners, wrong);
  }

  private async closed(request: FastifyRequest, reply: FastifyReply, manners: Manners): Promise<string> {
    try {
      const invitation = await this.invitation(request);
      void reply.code(409);
      return replyPage(invitation, manners);
    } catch (error) {
      return failure(error, request, reply);
    }
  }
}

/** What to say of a reply that only its service could see was wrong; undefined when correcting it does not help. */
function correctable({ code, details }: DomainError): PageKey | undefined {
  if (code === 'quantity_too_large') return 'error.tooMuch';
  if (code === 'version_stale') return 'error.changed';
  if (code !== 'body_invalid') return undefined;
  return details.fields?.[0]?.field === 'reasonCode' ? 'error.reason' : 'error.quantity';
}
