// Hostile addresses at the moment of the call: their rows are there already, whatever was checked when they were made.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MatchRunFinished } from '#contracts/matching/requirements.js';
import { ChangeWebhookEndpoint, CreateWebhookEndpoint } from '#contracts/notifications/webhooks.js';
import { newId } from '#platform/ids.js';
import { startDnsServer, type Answer, type DnsServer } from '#testing/dns-server.js';
import { waitFor } from '#testing/wait-for.js';
import { WebhookSecrets } from '../src/webhooks/secrets.js';
import { allHostileHosts, hostileAddresses, hostileForms, publicAddresses } from './hostile-addresses.js';
import { development, Hooked } from './hooked.js';
import { Receiver } from './receiver.js';
import { as, Notified } from './system.js';

/** Attempts to connect, of this whole process: ip:port. */
const attempted: string[] = [];
const watch = (message: unknown) => {
  const { socket } = message as { socket: Socket };
  socket.on('connectionAttempt', (ip, port) => attempted.push(`${ip}:${port}`));
};

let notified: Notified;
let hooked: Hooked;
let dns: DnsServer;
/** They listen where a trap may lead, on one port. */
let listeners: Receiver[];
let port: number;

/** What a name stands for; a test adds to it. */
const names = new Map<string, Answer>();
const always = (...addresses: string[]): Answer => () => addresses;

async function listenEverywhere(): Promise<Receiver[]> {
  const first = await Receiver.start();
  const more = await Promise.all(['127.0.0.2', '127.1.2.3', '::1'].map((host) =>
    Receiver.start({ host, port: first.port }).catch(() => null)));
  return [first, ...more.filter((each) => each !== null)];
}

beforeAll(async () => {
  subscribe('net.client.socket', watch);
  notified = await Notified.open();
  dns = await startDnsServer((name, before) => names.get(name)?.(name, before) ?? []);
  listeners = await listenEverywhere();
  port = listeners[0]!.port;
  // The port of the listeners is allowed, so that nothing but the address can be the reason of a refusal.
  const settings = { WEBHOOK_DNS_SERVERS: dns.address, WEBHOOK_PORTS: `443,${port}`, RETRY_SCHEDULE_S: '3600', DATABASE_POOL: '20' };
  hooked = new Hooked(notified, await notified.start(settings));
}, 120_000);

afterAll(async () => {
  unsubscribe('net.client.socket', watch);
  for (const listener of listeners ?? []) await listener.stop();
  await dns?.stop();
  await notified?.close();
}, 60_000);

const connections = () => listeners.reduce((sum, listener) => sum + listener.connections, 0);

/** Puts endpoints into the tables as if they had been accepted once. All belong to a new cluster. */
async function planted(urls: readonly string[]): Promise<{ clusterId: string; ids: string[] }> {
  const clusterId = newId();
  const secrets = hooked.service.app.get(WebhookSecrets);
  const rows = urls.map((url) => ({ id: newId(), url }));
  await notified.rows(`INSERT INTO webhook_endpoint (id, owner, owner_id, url, types, state, created_by)
    SELECT id, 'cluster', $2, url, '{requirement.matched}', 'active', $2 FROM jsonb_to_recordset($1) AS given(id uuid, url text)`,
  [JSON.stringify(rows), clusterId]);
  for (const { id } of rows) {
    const sealed = secrets.seal(secrets.make(), id);
    await notified.rows('INSERT INTO webhook_secret (id, endpoint_id, sealed) VALUES ($1, $2, $3)', [newId(), id, sealed]);
  }
  return { clusterId, ids: rows.map(({ id }) => id) };
}

interface Tried {
  url: string;
  outcome: string;
  detail: string;
}

/** Something happens in the cluster; what became of the first attempt at each endpoint. */
async function called({ clusterId, ids }: { clusterId: string; ids: readonly string[] }): Promise<Tried[]> {
  const { requirementId, lotId } = notified.proposal();
  const payload = { runId: newId(), lotId, requirementId, clusterId, buyerId: newId(), proposals: 0, withdrawn: 1 };
  await notified.publish(MatchRunFinished, payload);
  return waitFor(async () => {
    const rows = await notified.rows<Tried>(`
      SELECT e.url, a.outcome, a.detail FROM webhook_endpoint e JOIN delivery d ON d.recipient_id = e.id
        JOIN delivery_attempt a ON a.delivery_id = d.id
      WHERE e.id = ANY($1) AND a.number = 1 AND a.outcome IS NOT NULL`, [ids]);
    return rows.length === ids.length ? rows : null;
  }, { what: 'a first attempt at every endpoint', timeoutMs: 90_000 });
}

