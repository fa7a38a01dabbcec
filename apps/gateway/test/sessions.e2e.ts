// Sessions at the door: cookies that nobody else can use, and keys that open no more than they say.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MetadataScanner } from '@nestjs/core';
import { createHash } from 'node:crypto';
import type { Actor } from '#contracts/message.js';
import { CreateApiKey } from '#contracts/registry/accounts.js';
import { EndSession, OpenSession, RequestPasswordReset } from '#contracts/registry/sign-in.js';
import { newId } from '#platform/ids.js';
import { apiControllers } from '../src/controllers.js';
import { templateOf } from '../src/http/path.js';
import { declarationsOf } from '../src/http/route-table.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';

let under: GatewayUnderTest;
beforeAll(async () => {
  under = await startGateway();
});
afterAll(() => under.stop());

const accountId = newId();
const actor: Actor = { accountId, role: 'admin', organisationId: null, clusterIds: [] };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const session = (id = newId()) => ({
  id, accountId, userAgent: null, method: 'password', createdAt: '2026-01-01T00:00:00.000Z', lastSeenAt: '2026-01-01T00:00:00.000Z',
  expiresAt: '2099-01-01T00:00:00.000Z', current: true,
});
const body = { email: 'almaz@example.org', password: 'seven looms by the river' };

beforeEach(() => {
  under.services.answers.set(OpenSession.name, ({ visitor }: { visitor: { sessionHash: string } }) => {
    under.services.signedIn.set(visitor.sessionHash, actor);
    return session();
  });
  under.services.answers.set(EndSession.name, ({ sessionId }: { sessionId: string }) => {
    under.services.signedIn.clear();
    return session(sessionId);
  });
});

async function signedIn(from = under, headers: Record<string, string> = {}) {
  const reply = await from.send('/v1/sessions', { method: 'POST', body, headers: { 'idempotency-key': '', ...headers } });
  const cookies = reply.headers.getSetCookie();
  const csrf = String(reply.json['csrfToken']);
  return { reply, cookies, cookie: cookies.map((each) => each.split(';', 1)[0]).join('; '), csrf };
}
const endpoints = apiControllers
  .flatMap((each) => declarationsOf(each.prototype as object, new MetadataScanner()))
  .flatMap((each) => (each.kind === 'api' ? [each] : []));
const addressOf = (path: string) => templateOf(path).replace(/\{\w+\}/g, () => newId());
const makeKey = { method: 'POST', body: { label: 'k' } };
const keys = `/v1/accounts/${accountId}/api-keys`;

