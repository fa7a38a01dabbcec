// The console: one page at every address below /console; the rest it does in the browser, by the API.
import { randomBytes } from 'node:crypto';
import { Controller, Inject } from '@nestjs/common';
import { CONFIG } from '#platform/app.js';
import type { Visit } from '../auth/browser.js';
import type { GatewayConfig } from '../config.js';
import { Page } from '../http/endpoint.js';
import { securityHeaders } from '../http/security-headers.js';
import { readConsolePage } from './files.js';

const blank = '__NONCE__';

@Controller()
export class ConsoleController {
  private readonly page: string;
  private readonly policy = securityHeaders({
    scriptSrc: ["'self'", `'nonce-${blank}'`],
    styleSrc: ["'self'", `'nonce-${blank}'`],
    connectSrc: ["'self'"],
  })['content-security-policy']!;

  constructor(@Inject(CONFIG) { OIDC_ISSUER, DEMO_SIGN_IN }: GatewayConfig) {
    // How one may sign in here besides with a password.
    const ways = [...(OIDC_ISSUER ? ['oidc'] : []), ...(DEMO_SIGN_IN ? ['demo'] : [])];
    this.page = readConsolePage().replace('__SIGN_IN__', ways.join(' '));
  }

  @Page({ method: 'GET', path: '/console', summary: 'The console' })
  start(visit: Visit): string {
    return this.show(visit);
  }

  @Page({ method: 'GET', path: '/console/*', summary: 'A page of the console' })
  show({ reply }: Visit): string {
    const nonce = randomBytes(16).toString('base64');
    void reply.type('text/html; charset=utf-8').header('content-security-policy', this.policy.replaceAll(blank, nonce));
    return this.page.replaceAll(blank, nonce);
  }
}
