// Who am I: the account behind the key that was presented.
import { Controller } from '@nestjs/common';
import { Me } from '#contracts/http.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { everyone } from '../http/roles.js';

@Controller()
export class MeController {
  @Endpoint({
    method: 'GET',
    path: '/v1/me',
    allow: everyone,
    reply: Me,
    summary: 'Show the account your key belongs to',
  })
  async me({ caller: { actor, name, language, expiresAt } }: Call): Promise<Me> {
    return { ...actor, name, language, keyExpiresAt: expiresAt };
  }
}
