// Who hears of a posted requirement, a claim, an import and an account, through every service, and who does not.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from '#client';
import { newId } from '#platform/ids.js';
import { listenTo, type Listening } from '#testing/listening.js';
import { waitFor } from '#testing/wait-for.js';
import { WholeSystem } from './support/whole-system.js';

/** Of those who will be here: the page of the demo signs them in. */
const emails = Array.from({ length: 15 }, (_, n) => `person-${n}@example.org`);
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

const maker = (clusterId: string) => ({
  clusterId, name: `Maker ${newId()}`, size: 'small', registered: true, homeBased: false, languages: ['am'], establishments: [], identifiers: [], certifications: [],
  trackRecords: [], contacts: [], conflictBuyerIds: [], optOutBuyerIds: [],
  capabilities: [{ code: 'TX.GAR.TOP.POLO', unit: 'C62', status: 'declared', statedOn: new Date().toISOString().slice(0, 10), capacity: [{ from: '2026-01-01', to: '2098-12-31', quantity: 100_000, booked: 0 }] }],
});

async function makeBuyer(clusterId: string): Promise<string> {
  return (await admin().POST('/v1/buyers', {
    body: { name: `Buyer ${newId()}`, country: 'DE', languages: ['en'], clusterIds: [clusterId], contacts: [] } as never,
  })).data.id;
}

/** An account, signed in and listening. */
async function somebody(role: 'cda' | 'manager' | 'buyer', { clusterIds = [], organisationId = null }: { clusterIds?: string[]; organisationId?: string | null }) {
  const email = unused.next().value!;
  const { data: { id } } = await admin().POST('/v1/accounts', {
    body: { name: role, email, role, language: 'en', organisationId, clusterIds } as never,
  });
  const { data: { key } } = await admin().POST('/v1/accounts/{id}/api-keys', { params: { path: { id } }, body: { label: 'live' } });
  const { cookie, csrfToken, sessionId } = await signIn(email);
  // That the account was made is past before it listens, or the hint of it would come among those that are counted.
  await system.quiet();
  const live = await listenTo(`${system.url}/v1/live`, { cookie });
  listening.push(live);
  return { id, key, live, cookie, csrfToken, sessionId };
}

/** What was told of an area, once everything is quiet: of each listener what there was to hear. */
async function heardOf(area: string, all: readonly { live: Listening }[]): Promise<string[][]> {
  await system.quiet();
  return all.map(({ live }) => live.take().filter(({ areas }) => areas.includes(area)).map(({ clusterId, ids }) => `${clusterId ?? '-'} ${JSON.stringify(ids ?? null)}`));
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

describe('work of colleagues', () => {
  it('is heard of where it is: a claim that is made, taken over and given back, by staff alone', async () => {
    const here = await makeCluster('Hawassa');
    const buyerId = await makeBuyer(here);
    const [one, two] = [await somebody('cda', { clusterIds: [here] }), await somebody('cda', { clusterIds: [here] })];
    const others = [await somebody('cda', { clusterIds: [await makeCluster('Tiruppur')] }), await somebody('buyer', { organisationId: buyerId })];
    await admin().POST('/v1/enterprises', { body: maker(here) as never });
    await system.quiet();
    await client(others[1]!.key).POST('/v1/requirements', {
      body: { clusterId: here, title: 'Polo shirts', lots: [{ code: 'TX.GAR.TOP.POLO', quantity: 500, unit: 'piece', deadline: '2099-01-01' }] } as never,
    });
    await system.quiet();
    const [{ id } = { id: '' }] = (await client(one.key).GET('/v1/proposals', { params: { query: { limit: 1 } } })).data.items;
    const path = { params: { path: { id } } };
    for (const step of [
      () => client(one.key).POST('/v1/proposals/{id}/claim', { ...path, body: {} as never }),
      () => client(two.key).POST('/v1/proposals/{id}/claim', { ...path, body: { takeOver: true } }),
      () => client(two.key).DELETE('/v1/proposals/{id}/claim', path),
    ]) {
      for (const { live } of [one, two, ...others]) live.take();
      await step();
      // Of which one it says as long as nothing of another cluster, or of none, comes with it.
      const heard = await waitFor(() => one.live.changes.find(({ areas }) => areas.includes('claims')), { what: 'a hint of the claim' });
      if (heard.ids) expect([heard.clusterId, heard.ids['proposalId']]).toEqual([here, [id]]);
      expect(await heardOf('claims', others)).toEqual([[], []]);
    }
  }, 60_000);

  it('is heard of where it is: an import, from its upload to its end', async () => {
    const here = await makeCluster('Mekelle');
    const [cda, foreign] = [await somebody('cda', { clusterIds: [here] }), await somebody('cda', { clusterIds: [await makeCluster('Kano')] })];
    const buyer = await somebody('buyer', { organisationId: await makeBuyer(here) });
    for (const { live } of [cda, foreign, buyer]) live.take();
    const csv = 'external_id,name,size,registered\nA1,Abay,small,yes\n';
    const reply = await fetch(`${system.url}/v1/imports?clusterId=${here}`, {
      method: 'POST', body: csv, headers: { authorization: `Bearer ${cda.key}`, 'content-type': 'application/octet-stream', 'idempotency-key': newId() },
    });
    const { id } = (await reply.json()) as { id: string };
    const stateOf = async () => (await client(cda.key).GET('/v1/imports/{id}', { params: { path: { id } } })).data.state;
    await waitFor(async () => (await stateOf()) === 'checked', { what: 'the dry run' });
    await waitFor(() => cda.live.changes.some(({ areas }) => areas.includes('imports')), { what: 'a hint of the dry run' });
    await heardOf('imports', [cda]);
    await client(cda.key).POST('/v1/imports/{id}/confirm', { params: { path: { id } } });
    await waitFor(async () => (await stateOf()) === 'imported', { what: 'the import' });
    await waitFor(() => cda.live.changes.some(({ areas }) => areas.includes('imports')), { what: 'a hint of the import' });
    expect(await heardOf('imports', [foreign, buyer])).toEqual([[], []]);
  }, 60_000);

  it('is heard of where it may be read: an account, by itself, its manager and no agent', async () => {
    const here = await makeCluster('Adama');
    const [manager, cda] = [await somebody('manager', { clusterIds: [here] }), await somebody('cda', { clusterIds: [here] })];
    const buyer = await somebody('buyer', { organisationId: await makeBuyer(here) });
    await system.quiet();
    for (const { live } of [manager, cda, buyer]) live.take();
    const { data: account } = await client(manager.key).GET('/v1/accounts/{id}', { params: { path: { id: buyer.id } } });
    await client(manager.key).PATCH('/v1/accounts/{id}', {
      params: { path: { id: buyer.id }, header: { 'If-Match': `"${account.version}"` } }, body: { name: 'Somebody else' } as never,
    });
    for (const { live } of [manager, buyer]) await waitFor(() => live.changes.some(({ areas }) => areas.includes('accounts')), { what: 'a hint of the account' });
    expect(await heardOf('accounts', [manager, cda, buyer])).toEqual([['- null'], [], ['- null']]);
    for (const { live } of [manager, buyer]) expect(live.text).not.toMatch(/Somebody/);
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
