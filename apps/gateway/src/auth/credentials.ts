// Which credential a request presents: an API key in its header or else a session in its cookie.
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#contracts/errors.js';
import { Browser } from './browser.js';

export interface Credential {
  kind: 'key' | 'session';
  secret: string;
}

const keyForm = /^lw_[A-Za-z0-9_-]{16,200}$/;
const howTo = 'Send Authorization: Bearer lw_… with an API key of your account.';

/** The API key in an Authorization header; throws the 401 that fits. */
export function keyIn(authorization: string | undefined): string {
  if (authorization === undefined || authorization === '') {
    throw new DomainError('credential_missing', `This request needs a credential. ${howTo}`);
  }
  const [scheme, key, ...rest] = authorization.trim().split(/ +/);
  if (scheme?.toLowerCase() !== 'bearer' || key === undefined || rest.length > 0) {
    throw new DomainError('credential_invalid', `The Authorization header is not a bearer credential. ${howTo}`);
  }
  if (!keyForm.test(key)) {
    throw new DomainError('credential_invalid', `The credential does not have the form of an API key. ${howTo}`);
  }
  return key;
}

@Injectable()
export class Credentials {
  constructor(private readonly browser: Browser) {}

  /**
   * A header is stated on purpose and counts before a cookie, which browsers send by themselves; what a cookie sends must
   * prove that our own page wrote it.
   */
  of(request: FastifyRequest): Credential {
    const { authorization } = request.headers;
    const session = authorization === undefined ? this.browser.sessionIn(request) : undefined;
    if (session === undefined) return { kind: 'key', secret: keyIn(authorization) };
    this.browser.refuseForged(request, session);
    return { kind: 'session', secret: session };
  }
}
