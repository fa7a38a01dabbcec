// Signing in to the demo with one click per role, without a password. Where DEMO_SIGN_IN is not set, as always in production, there is no such page.
import { Controller, Inject } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import { OpenSessionByIdentity } from '#contracts/registry/sign-in.js';
import { CONFIG } from '#platform/app.js';
import { Bus } from '#platform/bus/requests.js';
import { Browser, type Visit } from '../auth/browser.js';
import type { GatewayConfig } from '../config.js';
import { Page } from '../http/endpoint.js';
import { demoPage } from './demo-page.js';

/** The registry keeps whom an issuer vouched for: this name is no identity provider's. */
const issuer = 'urn:linkwright:demo';

@Controller()
export class DemoPageController {
  constructor(
    @Inject(CONFIG) private readonly config: GatewayConfig,
    private readonly browser: Browser,
    private readonly bus: Bus,
  ) {}

  @Page({ method: 'GET', path: '/demo', summary: 'Choose as whom to see the demo' })
  show({ reply }: Visit): string {
    const accounts = this.accounts();
    // Without a referrer a browser says of its own forms that they come from nowhere, and they would be refused.
    void reply.type('text/html; charset=utf-8').header('referrer-policy', 'same-origin');
    return demoPage(accounts);
  }

  @Page({ method: 'POST', path: '/demo', summary: 'Sign in to the demo', limited: true })
  async signIn({ request, reply }: Visit): Promise<string> {
    const accounts = this.accounts();
    this.browser.refuseForeign(request);
    const { email } = (request.body ?? {}) as Record<string, unknown>;
    const account = accounts.find((each) => each.email === email);
    if (!account) throw new DomainError('body_invalid', 'Choose one of the accounts on the page /demo.');
    const arrival = this.browser.arrivalOf(request);
    const context = { requestId: request.id, actor: null, deadline: request.answerBy, idempotency: null };
    const { expiresAt } = await this.bus.ask(
      OpenSessionByIdentity, { issuer, subject: account.email, email: account.email, visitor: arrival.visitor }, context,
    );
    this.browser.giveSession(reply, arrival, expiresAt);
    this.browser.giveDevice(reply, arrival);
    void reply.code(303).header('location', '/console');
    return '';
  }

  private accounts(): NonNullable<GatewayConfig['DEMO_SIGN_IN']> {
    if (this.config.DEMO_SIGN_IN) return this.config.DEMO_SIGN_IN;
    throw new DomainError('route_unknown', 'There is nothing here.');
  }
}
