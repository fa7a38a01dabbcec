// What pages that are opened by a link in an e-mail have in common: the token is the credential, and failures look like pages.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, statusOf } from '#contracts/errors.js';
import type { RequestContext, RequestDefinition } from '#contracts/message.js';
import type { Bus } from '#platform/bus/requests.js';
import type { z } from 'zod';
import type { Limits } from '../http/limits.js';
import { mannersOf } from './copy.js';
import { failureMessage, messagePage } from './reply-page.js';

const tokenForm = /^[A-Za-z0-9._~-]{16,200}$/;

const isGuess = (error: unknown): boolean =>
  error instanceof DomainError && (error.code === 'link_invalid' || error.code === 'not_found');

export function prepare(reply: FastifyReply): void {
  void reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex, nofollow')
    .header('referrer-policy', 'no-referrer')
    .header('vary', 'accept-language');
}

export function tokenOf(request: FastifyRequest): string {
  const { token = '' } = request.params as { token?: string };
  if (!tokenForm.test(token)) throw new DomainError('link_invalid', 'The link is not complete.');
  return token;
}

/** The token is the credential, so no actor goes along. Answering the same twice changes nothing, so no key either. */
export const contextOf = (request: FastifyRequest): RequestContext => ({
  requestId: request.id,
  actor: null,
  deadline: request.answerBy,
  idempotency: null,
});

/** Who holds a link that is good has an allowance of its own, not that of a network full of guessers. */
export async function askByLink<I extends { token: string }, O extends z.ZodType>(
  { bus, limits }: { bus: Bus; limits: Limits },
  request: FastifyRequest,
  definition: RequestDefinition<z.ZodType<I>, O>,
  input: I,
): Promise<z.infer<O>> {
  const holder = `link ${input.token}`;
  limits.account.check(holder);
  const answer = await bus.ask(definition, input, contextOf(request)).catch((error: unknown) => {
    if (!isGuess(error)) limits.refundStranger(request);
    throw error;
  });
  limits.refundStranger(request);
  limits.account.take(holder);
  return answer;
}

/** The plain page for an error; only errors that are not ours go on to the filter and its log. */
export function failure(error: unknown, request: FastifyRequest, reply: FastifyReply): string {
  if (!(error instanceof DomainError) || error.kind === 'internal') throw error;
  const manners = mannersOf(request);
  if (error.code === 'link_invalid' || error.code === 'not_found') {
    void reply.code(404);
    return messagePage(manners, 'invalid');
  }
  if (error.code === 'link_expired' || error.code === 'reply_closed') {
    void reply.code(410);
    return messagePage(manners, 'expired');
  }
  void reply.code(statusOf(error.code));
  return messagePage(manners, failureMessage(error.kind, request.method));
}
