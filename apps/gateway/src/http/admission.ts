// Refuses from the headers alone, before a body is read: who shows no credential, whom another site sends, and who has failed too often.
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Authenticator, type Caller } from '../auth/authenticator.js';
import { Browser } from '../auth/browser.js';
import { Credentials, type Credential } from '../auth/credentials.js';
import { Limits } from './limits.js';
import { RouteTable } from './route-table.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose key this is, when it was seen a moment ago; the guard decides what that allows. */
    known?: Caller | undefined;
  }
}

/** Pages that links in e-mails open. */
const pagesOfLinks = new Set(['/r/:token', '/q/:token', '/u/:token', '/password/:token']);

@Injectable()
export class Admission {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly credentials: Credentials,
    private readonly browser: Browser,
    private readonly routes: RouteTable,
    private readonly limits: Limits,
  ) {}

  /** Throws for a request that need not be listened to. */
  check(request: FastifyRequest): void {
    const route = request.routeOptions.url ?? '';
    if (pagesOfLinks.has(route)) return this.limits.checkStranger(request);
    if (!route.startsWith('/v1/')) return;
    if (this.routes.isOpen(request.method, route)) {
      this.browser.refuseForeign(request);
      return this.limits.checkStranger(request);
    }
    const credential = this.credentialOf(request);
    request.known = this.authenticator.remembered(credential);
    if (!request.known && !this.authenticator.isFamiliar(credential)) this.limits.checkStranger(request);
  }

  private credentialOf(request: FastifyRequest): Credential {
    try {
      return this.credentials.of(request);
    } catch (error) {
      this.limits.chargeStranger(request);
      throw error;
    }
  }
}
