// Refuses from the headers alone, before a body is read: who shows no key, and who has failed too often.
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Authenticator, keyIn, type Caller } from '../auth/authenticator.js';
import { Limits } from './limits.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose key this is, when it was seen a moment ago; the guard decides what that allows. */
    known?: Caller | undefined;
  }
}

@Injectable()
export class Admission {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly limits: Limits,
  ) {}

  /** Throws for a request that need not be listened to. */
  check(request: FastifyRequest): void {
    const route = request.routeOptions.url ?? '';
    if (route === '/r/:token' || route === '/u/:token') return this.limits.checkStranger(request);
    if (!route.startsWith('/v1/')) return;
    try {
      request.known = this.authenticator.remembered(keyIn(request.headers.authorization));
    } catch (error) {
      this.limits.chargeStranger(request);
      throw error;
    }
    if (!request.known) this.limits.checkStranger(request);
  }
}
