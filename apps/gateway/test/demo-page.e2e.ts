// The page that signs in to the demo: there when it is configured, never in production, and not from another site.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { roles, type Actor } from '#contracts/message.js';
import { OpenSessionByIdentity } from '#contracts/registry/sign-in.js';
import { readConfig } from '#platform/config.js';
import { newId } from '#platform/ids.js';
import { GatewayConfigSchema } from '../src/config.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';

const accounts = roles.map((role) => ({ label: `A ${role} <b>`, email: `${role}@example.org` }));
const DEMO_SIGN_IN = JSON.stringify(accounts);
const actorOf = (email: string): Actor => ({ accountId: newId(), role: email.split('@')[0] as Actor['role'], organisationId: null, clusterIds: [] });
const session = { userAgent: null, method: 'oidc', createdAt: '2026-01-01T00:00:00.000Z', lastSeenAt: '2026-01-01T00:00:00.000Z', expiresAt: '2099-01-01T00:00:00.000Z', current: true };

let under: GatewayUnderTest;
beforeAll(async () => {
  under = await startGateway({ DEMO_SIGN_IN });
});
afterAll(() => under.stop());

beforeEach(() => {
  under.services.take();
  under.services.answers.set(OpenSessionByIdentity.name, ({ email, visitor }: { email: string; visitor: { sessionHash: string } }) => {
    under.services.signedIn.set(visitor.sessionHash, actorOf(email));
    return { ...session, id: newId(), accountId: newId() };
  });
});

const click = (email: string, headers: Record<string, string> = {}) => under.send('/demo', {
  method: 'POST', body: new URLSearchParams({ email }).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
});

describe('the page', () => {
  it('has a button for each account', async () => {
    const { status, text } = await under.send('/demo');
    expect([status, text.match(/<form method="post" action="\/demo">/g)?.length]).toEqual([200, roles.length]);
    expect(text).toContain('A cda &lt;b&gt;');
  });

  it.each(roles)('signs in as %s and leads to the console', async (role) => {
    const reply = await click(`${role}@example.org`, { origin: under.url, 'sec-fetch-site': 'same-origin' });
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/console']);
    const cookies = reply.headers.getSetCookie();
    expect(cookies).toEqual([expect.stringMatching(/^lw_session=.*HttpOnly; SameSite=Lax$/), expect.stringMatching(/^lw_device=.*HttpOnly; SameSite=Lax$/)]);
    const cookie = cookies.map((each) => each.split(';', 1)[0]).join('; ');
    const token = /lw_session=([^;]+)/.exec(cookie)![1]!;
    expect(under.services.take()[0]!.input).toMatchObject({
      issuer: 'urn:linkwright:demo', email: `${role}@example.org`, visitor: { sessionHash: createHash('sha256').update(token).digest('hex') },
    });
    expect((await under.send('/v1/me', { headers: { cookie } })).json).toMatchObject({ role });
  });

  it.each([['sec-fetch-site', 'cross-site'], ['sec-fetch-site', 'same-site'], ['origin', 'https://evil.example'], ['origin', 'null']])(
    'refuses a form of another site: %s %s', async (name, value) => {
      const reply = await click('cda@example.org', { [name]: value });
      expect([reply.json.code, reply.headers.getSetCookie(), under.services.take()]).toEqual(['csrf_refused', [], []]);
    });

  it('signs in as nobody else', async () => {
    for (const email of ['somebody@example.org', '']) {
      const reply = await click(email);
      expect([reply.status, reply.json.code, under.services.take()]).toEqual([400, 'body_invalid', []]);
    }
  });
});

describe('without the variable', () => {
  it('there is no such page', async () => {
    const plain = await startGateway();
    try {
      const body = new URLSearchParams({ email: 'cda@example.org' }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const replies = [await plain.send('/demo'), await plain.send('/demo', { method: 'POST', body, headers })];
      expect(replies.map(({ status, json }) => [status, json.code])).toEqual([[404, 'route_unknown'], [404, 'route_unknown']]);
      expect(plain.services.take()).toEqual([]);
    } finally {
      await plain.stop();
    }
  });
});

describe('the configuration', () => {
  const needed = { NATS_URL: 'nats://localhost' };
  it('refuses it in production', () => {
    expect(() => readConfig(GatewayConfigSchema, { ...needed, NODE_ENV: 'production', DEMO_SIGN_IN })).toThrow(/DEMO_SIGN_IN: .*must not be set with NODE_ENV=production/);
    expect(readConfig(GatewayConfigSchema, { ...needed, NODE_ENV: 'production' }).DEMO_SIGN_IN).toBeUndefined();
    expect(readConfig(GatewayConfigSchema, needed).DEMO_SIGN_IN).toBeUndefined();
  });

  it.each(['yes', '[]', '{}', '[{"label":"CDA"}]', '[{"label":"CDA","email":"nobody"}]', '[{"label":"CDA","email":"a@example.org","password":"x"}]'])(
    'does not take %s', (value) => {
      expect(() => readConfig(GatewayConfigSchema, { ...needed, DEMO_SIGN_IN: value })).toThrow(/DEMO_SIGN_IN/);
    });
});
