// Answering the question about a claim by the link in its e-mail: GET shows and never changes anything, POST answers and leads back.
import { Controller } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import { AnswerClaimQuestionByLink, ClaimAnswerBody, ShowClaimQuestionByLink } from '#contracts/registry/claim-questions.js';
import { Bus } from '#platform/bus/requests.js';
import type { Visit } from '../auth/browser.js';
import { mediaTypeOf } from '../http/call.js';
import { Page } from '../http/endpoint.js';
import { Limits } from '../http/limits.js';
import { mannersOf, queryOf, type Manners } from '../reply-page/copy.js';
import { askByLink, failure, prepare, tokenOf } from '../reply-page/link-visit.js';
import type { PageKey } from '../reply-page/page-words.js';
import { questionOver, questionPage } from './question-page.js';

@Controller()
export class QuestionPageController {
  constructor(
    readonly bus: Bus,
    readonly limits: Limits,
  ) {}

  @Page({ method: 'GET', path: '/q/:token', summary: 'See what is asked about a claim, and answer it', limited: true })
  show(visit: Visit): Promise<string> {
    return attempt(visit, async (manners) =>
      questionPage(await askByLink(this, visit.request, ShowClaimQuestionByLink, { token: tokenOf(visit.request) }), manners));
  }

  @Page({ method: 'POST', path: '/q/:token', summary: 'Answer what is asked about a claim', limited: true })
  answer(visit: Visit): Promise<string> {
    const { request, reply } = visit;
    return attempt(visit, async (manners) => {
      if (mediaTypeOf(request) !== 'application/x-www-form-urlencoded') {
        throw new DomainError('media_type_unsupported', 'The answer comes from the form of this page.');
      }
      const token = tokenOf(request);
      const typed = typedIn(request.body);
      const read = ClaimAnswerBody.safeParse({ answer: typed.answer, ...(typed.note !== '' && { note: typed.note }) });
      if (!read.success) {
        const shown = await askByLink(this, request, ShowClaimQuestionByLink, { token });
        const key: PageKey = read.error.issues[0]?.path[0] === 'note' ? 'error.note' : 'claim.choose';
        void reply.code(400);
        return questionPage(shown, manners, { key, typed });
      }
      await askByLink(this, request, AnswerClaimQuestionByLink, { token, reply: read.data });
      void reply.code(303).header('location', `/q/${token}${queryOf(manners)}`);
      return '';
    });
  }
}

async function attempt({ request, reply }: Visit, work: (manners: Manners) => Promise<string>): Promise<string> {
  prepare(reply);
  const manners = mannersOf(request);
  try {
    return await work(manners);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'link_expired') return failure(error, request, reply);
    void reply.code(410);
    return questionOver(manners);
  }
}

function typedIn(body: unknown) {
  const form = (body ?? {}) as Record<string, unknown>;
  const text = (name: string) => (typeof form[name] === 'string' ? form[name].trim() : '');
  return { answer: text('answer'), note: text('note').replaceAll('\r\n', '\n').slice(0, 1000) };
}
