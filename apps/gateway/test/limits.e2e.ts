// How often one may ask: per account, per address without a credential, and never for health.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DomainError } from '#contracts/errors.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';
import { invitationReply } from './support/samples.js';

let under: GatewayUnderTest;
beforeAll(async () => {
  under = await startGateway({ RATE_PER_MINUTE: '5', RATE_PER_MINUTE_IP: '8', TRUST_PROXY: '127.0.0.1' });
});
afterAll(() => under.stop());

/** Where tests count to the last request: no allowance grows again meanwhile, however slow the machine. */
function whileTimeStandsStill(): void {
  beforeAll(() => void jest.spyOn(Date, 'now').mockReturnValue(Date.now()));
  afterAll(() => void jest.restoreAllMocks());
}

const from = (ip: string) => ({ 'x-forwarded-for': ip });

describe('an account', () => {
  whileTimeStandsStill();

  it('may send its burst, then is told how long to wait; others are not held up', async () => {
    const key = under.services.key('cda');
    const statuses = [];
    for (let i = 0; i < 6; i += 1)
      statuses.push((await under.send('/v1/me', { key, headers: from(`10.1.0.${i}`) })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const refused = await under.send('/v1/me', { key });
    expect(refused.json.code).toBe('rate_limited');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await under.send('/v1/me', { key: under.services.key('cda') })).status).toBe(200);
  });
});

describe('an address without a valid credential', () => {
  whileTimeStandsStill();

  it('is slowed down: guessing keys, missing keys and reply pages count together', async () => {
    const headers = from('10.2.0.1');
    const codes = [];
    for (let i = 0; i < 3; i += 1) codes.push((await under.send('/v1/me', { headers })).json.code);
    for (let i = 0; i < 3; i += 1)
      codes.push((await under.send('/v1/me', { headers, key: `lw_guess0000000000000000${i}` })).json.code);
    expect(codes).toEqual([...Array(3).fill('credential_missing'), ...Array(3).fill('credential_invalid')]);
    const pages = [];
    for (let i = 0; i < 3; i += 1)
      pages.push((await under.send('/r/unknown-unknown-unknown', { headers })).status);
    expect(pages).toEqual([404, 404, 429]);
    const page = await under.send('/r/unknown-unknown-unknown', {
      headers: { ...headers, 'accept-language': 'fr' },
    });
    expect([page.status, page.headers.get('content-type')]).toEqual([429, 'text/html; charset=utf-8']);
    expect(page.text).toContain('Il y a eu trop de visites');
    under.services.take();
    expect((await under.send('/v1/me', { headers, key: 'lw_guess00000000000000009' })).status).toBe(429);
    expect(under.services.asked.map(({ name }) => name)).not.toContain('Authenticate');
    expect((await under.send('/v1/me', { headers: from('10.2.0.2') })).status).toBe(401);
  });
});

