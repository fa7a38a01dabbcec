// Whom a webhook may call: nobody on this machine, in this network or in a special one, however it is spelt.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readConfig } from '#platform/config.js';
import { runs } from '#testing/depth.js';
import { allHostileHosts, hostileAddresses, hostileForms, hostileHosts, publicAddresses } from '../../test/hostile-addresses.js';
import { NotificationsConfigSchema } from '../config.js';
import { specialKind } from './public-address.js';
import { WebhookResolver } from './resolver.js';
import { RefusedTarget, TargetRules, type TargetSettings } from './target.js';

const strict: TargetSettings = { WEBHOOK_PORTS: [443], WEBHOOK_ALLOW_LOOPBACK: false, WEBHOOK_REFUSED_NETWORKS: [] };
const rules = (more: Partial<TargetSettings> = {}) => new TargetRules({ ...strict, ...more });
/** What the resolver says of addresses and local names, for which it asks nobody; another name is public here. */
async function refusal(url: string, under = rules()): Promise<string | null> {
  const resolver = new WebhookResolver({ WEBHOOK_DNS_SERVERS: [] });
  try {
    const target = under.read(url);
    under.check(target, target.host.endsWith('example.org') ? [publicAddresses[0]!] : await resolver.addressesOf(target.host));
    return null;
  } catch (error) {
    if (error instanceof RefusedTarget) return error.message;
    throw error;
  }
}

describe('hostile addresses', () => {
  it('are at least two hundred, each once', () => {
    expect(allHostileHosts.length).toBeGreaterThanOrEqual(200);
    expect(new Set(allHostileHosts).size).toBe(allHostileHosts.length);
    expect(hostileAddresses.length).toBeGreaterThanOrEqual(140);
  });

  describe.each(Object.entries(hostileHosts))('%s', (_kind, hosts) => {
    it.each(hosts)('%s is refused', async (host) => {
      expect(await refusal(`https://${host}/hook`)).toMatch(/is not on the public internet/);
      expect(await refusal(`https://${host}:8443/hook`, rules({ WEBHOOK_PORTS: [8443] }))).toMatch(/is not on the public internet/);
    });
  });

  it.each(hostileForms)('the form %j is refused', async (url) => {
    expect(await refusal(url)).not.toBeNull();
  });

  it('are refused beside any number of public ones', () => {
    const under = rules();
    const target = under.read('https://trap.example.org/');
    for (const address of hostileAddresses) {
      expect(() => under.check(target, [...publicAddresses, address])).toThrow(RefusedTarget);
    }
  });

  it('are not told to who asked', async () => {
    const under = rules();
    expect(() => under.check(under.read('https://db.internal.example.org/'), ['10.1.2.3'])).toThrow(/^((?!10\.1\.2\.3).)*$/);
  });
});

describe('what may be called', () => {
  it.each([...publicAddresses.map((address) => `https://${address.includes(':') ? `[${address}]` : address}/`), 'https://example.org/a?b=c',
    'https://EXAMPLE.org.', 'https://bücher.example.org/', 'https://example.org:443/', '  https://example.org/  '])('%s', async (url) => {
    expect(await refusal(url)).toBeNull();
  });

  it('another port where the operator allows it', async () => {
    expect(await refusal('https://example.org:8443/', rules({ WEBHOOK_PORTS: [443, 8443] }))).toBeNull();
  });

  it('not the operator’s own networks', async () => {
    const own = rules({ WEBHOOK_REFUSED_NETWORKS: ['8.8.8.0/24', '2a00:1450::/32'] });
    expect(await refusal('https://8.8.8.8/', own)).toMatch(/closed to webhooks/);
    expect(await refusal('https://[2a00:1450:4001:82a::200e]/', own)).toMatch(/closed to webhooks/);
    expect(await refusal('https://1.1.1.1/', own)).toBeNull();
  });

  it('nothing, for a name without address', () => {
    const under = rules();
    expect(() => under.check(under.read('https://example.org/'), [])).toThrow(/no address/);
  });
});