const refusedFor = /^The address leads to an address that is not on the public internet/;

/** Addresses of servers that the system itself uses. */
function ownServers(): Set<string> {
  const { natsUrl, redisUrl } = notified.database.servers;
  const ports = [natsUrl, redisUrl, notified.database.url, notified.mail.url].map((url) => new URL(url).port);
  return new Set(ports);
}

describe('at call time', () => {
  it(`${allHostileHosts.length} hostile addresses are refused, and nobody is contacted`, async () => {
    expect(allHostileHosts.length).toBeGreaterThanOrEqual(200);
    attempted.length = 0;
    const tried = await called(await planted(allHostileHosts.map((host) => `https://${host}:${port}/hook`)));
    expect(tried.filter(({ outcome, detail }) => outcome !== 'not_sent' || !refusedFor.test(detail))).toEqual([]);
    expect(connections()).toBe(0);
    const own = ownServers();
    expect(attempted.filter((to) => !own.has(to.split(':').at(-1)!))).toEqual([]);
  }, 150_000);

  it(`names that stand for ${hostileAddresses.length} hostile addresses are refused, alone and beside public ones`, async () => {
    attempted.length = 0;
    const hosts = hostileAddresses.flatMap((address, index) => {
      names.set(`alone-${index}.trap.test`, always(address));
      names.set(`mixed-${index}.trap.test`, always(...publicAddresses, address));
      return [`alone-${index}.trap.test`, `mixed-${index}.trap.test`];
    });
    const wellKnown: Record<string, string> = {
      'metadata.google.internal': '169.254.169.254', 'kubernetes.default.svc.cluster.local': '10.96.0.1', 'host.docker.internal': '192.168.65.2',
      'ip6-loopback': '::1', '127.0.0.1.nip.test': '127.0.0.1', 'xn--bcher-kva.trap.test': '127.0.0.1', 'a.trap.test.': '127.0.0.1',
    };
    for (const [name, address] of Object.entries(wellKnown)) names.set(name.replace(/\.$/, ''), always(address));
    const urls = [...hosts, ...Object.keys(wellKnown), 'BÜCHER.trap.test'].map((host) => `https://${host}:${port}/hook`);
    const tried = await called(await planted(urls));
    expect(tried.filter(({ outcome, detail }) => outcome !== 'not_sent' || !refusedFor.test(detail))).toEqual([]);
    expect(connections()).toBe(0);
    const own = ownServers();
    expect(attempted.filter((to) => !own.has(to.split(':').at(-1)!))).toEqual([]);
  }, 150_000);

  it('forms that hide where they lead are refused', async () => {
    attempted.length = 0;
    names.set('example.org', always('127.0.0.1'));
    const tried = await called(await planted(hostileForms));
    expect(tried.filter(({ outcome, detail }) => outcome !== 'not_sent' || !detail.startsWith('The address '))).toEqual([]);
    expect(connections()).toBe(0);
  });

  it('a name that nobody can look up is tried again later', async () => {
    names.set('broken.test', () => 'servfail');
    names.set('silent.test', () => 'silence');
    const tried = await called(await planted([`https://broken.test:${port}/`, `https://silent.test:${port}/`, `https://absent.test:${port}/`]));
    expect(tried.map(({ outcome }) => outcome)).toEqual(['not_sent', 'not_sent', 'not_sent']);
    expect(Object.fromEntries(tried.map(({ url, detail }) => [new URL(url).hostname, detail]))).toMatchObject({
      'broken.test': 'ESERVFAIL', 'silent.test': expect.stringMatching(/ETIMEOUT|no answer from DNS in time/),
      'absent.test': 'The address leads nowhere: the name has no address.',
    });
    expect(connections()).toBe(0);
  });
});

