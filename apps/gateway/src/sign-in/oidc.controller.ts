// Signing in through the identity provider: away to it, and back with its answer.
import { Controller } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#contracts/errors.js';
import { OpenSessionByIdentity } from '#contracts/registry/sign-in.js';
import { Bus } from '#platform/bus/requests.js';
import { Browser, type Visit } from '../auth/browser.js';
import { Page } from '../http/endpoint.js';
import { OidcProvider, type Pending } from './oidc.js';

const pendingSeconds = 600;
const pendingForm = /^([\w-]{20,100})\.([\w-]{20,100})\.([\w-]{43,128})$/;

@Controller()
export class OidcController {
  constructor(
    private readonly provider: OidcProvider,
    private readonly browser: Browser,
    private readonly bus: Bus,
  ) {}

  @Page({ method: 'GET', path: '/oidc/sign-in', summary: 'Sign in through the identity provider', limited: true })
  async begin({ reply }: Visit): Promise<string> {
    const { address, pending } = await this.provider.begin();
    this.keep(reply, `${pending.state}.${pending.nonce}.${pending.verifier}`, pendingSeconds);
    void reply.code(302).header('location', address.href);
    return '';
  }

  /** A GET that opens a session, as the protocol has it: what counts is not a cookie but the code, good once and for this browser. */
  @Page({ method: 'GET', path: '/oidc/callback', summary: 'Come back from the identity provider', limited: true })
  async finish({ request, reply }: Visit): Promise<string> {
    const pending = this.pendingOf(request);
    this.keep(reply, '', 0);
    const at = request.url.indexOf('?');
    const identity = await this.provider.finish(at < 0 ? '' : request.url.slice(at), pending);
    const arrival = this.browser.arrivalOf(request);
    const context = { requestId: request.id, actor: null, deadline: request.answerBy, idempotency: null };
    const { expiresAt } = await this.bus.ask(OpenSessionByIdentity, { ...identity, visitor: arrival.visitor }, context);
    this.browser.giveSession(reply, arrival, expiresAt);
    this.browser.giveDevice(reply, arrival);
    void reply.code(303).header('location', '/console');
    return '';
  }

  private pendingOf(request: FastifyRequest): Pending {
    const [, state, nonce, verifier] = pendingForm.exec(this.browser.cookie(request, this.browser.named('lw_oidc')) ?? '') ?? [];
    if (state && nonce && verifier) return { state, nonce, verifier };
    throw new DomainError('sign_in_refused', 'This browser has not begun to sign in, or more than ten minutes ago. Begin again.');
  }

  private keep(reply: Visit['reply'], value: string, maxAge: number): void {
    this.browser.set(reply, { name: this.browser.named('lw_oidc'), value, maxAge });
  }
}
