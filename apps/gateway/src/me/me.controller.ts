// Who am I: the account behind the credential that was presented.
import { Controller } from '@nestjs/common';
import { Me } from '#contracts/http.js';
import { Browser, csrfTokenOf } from '../auth/browser.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { everyone } from '../http/roles.js';

@Controller()
export class MeController {
  constructor(private readonly browser: Browser) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/me',
    allow: everyone,
    reply: Me,
    summary: 'Show the account your credential belongs to',
  })
  async me({ caller: { actor, name, language, expiresAt, scopes, sessionId }, visit }: Call): Promise<Me> {
    const token = sessionId === null ? undefined : this.browser.sessionIn(visit.request);
    const session = sessionId === null || token === undefined ? null : { id: sessionId, csrfToken: csrfTokenOf(token) };
    return { ...actor, name, language, keyExpiresAt: expiresAt, scopes: [...scopes], session };
  }
}