describe('when an endpoint is made or moved', () => {
  const create = (url: string) => notified.ask(hooked.service, CreateWebhookEndpoint, { url, types: ['linkage.agreed'] }, as('buyer', { organisationId: newId() }));

  it('a hostile address is refused with a word about why', async () => {
    names.set('inside.test', always('10.0.0.8'));
    for (const url of [`https://127.1:${port}/`, 'https://inside.test/', 'https://absent.test/', 'http://example.org/', 'https://example.org:22/']) {
      await expect(create(url)).rejects.toMatchObject({ code: 'body_invalid', details: { fields: [{ field: 'url', message: expect.any(String) }] } });
    }
    expect(await create('https://inside.test/').catch(({ message }: Error) => message)).not.toContain('10.0.0.8');
    expect(connections()).toBe(0);
  });

  it('a name that was public then and leads inside later is not followed', async () => {
    // The first look-up of both kinds is the check at creation.
    names.set('rebinding.test', (_name, before) => [before === 0 ? publicAddresses[0]! : '127.0.0.1', ...(before === 0 ? [publicAddresses[3]!] : ['::1'])]);
    attempted.length = 0;
    const buyer = as('buyer', { organisationId: notified.scene.buyerId });
    const made = await notified.ask(hooked.service, CreateWebhookEndpoint, { url: `https://rebinding.test:${port}/`, types: ['requirement.matched'] }, buyer);
    await hooked.happen();
    const { attempts } = await hooked.newest(made.id, 'failed', { who: buyer, attempts: 1 });
    expect(attempts).toMatchObject([{ outcome: 'not_sent', detail: expect.stringMatching(refusedFor) }]);
    await expect(notified.ask(hooked.service, ChangeWebhookEndpoint, { id: made.id, version: made.version, change: { url: `https://[::1]:${port}/` } }, buyer))
      .rejects.toMatchObject({ code: 'body_invalid' });
    expect(connections()).toBe(0);
    expect(attempted.filter((to) => publicAddresses.some((address) => to.startsWith(address)))).toEqual([]);
  });
});

describe('with the setting for development', () => {
  let open: Hooked;
  beforeAll(async () => {
    await notified.stopService(hooked.service);
    open = new Hooked(notified, await notified.start({ ...development, WEBHOOK_DNS_SERVERS: dns.address, WEBHOOK_PORTS: '443', RETRY_SCHEDULE_S: '3600' }));
    hooked = open;
  }, 60_000);

  it('the same row reaches the same listener: the test above could have failed', async () => {
    attempted.length = 0;
    const tried = await called(await planted([`http://127.0.0.1:${port}/control`]));
    expect(tried).toMatchObject([{ outcome: 'accepted' }]);
    expect(connections()).toBe(1);
    expect(attempted).toContain(`127.0.0.1:${port}`);
  });

  it('the connection goes to the address that was checked: one look-up for a call, and no second one to be lied to', async () => {
    const [one, two] = [listeners[0]!, listeners.find((each) => each.url() !== listeners[0]!.url() || each !== listeners[0])];
    names.set('changing.test', (_name, before) => [before === 0 ? '127.0.0.1' : '127.0.0.2']);
    dns.asked.length = 0;
    const before = connections();
    const tried = await called(await planted([`http://changing.test:${port}/pinned`]));
    expect(tried).toMatchObject([{ outcome: 'accepted' }]);
    expect(dns.asked.filter((question) => question.endsWith('changing.test')).sort()).toEqual(['A changing.test', 'AAAA changing.test']);
    expect(one.calls.filter(({ path }) => path === '/pinned').map(({ headers }) => headers['host'])).toEqual([`changing.test:${port}`]);
    expect(two?.calls.filter(({ path }) => path === '/pinned')).toEqual([]);
    expect(connections()).toBe(before + 1);
  });

  it.each([301, 302, 303, 307, 308])('a %i is a failure: where it leads nobody goes', async (status) => {
    const elsewhere = await Receiver.start();
    const before = connections();
    listeners[0]!.behave({ status, headers: { location: elsewhere.url('/metadata') } });
    const [tried] = await called(await planted([`http://127.0.0.1:${port}/moved`]));
    listeners[0]!.behave(200);
    expect(tried).toMatchObject({ outcome: 'refused', detail: `The receiver answered ${status}: redirects are not followed.` });
    expect(elsewhere.connections).toBe(0);
    expect(connections()).toBe(before + 1);
    await elsewhere.stop();
  });

  it('a proxy in the environment is not used', async () => {
    const proxy = await Receiver.start();
    const kept = { ...process.env };
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy', 'ALL_PROXY', 'NODE_USE_ENV_PROXY']) process.env[name] = proxy.url('');
    try {
      expect(await called(await planted([`http://127.0.0.1:${port}/direct`]))).toMatchObject([{ outcome: 'accepted' }]);
      expect(proxy.connections).toBe(0);
    } finally {
      process.env = kept;
      await proxy.stop();
    }
  });
});
