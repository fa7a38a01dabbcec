// Sessions over HTTP: signing in and out, and seeing where an account is signed in.
import { Controller } from '@nestjs/common';
import { SignedIn } from '#contracts/http.js';
import { EndSession, EndSessions, EndedSessions, ListSessions, NewSession, OpenSession, Session } from '#contracts/registry/sign-in.js';
import { PageQuery } from '#contracts/values.js';
import { Bus } from '#platform/bus/requests.js';
import { Authenticator } from '../auth/authenticator.js';
import { Browser, csrfTokenOf } from '../auth/browser.js';
import type { Call, OpenCall } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { everyone } from '../http/roles.js';

@Controller()
export class SessionsController {
  constructor(
    private readonly bus: Bus,
    private readonly browser: Browser,
    private readonly authenticator: Authenticator,
  ) {}

  @Endpoint({
    method: 'POST',
    path: '/v1/sessions',
    open: true,
    keyless: true,
    allow: everyone,
    body: NewSession,
    reply: SignedIn,
    status: 201,
    sends: OpenSession,
    summary: 'Sign in',
    description:
      'Sets an HttpOnly cookie that opens what your role may, until 12 hours pass without a request, 7 days at the longest. ' +
      'Whatever is wrong, the answer is the same: no such account, another password, too many tries.',
    errors: ['sign_in_refused'],
    example: { email: 'almaz@example.org', password: 'seven looms by the river' },
  })
  async open({ body, context, visit }: OpenCall<{ body: NewSession }>): Promise<SignedIn> {
    const arrival = this.browser.arrivalOf(visit.request);
    const { id, accountId, expiresAt } = await this.bus.ask(OpenSession, { ...body, visitor: arrival.visitor }, context);
    this.browser.giveSession(visit.reply, arrival, expiresAt);
    this.browser.giveDevice(visit.reply, arrival);
    return { id, accountId, expiresAt, csrfToken: csrfTokenOf(arrival.sessionToken) };
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/accounts/:id/sessions',
    allow: everyone,
    query: PageQuery,
    reply: ListSessions.output,
    sends: ListSessions,
    summary: 'List where an account is signed in',
    errors: ['cursor_invalid'],
  })
  list({ params, query, caller, context }: Call<{ params: 'id'; query: PageQuery }>) {
    return this.bus.ask(ListSessions, { accountId: params.id, currentId: caller.sessionId, ...query }, context);
  }

  @Endpoint({
    method: 'DELETE',
    path: '/v1/accounts/:id/sessions/:sessionId',
    allow: everyone,
    reply: Session,
    sends: EndSession,
    summary: 'End a session',
    description: 'Your own, also the one you ask with: that is signing out. Or one of an account you administer. It stops working within 5 seconds.',
  })
  async end({ params, caller, context, visit }: Call<{ params: 'id' | 'sessionId' }>): Promise<Session> {
    const { id: accountId, sessionId } = params;
    const ended = await this.bus.ask(EndSession, { accountId, sessionId, currentId: caller.sessionId }, context);
    this.authenticator.forgetSessionsOf(accountId);
    if (ended.current) this.browser.takeSession(visit.reply);
    return ended;
  }

  @Endpoint({
    method: 'DELETE',
    path: '/v1/accounts/:id/sessions',
    allow: everyone,
    reply: EndedSessions,
    sends: EndSessions,
    summary: 'End all sessions of an account but the one you ask with',
    description: 'Your own, or those of an account you administer. They stop working within 5 seconds.',
  })
  async endAll({ params, caller, context }: Call<{ params: 'id' }>): Promise<EndedSessions> {
    const ended = await this.bus.ask(EndSessions, { accountId: params.id, currentId: caller.sessionId }, context);
    this.authenticator.forgetSessionsOf(params.id);
    return ended;
  }
}
