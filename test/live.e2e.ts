// Who hears of a posted requirement, through every service: the agent of its cluster and its buyer, and nobody else.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from '#client';
import { newId } from '#platform/ids.js';
import { listenTo, type Listening } from '#testing/listening.js';
import { waitFor } from '#testing/wait-for.js';
import { WholeSystem } from './support/whole-system.js';

/** Of those who will be here: the page of the demo signs them in. */
const emails = Array.from({ length: 5 }, (_, n) => `person-${n}@example.org`);
const unused = emails.values();
let system: WholeSystem;
const listening: Listening[] = [];
beforeAll(async () => {
  system = await WholeSystem.start({ DEMO_SIGN_IN: JSON.stringify(emails.map((email) => ({ label: email, email }))) });
}, 180_000);
afterAll(async () => {
  for (const each of listening) each.close();
  await system?.stop();
});

const client = (key: string) => createClient({ baseUrl: system.url, apiKey: key });
const admin = () => client(system.adminKey);
const cluster = { trade: 'garments', place: { country: 'ET', town: 'Addis Ababa' }, languages: ['en'], currency: 'USD' };

async function makeCluster(name: string): Promise<string> {
  return (await admin().POST('/v1/clusters', { body: { ...cluster, name } as never })).data.id;
}

async function makeBuyer(clusterId: string): Promise<string> {
  return (await admin().POST('/v1/buyers', {
    body: { name: `Buyer ${newId()}`, country: 'DE', languages: ['en'], clusterIds: [clusterId], contacts: [] } as never,
  })).data.id;
}

/** An account, signed in and listening. */
async function somebody(role: 'cda' | 'buyer', { clusterIds = [], organisationId = null }: { clusterIds?: string[]; organisationId?: string | null }) {
  const email = unused.next().value!;
  const { data: { id } } = await admin().POST('/v1/accounts', {
    body: { name: role, email, role, language: 'en', organisationId, clusterIds } as never,
  });
  const { data: { key } } = await admin().POST('/v1/accounts/{id}/api-keys', { params: { path: { id } }, body: { label: 'live' } });
  const { cookie, csrfToken, sessionId } = await signIn(email);
  const live = await listenTo(`${system.url}/v1/live`, { cookie });
  listening.push(live);
  return { id, key, live, cookie, csrfToken, sessionId };
}

async function signIn(email: string) {
  const reply = await fetch(`${system.url}/demo`, { method: 'POST', body: new URLSearchParams({ email }), redirect: 'manual' });
  const cookie = reply.headers.getSetCookie().map((each) => each.split(';', 1)[0]).join('; ');
  const me = (await (await fetch(`${system.url}/v1/me`, { headers: { cookie } })).json()) as { session: { id: string; csrfToken: string } };
  return { cookie, csrfToken: me.session.csrfToken, sessionId: me.session.id };
}

describe('a requirement that is posted', () => {
  it('is heard of in its cluster and by its buyer, and by nobody else', async () => {
    const [here, there] = [await makeCluster('Addis'), await makeCluster('Ludhiana')];
    const [ours, theirs] = [await makeBuyer(here), await makeBuyer(here)];
    const [cda, foreign] = [await somebody('cda', { clusterIds: [here] }), await somebody('cda', { clusterIds: [there] })];
    const [buyer, other] = [await somebody('buyer', { organisationId: ours }), await somebody('buyer', { organisationId: theirs })];
    await system.quiet();
    for (const { live } of [cda, foreign, buyer, other]) live.take();

    const { data: requirement } = await client(buyer.key).POST('/v1/requirements', {
      body: { clusterId: here, title: 'Polo shirts', lots: [{ code: 'TX.GAR.TOP.POLO', quantity: 500, unit: 'piece', deadline: '2099-01-01' }] } as never,
    });
    const heard = await waitFor(() => cda.live.changes.find(({ areas }) => areas.includes('requirements')), { what: 'a hint to the agent' });
    expect(heard).toMatchObject({ clusterId: here, ids: { requirementId: [requirement.id] } });
    expect(await waitFor(() => buyer.live.changes.find(({ areas }) => areas.includes('requirements')), { what: 'a hint to the buyer' }))
      .toEqual({ areas: expect.arrayContaining(['requirements']), clusterId: null });
    await waitFor(() => cda.live.changes.some(({ areas }) => areas.includes('proposals')), { what: 'a hint that the run is over' });
    await system.quiet();
    expect([foreign.live.changes, other.live.changes]).toEqual([[], []]);
    for (const { live } of [cda, buyer]) expect(live.text).not.toMatch(/polo|piece|500/i);
  }, 60_000);
});

describe('a session that ends', () => {
  it('takes its stream with it', async () => {
    const { id, live, cookie, csrfToken, sessionId } = await somebody('cda', { clusterIds: [await makeCluster('Dakar')] });
    const reply = await fetch(`${system.url}/v1/accounts/${id}/sessions/${sessionId}`, { method: 'DELETE', headers: { cookie, 'x-csrf-token': csrfToken } });
    expect(reply.status).toBe(200);
    await live.ended;
  }, 60_000);
});
