// How often one may ask: per account, per address without a credential, and never for health.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';

let under: GatewayUnderTest;
beforeAll(async () => {
  under = await startGateway({ RATE_PER_MINUTE: '5', RATE_PER_MINUTE_IP: '8', TRUST_PROXY: '127.0.0.1' });
});
afterAll(() => under.stop());

const from = (ip: string) => ({ 'x-forwarded-for': ip });

describe('an account', () => {
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

describe('an address with many accounts behind it', () => {
  it('is not held up by their first requests', async () => {
    for (let i = 0; i < 12; i += 1) {
      expect(
        (await under.send('/v1/me', { headers: from('10.4.0.1'), key: under.services.key('cda') })).status,
      ).toBe(200);
    }
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
