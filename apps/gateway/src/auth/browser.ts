// What a browser carries for its session: cookies that no script reads, and the token that proves a request is the page's own.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { parseCookie, stringifySetCookie, type SetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#contracts/errors.js';
import type { Visitor } from '#contracts/registry/sign-in.js';
import { CONFIG } from '#platform/app.js';
import { hasSecureCookies, type GatewayConfig } from '../config.js';
import { networkOf } from '../http/limits.js';

const tokenForm = /^[A-Za-z0-9_-]{43}$/;
const deviceSeconds = 400 * 86_400;
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface Visit {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** A browser that is about to get a session: what the registry is told, and the tokens that it gets when that goes well. */
export interface Arrival {
  visitor: Visitor;
  sessionToken: string;
  deviceToken: string;
}

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Derived from the token in the cookie, so that each session has its own and nothing else is stored. */
export const csrfTokenOf = (sessionToken: string): string => createHmac('sha256', sessionToken).update('csrf').digest('base64url');

@Injectable()
export class Browser {
  private readonly isSecure: boolean;
  private readonly sessionCookie: string;
  private readonly deviceCookie: string;
  private readonly publicHost: string | null;

  constructor(@Inject(CONFIG) config: GatewayConfig) {
    this.isSecure = hasSecureCookies(config);
    // The prefix makes browsers refuse it from other hosts, from paths, and without encryption.
    const prefix = this.isSecure ? '__Host-' : '';
    this.sessionCookie = `${prefix}lw_session`;
    this.deviceCookie = `${prefix}lw_device`;
    this.publicHost = config.PUBLIC_URL === undefined ? null : new URL(config.PUBLIC_URL).host;
  }

  /** The session token that the request carries; `credential_invalid` when it has not the form of one. */
  sessionIn(request: FastifyRequest): string | undefined {
    const token = this.cookie(request, this.sessionCookie);
    if (token === undefined || tokenForm.test(token)) return token;
    throw new DomainError('credential_invalid', 'The session cookie is not valid. Sign in again.');
  }

  arrivalOf(request: FastifyRequest): Arrival {
    const [former, device] = [this.cookie(request, this.sessionCookie), this.cookie(request, this.deviceCookie)];
    const sessionToken = randomToken();
    const deviceToken = device !== undefined && tokenForm.test(device) ? device : randomToken();
    return {
      sessionToken,
      deviceToken,
      visitor: {
        network: networkOf(request.ip),
        userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
        deviceHash: hashOf(deviceToken),
        sessionHash: hashOf(sessionToken),
        formerHash: former === undefined ? null : hashOf(former),
      },
    };
  }

  /** `endsAt` is when the browser may forget it; the registry decides when the session is over. */
  giveSession(reply: FastifyReply, { sessionToken }: Arrival, endsAt: string): void {
    this.set(reply, { name: this.sessionCookie, value: sessionToken, expires: new Date(endsAt) });
  }

  /** The browser is known from now on: it signs in although others are being refused. */
  giveDevice(reply: FastifyReply, { deviceToken }: Arrival): void {
    this.set(reply, { name: this.deviceCookie, value: deviceToken, maxAge: deviceSeconds });
  }

  takeSession(reply: FastifyReply): void {
    this.set(reply, { name: this.sessionCookie, value: '', maxAge: 0 });
  }

  set(reply: FastifyReply, cookie: SetCookie): void {
    void reply.header('set-cookie', stringifySetCookie({ path: '/', httpOnly: true, sameSite: 'lax', secure: this.isSecure, ...cookie }));
  }

  cookie(request: FastifyRequest, name: string): string | undefined {
    return parseCookie(request.headers.cookie ?? '')[name];
  }

  /** A name under which browsers keep a cookie for this host alone. */
  named(name: string): string {
    return this.isSecure ? `__Host-${name}` : name;
  }

  /** Refuses what another site makes a browser send, whether or not it carries a session. */
  refuseForeign({ method, headers }: FastifyRequest): void {
    if (safeMethods.has(method)) return;
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw foreign();
    const { origin } = headers;
    if (origin === undefined) return;
    const host = URL.canParse(origin) ? new URL(origin).host : null;
    if (host === null || (host !== headers.host && host !== this.publicHost)) throw foreign();
  }

  /** A cookie is sent along whoever wrote the page: what changes something proves besides that it comes from ours. */
  refuseForged(request: FastifyRequest, sessionToken: string): void {
    if (safeMethods.has(request.method)) return;
    this.refuseForeign(request);
    const given = request.headers['x-csrf-token'];
    if (typeof given === 'string' && sameText(given, csrfTokenOf(sessionToken))) return;
    throw new DomainError(
      'csrf_refused',
      'Send the header X-CSRF-Token with everything but GET; GET /v1/me shows the token of your session. API keys need none.',
    );
  }
}

const randomToken = () => randomBytes(32).toString('base64url');

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

const foreign = () =>
  new DomainError('csrf_refused', 'The request comes from a page of another site. Send it from a page of this address, or with an API key.');