describe('signing in', () => {
  it('gives cookies that no script reads, and tells the registry hashes only', async () => {
    under.services.take();
    const { reply, cookies, cookie } = await signedIn();
    expect(reply.status).toBe(201);
    expect(cookies).toEqual([
      expect.stringMatching(/^lw_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^lw_device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    const [token, device] = cookie.split('; ').map((each) => each.split('=')[1]!);
    const asked = under.services.take();
    expect(asked[0]!.input).toMatchObject({ ...body, visitor: { sessionHash: sha256(token!), deviceHash: sha256(device!), formerHash: null } });
    for (const secret of [token!, device!]) expect(JSON.stringify(asked) + reply.text).not.toContain(secret);
  });

  it('keeps the device and ends the session that the browser had', async () => {
    const first = await signedIn();
    under.services.take();
    const second = await signedIn(under, { cookie: first.cookie });
    const visitor = (under.services.take()[0]!.input as { visitor: Record<string, string> }).visitor;
    const [token, device] = first.cookie.split('; ').map((each) => each.split('=')[1]!);
    expect(visitor).toMatchObject({ formerHash: sha256(token!), deviceHash: sha256(device!) });
    expect(second.cookie).not.toContain(token);
  });

  it('takes cookies across the network encrypted only', async () => {
    for (const PUBLIC_URL of ['https://linkwright.example', 'http://linkwright.example']) {
      const safe = await startGateway({ PUBLIC_URL });
      try {
        // Both stand-ins hear the question.
        safe.services.answers.set(OpenSession.name, () => session());
        const { cookies } = await signedIn(safe);
        for (const cookie of cookies) expect(cookie).toMatch(/^__Host-lw_(session|device)=[^;]+;.* Path=\/;.* HttpOnly; Secure; SameSite=Lax$/);
        // The name without the prefix is nobody's.
        const plain = { headers: { cookie: `lw_session=${'a'.repeat(43)}` } };
        expect((await safe.send('/v1/me', plain)).json.code).toBe('credential_missing');
      } finally {
        await safe.stop();
      }
    }
  });

  it('is refused from the page of another site', async () => {
    for (const [name, value] of [['sec-fetch-site', 'cross-site'], ['sec-fetch-site', 'same-site'], ['origin', 'https://evil.example'], ['origin', 'null']] as const) {
      under.services.take();
      expect((await signedIn(under, { [name]: value })).reply.json.code).toBe('csrf_refused');
      expect(under.services.take()).toEqual([]);
    }
    expect((await signedIn(under, { origin: under.url, 'sec-fetch-site': 'same-origin' })).reply.status).toBe(201);
  });
});

describe('a session', () => {
  it('shows its account and the token that changes need', async () => {
    const { cookie, csrf } = await signedIn();
    const me = await under.send('/v1/me', { headers: { cookie } });
    expect(me.json).toMatchObject({ accountId, scopes: ['read', 'write', 'person-erasures:write'], session: { csrfToken: csrf } });
  });

  it('says with each of its replies whose it is: another tab may have signed in somebody else', async () => {
    const { reply, cookie } = await signedIn();
    const whose = async (path: string, more: object) => (await under.send(path, more)).headers.get('x-account-id');
    expect(await whose('/v1/me', { headers: { cookie } })).toBe(accountId);
    expect(await whose(`/v1/requirements/${newId()}`, { headers: { cookie } })).toBe(accountId);
    expect([await whose('/v1/me', { key: under.services.key('cda') }), await whose('/v1/me', {}), reply.headers.get('x-account-id')]).toEqual([null, null, null]);
  });

  it('changes something only with the token of this session, from our own page', async () => {
    const [own, another] = [await signedIn(), await signedIn()];
    const cases: [string, Record<string, string>][] = [
      ['no token', {}],
      ['an empty one', { 'x-csrf-token': '' }],
      ['the token of another session', { 'x-csrf-token': another.csrf }],
      ['from another site', { 'x-csrf-token': own.csrf, origin: 'https://evil.example' }],
      ['from a neighbouring site', { 'x-csrf-token': own.csrf, 'sec-fetch-site': 'same-site' }],
    ];
    for (const [what, headers] of cases) {
      under.services.take();
      const reply = await under.send(keys, { ...makeKey, headers: { cookie: own.cookie, ...headers } });
      expect([what, reply.status, reply.json.code]).toEqual([what, 403, 'csrf_refused']);
      expect(under.services.take()).toEqual([]);
    }
    const reply = await under.send(keys, { ...makeKey, headers: { cookie: own.cookie, 'x-csrf-token': own.csrf, origin: under.url } });
    // It came as far as the registry.
    expect(reply.json.code).toBe('not_found');
    expect(under.services.take().map(({ name }) => name)).toEqual([CreateApiKey.name]);
  });

  it('changes nothing by any route without its token, nor from another site', async () => {
    const own = await signedIn();
    for (const { method, path, open } of endpoints.filter((each) => each.method !== 'GET')) {
      const cases: Record<string, string>[] = [{ 'x-csrf-token': own.csrf, origin: 'https://evil.example' }, { 'x-csrf-token': own.csrf, 'sec-fetch-site': 'cross-site' }, ...(open ? [] : [{}])];
      for (const headers of cases) {
        under.services.take();
        const reply = await under.send(addressOf(path), { method, headers: { cookie: own.cookie, ...headers } });
        expect([method, path, headers, reply.status, reply.json['code'], under.services.take()]).toEqual([method, path, headers, 403, 'csrf_refused', []]);
      }
    }
  });

  it('counts after a key, which needs no token', async () => {
    const { cookie } = await signedIn();
    const key = under.services.key('buyer');
    expect((await under.send('/v1/me', { key, headers: { cookie } })).json).toMatchObject({ role: 'buyer', session: null });
    expect((await under.send(keys, { ...makeKey, key, headers: { cookie } })).json.code).toBe('not_found');
    expect((await under.send('/v1/me', { headers: { cookie, authorization: 'Bearer lw_forged_forged_forged' } })).json.code).toBe('credential_invalid');
  });

  it('is over here at once when it is ended here, and the browser forgets it', async () => {
    const { cookie, csrf } = await signedIn();
    expect((await under.send('/v1/me', { headers: { cookie } })).status).toBe(200);
    const reply = await under.send(`/v1/accounts/${accountId}/sessions/${newId()}`, { method: 'DELETE', headers: { cookie, 'x-csrf-token': csrf } });
    expect(reply.status).toBe(200);
    expect(reply.headers.getSetCookie()).toEqual([expect.stringMatching(/^lw_session=; Max-Age=0;/)]);
    expect((await under.send('/v1/me', { headers: { cookie } })).json.code).toBe('credential_invalid');
  });

  it.each([['cut short', 'abc'], ['forged', 'b'.repeat(43)], ['with signs', `${'c'.repeat(42)}"`]])('that is %s opens nothing', async (_what, token) => {
    expect((await under.send('/v1/me', { headers: { cookie: `lw_session=${token}` } })).json.code).toBe('credential_invalid');
  });
});

describe('a key with scopes', () => {
  it('opens what they say and nothing else', async () => {
    const reading = under.services.key('admin', { scopes: ['read'] });
    const posting = under.services.key('buyer', { scopes: ['requirements:write', 'me:read'] });
    const code = async (path: string, key: string, method = 'GET') => (await under.send(path, { method, key })).json.code;
    expect(await code(`/v1/requirements/${newId()}`, reading)).toBe('not_found');
    expect(await code('/v1/buyers', reading, 'POST')).toBe('scope_missing');
    expect(await code(`/v1/accounts/${newId()}/sessions`, reading, 'DELETE')).toBe('scope_missing');
    expect(await code('/v1/requirements', posting, 'POST')).toBe('body_invalid');
    expect(await code('/v1/requirements', posting)).toBe('scope_missing');
    expect(await code('/v1/buyers', posting)).toBe('scope_missing');
    expect((await under.send('/v1/me', { key: posting })).json['scopes']).toEqual(['requirements:write', 'me:read']);
  });

  it('erases nobody unless they name it', async () => {
    const erase = async (scopes: string[]) => (await under.send('/v1/person-erasures', {
      method: 'POST', key: under.services.key('admin', { scopes }), body: { nobody: true },
    })).json.code;
    expect(await erase(['read', 'write'])).toBe('scope_missing');
    expect(await erase(['write', 'person-erasures:read'])).toBe('scope_missing');
    expect(await erase(['person-erasures:write'])).toBe('body_invalid');
    const plan = await under.send('/v1/person-data/erasure-plan', { method: 'POST', key: under.services.key('admin', { scopes: ['write'] }), body: { nobody: true } });
    expect(plan.json.code).toBe('body_invalid');
  });

  it('is told to the registry when another key is made with it', async () => {
    const key = under.services.key('admin', { scopes: ['accounts:write'] });
    under.services.take();
    await under.send(keys, { ...makeKey, key });
    expect(under.services.take()[0]!.input).toMatchObject({ within: ['accounts:write'] });
  });
});

describe('asking for a reset link', () => {
  it('needs nobody to be known, and answers 202', async () => {
    under.services.answers.set(RequestPasswordReset.name, () => ({ accepted: true }));
    const reply = await under.send('/v1/password-resets', { method: 'POST', body: { email: 'nobody@example.org' }, headers: { 'idempotency-key': '' } });
    expect([reply.status, reply.json]).toEqual([202, { accepted: true }]);
  });
});
