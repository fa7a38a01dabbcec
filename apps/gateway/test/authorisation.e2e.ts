// Who may call what: every route with every role, generated from the declarations of the routes themselves.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MetadataScanner } from '@nestjs/core';
import { roles } from '#contracts/message.js';
import { newId } from '#platform/ids.js';
import { apiControllers } from '../src/controllers.js';
import { declarationsOf } from '../src/http/route-table.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';

const endpoints = apiControllers
  .flatMap((each) => declarationsOf(each.prototype as object, new MetadataScanner()))
  .flatMap((each) => (each.kind === 'api' ? [each] : []));
const addressOf = (path: string) => path.replace(/:\w+/g, () => newId());

/** Written by hand, so that a role slipping into a declaration is noticed. */
const permissions: Record<string, string> = {
  'GET /v1/me': 'everyone',
  'POST /v1/clusters': 'admin',
  'GET /v1/clusters': 'everyone',
  'GET /v1/clusters/:id': 'everyone',
  'GET /v1/clusters/:id/weights': 'everyone',
  'PATCH /v1/clusters/:id': 'cda manager admin',
  'GET /v1/codes': 'everyone',
  'POST /v1/imports/codes': 'admin',
  'POST /v1/imports/codes/pieces': 'admin',
  'POST /v1/imports/codes/uploads': 'admin',
  'POST /v1/imports/correspondences': 'admin',
  'GET /v1/correspondences': 'everyone',
  'POST /v1/enterprises': 'cda manager admin',
  'GET /v1/enterprises': 'enterprise cda manager admin',
  'GET /v1/enterprises/:id': 'enterprise cda manager admin',
  'PATCH /v1/enterprises/:id': 'enterprise cda manager admin',
  'GET /v1/enterprises/:id/duplicates': 'cda manager admin',
  'GET /v1/duplicates': 'cda manager admin',
  'POST /v1/duplicates/distinctions': 'cda manager admin',
  'POST /v1/imports/enterprises': 'cda manager admin',
  'GET /v1/enterprises.csv': 'cda manager admin',
  'POST /v1/imports': 'cda manager admin',
  'GET /v1/imports': 'cda manager admin',
  'GET /v1/imports/template': 'cda manager admin',
  'GET /v1/imports/:id': 'cda manager admin',
  'GET /v1/imports/:id/rows': 'cda manager admin',
  'GET /v1/imports/:id/errors.csv': 'cda manager admin',
  'POST /v1/imports/:id/confirm': 'cda manager admin',
  'POST /v1/imports/:id/cancel': 'cda manager admin',
  'POST /v1/imports/:id/undo': 'cda manager admin',
  'POST /v1/buyers': 'cda manager admin',
  'GET /v1/buyers': 'buyer cda manager admin',
  'GET /v1/buyers/:id': 'buyer cda manager admin',
  'PATCH /v1/buyers/:id': 'buyer cda manager admin',
  'POST /v1/providers': 'cda manager admin',
  'GET /v1/providers': 'provider cda manager admin',
  'GET /v1/providers/:id': 'provider cda manager admin',
  'PATCH /v1/providers/:id': 'provider cda manager admin',
  'POST /v1/accounts': 'manager admin',
  'GET /v1/accounts': 'everyone',
  'GET /v1/accounts/:id': 'everyone',
  'PATCH /v1/accounts/:id': 'everyone',
  'POST /v1/accounts/:id/api-keys': 'everyone',
  'GET /v1/accounts/:id/api-keys': 'everyone',
  'GET /v1/accounts/:id/api-keys/:keyId': 'everyone',
  'DELETE /v1/accounts/:id/api-keys/:keyId': 'everyone',
  'POST /v1/requirements': 'buyer cda',
  'GET /v1/requirements': 'buyer cda manager admin',
  'GET /v1/requirements/:id': 'buyer cda manager admin',
  'PATCH /v1/requirements/:id': 'buyer cda',
  'POST /v1/requirements/:id/post': 'buyer cda',
  'POST /v1/requirements/:id/close': 'buyer cda',
  'POST /v1/requirements/:id/cancel': 'buyer cda',
  'POST /v1/lots/:id/code': 'buyer cda',
  'GET /v1/requirements/:id/match-runs': 'buyer cda manager admin',
  'GET /v1/match-runs/:id': 'buyer cda manager admin',
  'GET /v1/lots/:id/evaluations/:enterpriseId': 'cda manager admin',
  'GET /v1/proposals': 'buyer enterprise cda manager admin',
  'GET /v1/proposals/:id': 'buyer enterprise cda manager admin',
  'POST /v1/proposals/:id/decision': 'cda',
  'POST /v1/proposals/:id/decision/undo': 'cda',
  'POST /v1/proposals/decisions': 'cda',
  'GET /v1/invitations': 'buyer enterprise cda manager admin',
  'GET /v1/invitations/:id': 'buyer enterprise cda manager admin',
  'POST /v1/invitations/:id/reply': 'buyer enterprise cda',
  'GET /v1/linkages': 'buyer enterprise cda manager admin',
  'GET /v1/linkages/:id': 'buyer enterprise cda manager admin',
  'POST /v1/service-offers': 'provider cda manager admin',
  'GET /v1/service-offers': 'enterprise provider cda manager admin',
  'GET /v1/service-offers/:id': 'enterprise provider cda manager admin',
  'PATCH /v1/service-offers/:id': 'provider cda manager admin',
  'POST /v1/service-offers/:id/withdraw': 'provider cda manager admin',
  'POST /v1/service-needs': 'enterprise cda manager admin',
  'GET /v1/service-needs': 'enterprise cda manager admin',
  'GET /v1/service-needs/:id': 'enterprise cda manager admin',
  'GET /v1/service-needs/:id/matches': 'cda manager admin',
  'GET /v1/service-needs/:id/opening': 'cda manager admin',
  'POST /v1/service-needs/:id/confirm': 'cda manager admin',
  'POST /v1/service-needs/:id/dismiss': 'cda manager admin',
  'PATCH /v1/service-needs/:id': 'enterprise cda manager admin',
  'POST /v1/service-needs/:id/code': 'enterprise cda manager admin',
  'POST /v1/service-needs/:id/withdraw': 'enterprise cda manager admin',
  'GET /v1/gaps': 'provider cda manager admin',
  'GET /v1/service-proposals': 'enterprise provider cda manager admin',
  'GET /v1/service-proposals/:id': 'enterprise provider cda manager admin',
  'POST /v1/service-proposals/:id/decision': 'cda',
  'POST /v1/service-proposals/:id/decision/undo': 'cda',
  'POST /v1/service-proposals/decisions': 'cda',
  'GET /v1/service-invitations': 'enterprise provider cda manager admin',
  'GET /v1/service-invitations/:id': 'enterprise provider cda manager admin',
  'POST /v1/service-invitations/:id/reply': 'enterprise provider cda',
  'GET /v1/service-engagements': 'enterprise provider cda manager admin',
  'GET /v1/service-engagements/:id': 'enterprise provider cda manager admin',
  'GET /v1/notifications': 'everyone',
  'POST /v1/notifications/:id/read': 'everyone',
  'GET /v1/deliveries': 'cda manager admin',
  'POST /v1/deliveries/:id/replay': 'cda manager admin',
  'POST /v1/webhook-endpoints': 'buyer enterprise cda manager admin',
  'GET /v1/webhook-endpoints': 'buyer enterprise cda manager admin',
  'GET /v1/webhook-endpoints/:id': 'buyer enterprise cda manager admin',
  'PATCH /v1/webhook-endpoints/:id': 'buyer enterprise cda manager admin',
  'DELETE /v1/webhook-endpoints/:id': 'buyer enterprise cda manager admin',
  'POST /v1/webhook-endpoints/:id/rotate-secret': 'buyer enterprise cda manager admin',
  'POST /v1/webhook-endpoints/:id/test': 'buyer enterprise cda manager admin',
  'POST /v1/webhook-endpoints/:id/redeliver': 'buyer enterprise cda manager admin',
  'GET /v1/webhook-endpoints/:id/deliveries': 'buyer enterprise cda manager admin',
  'GET /v1/webhook-deliveries/:id': 'buyer enterprise cda manager admin',
  'POST /v1/webhook-deliveries/:id/redeliver': 'buyer enterprise cda manager admin',
};

let under: GatewayUnderTest;
const keys: Record<string, string> = {};
beforeAll(async () => {
  under = await startGateway();
  for (const role of roles) keys[role] = under.services.key(role);
});
afterAll(() => under.stop());

describe('without a credential', () => {
  it.each(endpoints.map((each) => [each.method, each.path]))(
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

it('allows nobody but those named here', () => {
  const declared = endpoints.map(({ method, path, allow }) => [
    `${method} ${path}`,
    [...allow].sort().join(' '),
  ]);
  expect(Object.fromEntries(declared)).toEqual(
    Object.fromEntries(
      Object.entries(permissions).map(([route, named]) => [
        route,
        (named === 'everyone' ? [...roles] : named.split(' ')).sort().join(' '),
      ]),
    ),
  );
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