describe('the setting for development', () => {
  const development = rules({ WEBHOOK_ALLOW_LOOPBACK: true });

  it.each(['https://127.0.0.1:9/', 'http://127.0.0.1:9/', 'http://localhost/', 'http://[::1]:1/', 'https://0x7f.1/'])('opens %s', async (url) => {
    expect(await refusal(url, development)).toBeNull();
  });

  it('opens nothing else', async () => {
    const elsewhere = allHostileHosts.filter((host) => specialKind(new URL(`https://${host}/`).hostname.replace(/^\[|\]$|\.$/g, '')) !== 'loopback'
      && !/localhost/i.test(new URL(`https://${host}/`).hostname));
    expect(elsewhere.length).toBeGreaterThan(150);
    for (const host of elsewhere) expect([host, await refusal(`https://${host}/`, development)]).toEqual([host, expect.any(String)]);
    expect(await refusal('http://example.org/', development)).toMatch(/https/);
    expect(await refusal('https://example.org:8443/', development)).toMatch(/port/);
    expect(() => development.check(development.read('http://trap.example.org/'), ['127.0.0.1', publicAddresses[0]!])).toThrow(RefusedTarget);
  });

  it('does not start in production', () => {
    const env = {
      DATABASE_URL: 'postgres://u:p@h/d', REDIS_URL: 'redis://h', NATS_URL: 'nats://h', SMTP_URL: 'smtp://h', PUBLIC_URL: 'http://h',
      WEBHOOK_SECRET_KEY: 'a key of at least thirty-two bytes', WEBHOOK_ALLOW_LOOPBACK: 'true',
    };
    expect(readConfig(NotificationsConfigSchema, env)).toMatchObject({ WEBHOOK_ALLOW_LOOPBACK: true, WEBHOOK_PORTS: [443] });
    expect(() => readConfig(NotificationsConfigSchema, { ...env, NODE_ENV: 'production' })).toThrow(/WEBHOOK_ALLOW_LOOPBACK: is for development only/);
    expect(() => readConfig(NotificationsConfigSchema, { ...env, WEBHOOK_SECRET_KEY: 'short' })).toThrow(/WEBHOOK_SECRET_KEY/);
    expect(() => readConfig(NotificationsConfigSchema, { ...env, WEBHOOK_REFUSED_NETWORKS: '10.0.0.0/33' })).toThrow(/WEBHOOK_REFUSED_NETWORKS/);
  });
});

describe('special networks', () => {
  // An address as one number, and a network as bounds: another way to the same answer.
  const number4 = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const bounds = [
    ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24],
    ['192.0.2.0', 24], ['192.31.196.0', 24], ['192.52.193.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['192.175.48.0', 24],
    ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 3],
  ].map(([network, bits]) => ({ first: number4(String(network)), size: 2 ** (32 - Number(bits)) }));
  const address4 = (n: number) => [24, 16, 8, 0].map((shift) => Math.floor(n / 2 ** shift) % 256).join('.');
  const isSpecial = (n: number) => bounds.some(({ first, size }) => n >= first && n < first + size);

  it('are the same by arithmetic, at their edges and anywhere', () => {
    const edges = bounds.flatMap(({ first, size }) => [first - 1, first, first + size - 1, first + size]).filter((n) => n >= 0 && n < 2 ** 32);
    for (const n of edges) expect([address4(n), specialKind(address4(n)) !== null]).toEqual([address4(n), isSpecial(n)]);
    fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (n) => (specialKind(address4(n)) !== null) === isSpecial(n)), { numRuns: runs(2_000) });
  });

  it('hold every IPv6 address that is not global unicast', () => {
    fc.assert(fc.property(fc.ipV6(), (address) => {
      const [first = '0'] = new URL(`http://[${address}]`).hostname.slice(1).split(':');
      const top = parseInt(first || '0', 16);
      return (top >= 0x2000 && top <= 0x3fff) || specialKind(address) !== null;
    }), { numRuns: runs(2_000) });
    expect(specialKind('example.org')).toBe('not an address');
  });
});
