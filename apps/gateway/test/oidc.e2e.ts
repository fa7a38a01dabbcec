// Signing in through a real OpenID provider on this machine, without a browser: each step that a browser takes is a request.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Provider } from 'oidc-provider';
import { OpenSessionByIdentity } from '#contracts/registry/sign-in.js';
import { readConfig } from '#platform/config.js';
import { newId } from '#platform/ids.js';
import { GatewayConfigSchema } from '../src/config.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';

/** Where the provider sends browsers back to; the test goes to where the gateway really listens. */
const PUBLIC_URL = 'http://127.0.0.1:9';
const person = { sub: 'almaz-at-the-provider', email: 'almaz@example.org', email_verified: true };

let server: Server;
let issuer: string;
let under: GatewayUnderTest;
beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = await providerAt(issuer);
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    void provider.interactionFinished(request, response, { login: { accountId: person.sub } });
  });
  under = await startGateway({ PUBLIC_URL, OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'linkwright', OIDC_CLIENT_SECRET: 'a secret of the test' });
}, 60_000);
afterAll(async () => {
  await under?.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function providerAt(address: string): Promise<Provider> {
  // It advises against running like this in production, at length.
  for (const level of ['warn', 'info'] as const) jest.spyOn(console, level).mockReturnValue(undefined);
  const { Provider: OpenIdProvider } = await import('oidc-provider');
  const provider: Provider = new OpenIdProvider(address, {
    clients: [{
      client_id: 'linkwright', client_secret: 'a secret of the test', redirect_uris: [`${PUBLIC_URL}/oidc/callback`], grant_types: ['authorization_code'],
    }],
    claims: { email: ['email', 'email_verified'] },
    cookies: { keys: ['a key of the test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: () => ({ accountId: person.sub, claims: () => person }),
    // Everybody has agreed to everything.
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  return provider;
}

/** The cookies of one browser; here all hosts are one. */
class Jar {
  readonly cookies = new Map<string, string>();

  take(headers: Headers): void {
    for (const cookie of headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (value === '' || /max-age=0(;|$)/i.test(cookie)) this.cookies.delete(name!);
      else this.cookies.set(name!, value!);
    }
  }

  get header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

/** From the gateway through the provider to the address it sends the browser back to. */
async function wayBack(jar: Jar): Promise<URL> {
  const begun = await under.send('/oidc/sign-in', { headers: { cookie: jar.header } });
  expect(begun.status).toBe(302);
  jar.take(begun.headers);
  for (let at = new URL(begun.headers.get('location')!), hops = 0; hops < 10; hops += 1) {
    if (at.href.startsWith(PUBLIC_URL)) return at;
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie: jar.header } });
    await answer.arrayBuffer();
    jar.take(answer.headers);
    at = new URL(answer.headers.get('location')!, at);
  }
  throw new Error('The provider does not send anybody back.');
}

const comeBack = (jar: Jar, { pathname, search }: URL) => under.send(`${pathname}${search}`, { headers: { cookie: jar.header } });

let identities: unknown[];
beforeEach(() => {
  identities = [];
  Object.assign(person, { email: 'almaz@example.org', email_verified: true });
  under.services.answers.set(OpenSessionByIdentity.name, ({ visitor, ...identity }: { visitor: { sessionHash: string } }) => {
    identities.push(identity);
    const accountId = newId();
    under.services.signedIn.set(visitor.sessionHash, { accountId, role: 'cda', organisationId: null, clusterIds: [newId()] });
    const now = '2026-01-01T00:00:00.000Z';
    return { id: newId(), accountId, userAgent: null, method: 'oidc', createdAt: now, lastSeenAt: now, expiresAt: '2099-01-01T00:00:00.000Z', current: true };
  });
});

describe('signing in through the provider', () => {
  it('opens an ordinary session of the account with the verified address', async () => {
    const jar = new Jar();
    const reply = await comeBack(jar, await wayBack(jar));
    expect([reply.status, reply.headers.get('location'), reply.text]).toEqual([303, '/console', '']);
    jar.take(reply.headers);
    expect(identities).toEqual([{ issuer, subject: person.sub, email: person.email }]);
    expect([...jar.cookies.keys()]).toEqual(expect.arrayContaining(['lw_session', 'lw_device']));
    expect([...jar.cookies.keys()]).not.toContain('lw_oidc');
    expect((await under.send('/v1/me', { headers: { cookie: jar.header } })).json).toMatchObject({ role: 'cda', session: { csrfToken: expect.any(String) } });
  });

  it('says nothing of an address that the provider has not verified', async () => {
    for (const email_verified of [false, 'true', undefined]) {
      Object.assign(person, { email_verified });
      const jar = new Jar();
      await comeBack(jar, await wayBack(jar));
    }
    expect(identities).toEqual([1, 2, 3].map(() => ({ issuer, subject: person.sub, email: null })));
  });
});

describe('an answer of the provider', () => {
  const spoilt: [string, (jar: Jar, back: URL) => void][] = [
    ['with another state', (_jar, back) => back.searchParams.set('state', 'another-state-of-the-right-length')],
    ['without a state', (_jar, back) => back.searchParams.delete('state')],
    ['with another code', (_jar, back) => back.searchParams.set('code', 'forged')],
    ['without a code', (_jar, back) => back.searchParams.delete('code')],
    ['of another issuer', (_jar, back) => back.searchParams.set('iss', 'https://evil.example')],
    ['that says no', (_jar, back) => back.searchParams.set('error', 'access_denied')],
    ['for another nonce', (jar) => spoilPart(jar, 1)],
    ['for another proof of the code', (jar) => spoilPart(jar, 2)],
    ['in another browser', (jar) => jar.cookies.clear()],
    ['in a browser that begins anew', (jar) => spoilPart(jar, 0)],
  ];
  const spoilPart = (jar: Jar, index: number) => {
    const parts = jar.cookies.get('lw_oidc')!.split('.');
    parts[index] = [...parts[index]!].reverse().join('');
    jar.cookies.set('lw_oidc', parts.join('.'));
  };

  it.each(spoilt)('%s is refused', async (_what, spoil) => {
    const jar = new Jar();
    const back = await wayBack(jar);
    spoil(jar, back);
    const reply = await comeBack(jar, back);
    expect([reply.status, reply.json.code]).toEqual([401, 'sign_in_refused']);
    expect(identities).toEqual([]);
    expect(reply.headers.getSetCookie().filter((each) => each.startsWith('lw_session'))).toEqual([]);
  });

  it('opens one session, however often it is sent', async () => {
    const jar = new Jar();
    const back = await wayBack(jar);
    const before = jar.header;
    expect((await comeBack(jar, back)).status).toBe(303);
    const again = await under.send(`${back.pathname}${back.search}`, { headers: { cookie: before } });
    expect([again.status, again.json.code]).toEqual([401, 'sign_in_refused']);
    expect(identities).toHaveLength(1);
  });
});

describe('without a provider', () => {
  it('the addresses say that none is configured, or that it cannot be reached', async () => {
    const none = await startGateway();
    try {
      const reply = await none.send('/oidc/sign-in');
      expect([reply.status, reply.json.detail]).toEqual([404, expect.stringContaining('not configured')]);
    } finally {
      await none.stop();
    }
    const unreachable = await startGateway({ PUBLIC_URL, OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' });
    try {
      expect((await unreachable.send('/oidc/sign-in')).json.code).toBe('service_unavailable');
    } finally {
      await unreachable.stop();
    }
  });

  it('a half configuration does not start', () => {
    const half = { NATS_URL: 'nats://127.0.0.1:4222', PUBLIC_URL, OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'a' };
    expect(() => readConfig(GatewayConfigSchema, half)).toThrow('OIDC_ISSUER');
    expect(readConfig(GatewayConfigSchema, { ...half, OIDC_CLIENT_SECRET: 'b' }).OIDC_ISSUER).toBe(half.OIDC_ISSUER);
    expect(() => readConfig(GatewayConfigSchema, { ...half, OIDC_CLIENT_SECRET: 'b', OIDC_ISSUER: 'http://id.example.org' })).toThrow('must be https');
  });
});
