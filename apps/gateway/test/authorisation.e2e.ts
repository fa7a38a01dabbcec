// At the door: every route with every role, and nothing behind it is asked for who may not. What lies behind it: test/authorisation.e2e.ts.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MetadataScanner } from '@nestjs/core';
import { roles } from '#contracts/message.js';
import { newId } from '#platform/ids.js';
import { apiControllers } from '../src/controllers.js';
import { templateOf } from '../src/http/path.js';
import { declarationsOf } from '../src/http/route-table.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';

const endpoints = apiControllers
  .flatMap((each) => declarationsOf(each.prototype as object, new MetadataScanner()))
  .flatMap((each) => (each.kind === 'api' ? [each] : []));
const addressOf = (path: string) => templateOf(path).replace(/\{\w+\}/g, () => newId());

let under: GatewayUnderTest;
const keys: Record<string, string> = {};
beforeAll(async () => {
  under = await startGateway();
  for (const role of roles) keys[role] = under.services.key(role);
});
afterAll(() => under.stop());

describe('without a credential', () => {
  it.each(endpoints.filter(({ open }) => !open).map((each) => [each.method, each.path]))(
    '%s %s answers 401 and asks nobody',
    async (method, path) => {
      under.services.asked.length = 0;
      const reply = await under.send(addressOf(path), { method });
      expect([reply.status, reply.json.code]).toEqual([401, 'credential_missing']);
      expect(reply.headers.get('www-authenticate')).toBe('Bearer realm="linkwright"');
      expect(under.services.asked).toEqual([]);
    },
  );
});

describe.each(roles)('as %s', (role) => {
  it('is refused exactly where the role is not named, before anything is read or asked', async () => {
    for (const { method, path, allow } of endpoints) {
      // It is everybody's, and its reply does not end: live.e2e asks it.
      if (path === '/v1/live') continue;
      under.services.take();
      const reply = await under.send(addressOf(path), { method, key: keys[role] });
      const allowed = allow.includes(role);
      expect([method, path, reply.json.code === 'role_not_allowed']).toEqual([method, path, !allowed]);
      if (allowed) expect([401, 403]).not.toContain(reply.status);
      else expect(reply.status).toBe(403);
      if (!allowed) expect(under.services.take()).toEqual([]);
    }
  });
});

describe('a credential that is no credential', () => {
  const cases: [string, string, string][] = [
    ['another scheme', 'Basic bHc6bHc=', 'credential_invalid'],
    ['no key after Bearer', 'Bearer', 'credential_invalid'],
    ['two keys', 'Bearer lw_aaaaaaaaaaaaaaaaaaaa lw_b', 'credential_invalid'],
    ['not the form of a key', 'Bearer 12345', 'credential_invalid'],
    ['a key cut short', 'Bearer lw_abc', 'credential_invalid'],
    ['a forged key', 'Bearer lw_0123456789abcdef0123456789abcdef', 'credential_invalid'],
  ];
  it.each(cases)('%s: 401', async (_what, authorization, code) => {
    const reply = await under.send('/v1/me', { headers: { authorization } });
    expect([reply.status, reply.json.code]).toEqual([401, code]);
    expect(reply.headers.get('www-authenticate')).toMatch(
      /^Bearer realm="linkwright", error="invalid_token"/,
    );
  });

  it('an expired key says that it has expired', async () => {
    const key = under.services.key('cda', { expiresAt: '2020-01-01T00:00:00.000Z' });
    const reply = await under.send('/v1/me', { key });
    expect([reply.status, reply.json.code]).toEqual([401, 'credential_expired']);
  });

  it('a refusal is not remembered, a good answer is', async () => {
    const authenticated = () => under.services.asked.filter(({ name }) => name === 'Authenticate').length;
    under.services.asked.length = 0;
    const forged = 'lw_0123456789abcdef0123456789abcdee';
    await under.send('/v1/me', { key: forged });
    await under.send('/v1/me', { key: forged });
    expect(authenticated()).toBe(2);
    const key = under.services.key('cda');
    await under.send('/v1/me', { key });
    await under.send('/v1/me', { key });
    expect(authenticated()).toBe(3);
  });
});