describe('what counts against an address', () => {
  whileTimeStandsStill();

  it.each(['Basic x', 'Bearer 12345', 'Bearer'])('a malformed credential does: %s', async (authorization) => {
    const headers = { ...from(`10.5.0.${authorization.length}`), authorization };
    const statuses = [];
    for (let i = 0; i < 9; i += 1) statuses.push((await under.send('/v1/me', { headers })).status);
    expect(statuses).toEqual([...Array<number>(8).fill(401), 429]);
  });

  it('a good key does not, also while the registry cannot say that it is good', async () => {
    const headers = from('10.6.0.1');
    const authenticate = under.services.answers.get('Authenticate')!;
    under.services.answers.set('Authenticate', () => {
      throw new DomainError('overloaded', 'Too much to do.');
    });
    for (let i = 0; i < 12; i += 1)
      expect((await under.send('/v1/me', { headers, key: under.services.key('cda') })).status).toBe(503);
    under.services.answers.set('Authenticate', authenticate);
    expect((await under.send('/v1/me', { headers, key: under.services.key('cda') })).status).toBe(200);
  });

  it('a good reply link does not: it has an allowance of its own', async () => {
    under.services.answers.set('ShowInvitationByLink', () => invitationReply());
    const visits = async (token: string, times: number) => {
      const statuses = [];
      for (let i = 0; i < times; i += 1)
        statuses.push((await under.send(`/r/${token}`, { headers: from('10.7.0.1') })).status);
      return statuses;
    };
    for (const holder of ['first', 'second', 'third'])
      expect(await visits(`${holder}-holder-of-a-link`, 5)).toEqual(Array(5).fill(200));
    expect(await visits('first-holder-of-a-link', 1)).toEqual([429]);
    under.services.answers.delete('ShowInvitationByLink');
  });

  it('does not hold up whoever was here before, while the credential is good', async () => {
    const [headers, key] = [from('10.9.0.1'), under.services.key('cda')];
    expect((await under.send('/v1/me', { headers, key })).status).toBe(200);
    for (let i = 0; i < 9; i += 1) await under.send('/v1/me', { headers });
    expect((await under.send('/v1/me', { headers, key: under.services.key('cda') })).status).toBe(429);
    // Longer than an answer of the registry is remembered.
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 10_001);
    for (let i = 0; i < 3; i += 1) await under.send('/v1/me', { headers });
    expect((await under.send('/v1/me', { headers, key })).status).toBe(200);
    const authenticate = under.services.answers.get('Authenticate')!;
    under.services.answers.set('Authenticate', () => {
      throw new DomainError('credential_invalid', 'Revoked.');
    });
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 10_001);
    for (let i = 0; i < 3; i += 1) await under.send('/v1/me', { headers });
    expect([(await under.send('/v1/me', { headers, key })).status, (await under.send('/v1/me', { headers, key })).status]).toEqual([401, 429]);
    under.services.answers.set('Authenticate', authenticate);
  });

  it('is what all addresses of an IPv6 network do together', async () => {
    const statuses = [];
    for (let i = 1; i <= 9; i += 1)
      statuses.push((await under.send('/v1/me', { headers: from(`2001:db8:5:5:${i}::${i}`) })).status);
    expect(statuses).toEqual([...Array<number>(8).fill(401), 429]);
    expect((await under.send('/v1/me', { headers: from('2001:db8:5:6::1') })).status).toBe(401);
  });

  it('decides before the body is read', async () => {
    const body = `{"title": "${'x'.repeat(100)}`;
    const send = (key?: string) =>
      under.send('/v1/requirements', { method: 'POST', headers: { ...from('10.8.0.1'), 'content-type': 'application/json' }, key, body });
    expect((await send()).json.code).toBe('credential_missing');
    expect((await send('lw_guess00000000000000001')).json.code).toBe('malformed_json');
    for (let i = 0; i < 7; i += 1) await under.send('/v1/me', { headers: from('10.8.0.1') });
    expect((await send('lw_guess00000000000000001')).json.code).toBe('rate_limited');
  });
});

describe('an address with many accounts behind it', () => {
  it('is not held up by their first requests', async () => {
    for (let i = 0; i < 12; i += 1) {
      expect(
        (await under.send('/v1/me', { headers: from('10.4.0.1'), key: under.services.key('cda') })).status,
      ).toBe(200);
    }
  });
});

describe('metrics', () => {
  const ask = async (settings: Record<string, string>, headers: Record<string, string> = {}) => {
    const other = await startGateway(settings);
    const { status, text } = await other.send('/metrics', { headers });
    await other.stop();
    return [status, text.includes('process_cpu') || text.includes('http_request')];
  };
  const token = { METRICS_TOKEN: 'a token for the figures' };

  it.each<[string, Record<string, string>, Record<string, string>, number]>([
    ['with the token', token, { authorization: `Bearer ${token.METRICS_TOKEN}` }, 200],
    ['with another token', token, { authorization: 'Bearer another' }, 401],
    ['without the token', token, {}, 401],
    ['in production, on this machine', { NODE_ENV: 'production' }, {}, 200],
    ['in production, through a proxy', { NODE_ENV: 'production' }, { 'x-forwarded-for': '127.0.0.1' }, 401],
  ])('are kept from strangers: %s', async (_how, settings, headers, status) => {
    expect(await ask(settings, headers)).toEqual([status, status === 200]);
  });
});

describe('health, metrics and pages', () => {
  it.each(['/healthz', '/readyz', '/metrics', '/docs'])('%s is not limited', async (path) => {
    for (let i = 0; i < 12; i += 1)
      expect((await under.send(path, { headers: from('10.3.0.1') })).status).toBe(200);
  });

  it('metrics count requests by route template, without ids or tokens', async () => {
    const { text } = await under.send('/metrics');
    const counts = text.split('\n').filter((line) => line.startsWith('http_request_duration_seconds_count{'));
    expect(
      counts.filter((line) => line.includes('route="/r/:token"') && line.includes('status="404"')),
    ).toHaveLength(1);
    expect(text).not.toContain('unknown-unknown');
  });
});
