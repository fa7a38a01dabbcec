// A person in every corner of the whole system: collected as one document, and after the erasure found nowhere.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient, type Client, type Schemas } from '#client';
import { armFailPoint, disarmFailPoints } from '#platform/fail-points.js';
import { startSmtpSink, type SmtpSink } from '#testing/smtp-sink.js';
import { waitFor } from '#testing/wait-for.js';
import { day, makeSmallCluster, type SmallCluster } from '../tools/fleet/small-cluster.js';
import { findEverywhere } from './support/everywhere.js';
import { WholeSystem } from './support/whole-system.js';

const name = 'Tigist Wolde-Giorgis';
const address = 'Tigist.Wolde@canary.example';
/** Somebody else, whose address ends like it. */
const neighbour = 'other-tigist.wolde@canary.example';
const mention = `Ask ${name}, ${address.toUpperCase()}, not ${neighbour}.`;
const polo = 'TX.GAR.TOP.POLO';

let system: WholeSystem;
let sink: SmtpSink;
let cluster: SmallCluster;
let enterpriseId: string;
let person: { id: string; client: Client; key: string };
beforeAll(async () => {
  sink = await startSmtpSink();
  system = await WholeSystem.start({ SMTP_URL: sink.url, PUBLIC_URL: 'https://linkwright.example' });
  cluster = await makeSmallCluster(system.url, system.adminKey, polo, { enterprises: 2 });
  await furnish();
  await system.quiet();
}, 180_000);
afterAll(async () => {
  await system?.stop();
  await sink?.stop();
});

const where = () => findEverywhere({ postgres: system.postgres, ...system.servers }, { words: [address, name], besides: neighbour });
const found = async <T>(what: string, ask: () => Promise<T | undefined>) => waitFor(ask, { what, timeoutMs: 60_000 });

/** Account, contacts of three kinds of organisation, files, texts of both sides, a webhook, letters. */
async function furnish(): Promise<void> {
  const { admin, cda, clusterId } = cluster;
  [enterpriseId] = [...cluster.enterprises.keys()] as [string];
  const contacts = [{ kind: 'email' as const, address, consent: true }];
  const before = (await admin.GET('/v1/enterprises/{id}', { params: { path: { id: enterpriseId } } })).data;
  await cda.PATCH('/v1/enterprises/{id}', {
    params: { path: { id: enterpriseId }, header: { 'If-Match': `"${before.version}"` } },
    body: {
      contacts,
      capabilities: before.capabilities.map(({ capacity, ...claim }) => ({ ...claim, evidence: mention, capacity })),
      trackRecords: [{ date: day(-100), codes: [polo], title: 'Polo shirts', source: mention, verifiedBy: name, onTime: null, rejectedShare: null }],
    },
  });
  await admin.POST('/v1/buyers', { body: { name: 'Second buyer', country: 'SE', clusterIds: [clusterId], languages: ['en'], contacts } });
  await admin.POST('/v1/providers', { body: { name: 'School', kind: 'training_institute', clusterIds: [clusterId], languages: ['en'], contacts } });
  person = await account();
  await upload(`external_id,name,size,registered,email,email_consent\nC-1,Canary Workshop,small,yes,${address},yes\nC-2,Next Door,small,yes,${neighbour},yes\n`, true);
  await upload(`external_id,name,size,registered,email,evidence\nC-3,Never Confirmed,small,yes,${address},${mention}\n`, false);
  await person.client.POST('/v1/webhook-endpoints', { body: { url: 'http://127.0.0.1:9/canary', description: `Of ${name}, ${address}` } });
  await person.client.POST('/v1/service-needs', { body: { clusterId, code: 'BS.TRN.STITCH', text: mention, quantity: 3, wantedBy: day(60) } });
  const own = { params: { path: { id: person.id }, header: { 'If-Match': '"1"' } }, body: { language: 'fr' } };
  await person.client.PATCH('/v1/accounts/{id}', own);
  await replied();
}

async function account(): Promise<typeof person> {
  const { admin } = cluster;
  const { id } = (await admin.POST('/v1/accounts', { body: { name, email: address, role: 'enterprise', organisationId: enterpriseId } })).data;
  const { key } = (await admin.POST('/v1/accounts/{id}/api-keys', { params: { path: { id } }, body: { label: `${name}’s` } })).data;
  return { id, key, client: createClient({ baseUrl: system.url, apiKey: key }) };
}

async function upload(file: string, isConfirmed: boolean): Promise<void> {
  const response = await fetch(`${system.url}/v1/imports?clusterId=${cluster.clusterId}`, {
    method: 'POST', body: file,
    headers: { authorization: `Bearer ${cluster.cdaKey}`, 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() },
  });
  const { id } = (await response.json()) as { id: string };
  const reaches = (state: string) => found(`the import to be ${state}`, async () =>
    (await cluster.cda.GET('/v1/imports/{id}', { params: { path: { id } } })).data.state === state || undefined);
  await reaches('checked');
  if (!isConfirmed) return;
  await cluster.cda.POST('/v1/imports/{id}/confirm', { params: { path: { id } } });
  await reaches('imported');
}

/** A requirement that names the person, approved with a note and answered with another. */
async function replied(): Promise<void> {
  const { buyer, cda, clusterId } = cluster;
  const { id: requirementId } = (await buyer.POST('/v1/requirements', { body: {
    clusterId, title: `Polo shirts for ${name}`, description: mention,
    lots: [{ code: polo, quantity: 500, unit: 'piece', deadline: day(90), text: mention }],
  } })).data;
  const proposal = await found('the proposal', async () => (await cda.GET('/v1/proposals', { params: { query: { requirementId } } }))
    .data.items.find((each) => each.enterpriseId === enterpriseId));
  await cda.POST('/v1/proposals/{id}/decision', {
    params: { path: { id: proposal.id }, header: { 'If-Match': `"${proposal.version}"` } as never },
    body: { ruling: 'approve', conflictOfInterest: 'none', note: mention },
  });
  const invitation = await found('the invitation', async () =>
    (await person.client.GET('/v1/invitations', { params: { query: { proposalId: proposal.id } } })).data.items[0]);
  await person.client.POST('/v1/invitations/{id}/reply', { params: { path: { id: invitation.id } }, body: { answer: 'yes', note: mention } });
  await sink.waitFor(({ to }) => to.some((each) => each.toLowerCase() === address.toLowerCase()));
}

describe('a person’s data', () => {
  it('stands where it was put', async () => {
    expect((await where()).map((each) => each.split(' ')[0])).toEqual(expect.arrayContaining([
      'registry.account', 'registry.enterprise', 'registry.buyer', 'registry.provider', 'registry.capability', 'registry.consent_record',
      'registry.import_line', 'registry.idempotency_key', 'matching.decision', 'matching.reply', 'matching.requirement',
      'service_market.service_need', 'notifications.delivery', 'notifications.webhook_endpoint',
    ]));
  });

  it('is shown to the person, from every service', async () => {
    const parts = await document(async (cursor) =>
      (await person.client.GET('/v1/me/data', { params: { query: cursor ? { cursor } : {} } })).data);
    expect(parts[0]).toMatchObject({ address, accounts: [{ id: person.id, name }], contacts: [{ organisationId: enterpriseId, contact: { address } }] });
    expect(parts[0]!.apiKeys).toHaveLength(1);
    expect(parts[0]!.consents.map(({ purpose }) => purpose).sort()).toEqual(['linkages', 'refresh', 'services']);
    const records = parts.flatMap((part) => part.records);
    expect(records).toEqual(expect.arrayContaining([
      expect.objectContaining({ service: 'registry', table: 'audit_log' }),
      expect.objectContaining({ service: 'matching', table: 'reply', data: expect.objectContaining({ account_id: person.id, note: mention }) }),
      expect.objectContaining({ service: 'service-market', table: 'service_need' }),
      expect.objectContaining({ service: 'notifications', table: 'webhook_endpoint' }),
    ]));
    expect(JSON.stringify(parts)).not.toMatch(/hash|sealed/);
    expect(JSON.stringify(parts)).not.toContain(person.key);
  });

  it('is collected by an admin by the address alone, with every organisation and file that has it', async () => {
    const [first] = await document(async (cursor) =>
      (await cluster.admin.POST('/v1/person-data/export', { body: { address, ...(cursor ? { cursor } : {}) } })).data);
    expect(first!.accounts.map(({ id }) => id)).toEqual([person.id]);
    expect(first!.contacts.map(({ organisation }) => organisation).sort()).toEqual(['Canary Workshop', 'Enterprise 1', 'School', 'Second buyer']);
    expect(first!.importedRows).toHaveLength(2);
  });
});

async function document(part: (cursor: string | null) => Promise<Schemas['CollectPersonDataReply']>): Promise<Schemas['CollectPersonDataReply'][]> {
  const parts = [await part(null)];
  for (let { nextCursor } = parts[0]!; nextCursor; { nextCursor } = parts.at(-1)!) parts.push(await part(nextCursor));
  return parts;
}

describe('an erasure', () => {
  it('is planned without anything being done', async () => {
    const before = await system.stored();
    const plan = (await cluster.admin.POST('/v1/person-data/erasure-plan', { body: { accountId: person.id } })).data;
    expect(plan).toMatchObject({
      address, accountIds: [person.id], goes: { accounts: 1, apiKeys: 1, contacts: 4, importedRows: 2 }, confirm: `erase ${address}`,
    });
    expect(plan.unreachable).toContain(enterpriseId);
    expect(plan.stays.length).toBeGreaterThan(1);
    expect(await system.stored()).toEqual(before);
  });

  it('asks for the address before it begins', async () => {
    await expect(cluster.admin.POST('/v1/person-erasures', { body: { accountId: person.id, confirm: 'erase somebody@example.org' } }))
      .rejects.toMatchObject({ problem: { code: 'body_invalid', fields: [{ field: 'confirm' }] } });
  });

  it('leaves address and name nowhere: no table, no key of Redis, no event', async () => {
    // The registry breaks off once, and so does the first service that is told: each goes on and does its part once.
    armFailPoint('erasure.before-commit', 'throw@1');
    armFailPoint('inbox.before-commit', 'throw@1');
    const started = (await cluster.admin.POST('/v1/person-erasures', { body: { accountId: person.id, confirm: `erase ${address}`, reason: 'own_wish' } })).data;
    expect(started).toMatchObject({ accountIds: [person.id], erased: { accounts: 1, apiKeys: 1, contacts: 4, importedRows: 2 } });
    expect(JSON.stringify(started).toLowerCase()).not.toContain(address.toLowerCase());
    const done = await found('the erasure to be done', async () => {
      const erasure = (await cluster.admin.GET('/v1/person-erasures/{id}', { params: { path: { id: started.id } } })).data;
      return erasure.state === 'done' ? erasure : undefined;
    });
    expect(Object.values(done.services)).toEqual([expect.any(String), expect.any(String), expect.any(String), expect.any(String)]);
    disarmFailPoints();
    await system.quiet();
    expect(await where()).toEqual([]);
    const told = ['registry', 'matching', 'service_market', 'notifications'].map((each) => `SELECT count(*)::int AS told FROM ${each}.outbox WHERE aggregate_id = $1`);
    expect((await system.postgres.query(told.join(' UNION ALL '), [started.id])).rows).toEqual([{ told: 1 }, { told: 1 }, { told: 1 }, { told: 1 }]);
  });

  it('leaves the neighbour, and the history without the person', async () => {
    expect((await findEverywhere({ postgres: system.postgres, ...system.servers }, { words: [neighbour] })).length).toBeGreaterThan(5);
    const { rows } = await system.postgres.query<{ note: string }>('SELECT note FROM matching.reply WHERE account_id = $1', [person.id]);
    expect(rows).toEqual([{ note: `Ask Erased person, erased@erased.invalid, not ${neighbour}.` }]);
    const { items } = (await cluster.admin.GET('/v1/accounts', { params: { query: { clusterId: cluster.clusterId, role: 'enterprise' } } })).data;
    expect(items.find(({ id }) => id === person.id)).toMatchObject({ active: false, name: 'Erased person', email: 'erased@erased.invalid' });
  });

  it('shuts the door, and shows which enterprises nobody can be reached at', async () => {
    const answer = await fetch(`${system.url}/v1/clusters`, { headers: { authorization: `Bearer ${person.key}` } });
    // A key that was used a moment ago is remembered for some seconds.
    await found('the key to be refused', async () => {
      const { status } = answer.status === 401 ? answer : await fetch(`${system.url}/v1/clusters`, { headers: { authorization: `Bearer ${person.key}` } });
      return status === 401 || undefined;
    });
    const { items } = (await cluster.cda.GET('/v1/enterprises', { params: { query: { reachable: false } } })).data;
    expect(items.map(({ id }) => id)).toContain(enterpriseId);
    expect(items.every(({ contacts }) => contacts.every(({ consent }) => !consent))).toBe(true);
  });

  it('done again finds nobody', async () => {
    const again = (await cluster.admin.POST('/v1/person-erasures', { body: { address, confirm: `erase ${address}` } })).data;
    expect(again.erased).toEqual({ accounts: 0, apiKeys: 0, contacts: 0, consents: 0, importedRows: 0 });
    await system.quiet();
    expect(await where()).toEqual([]);
  });
});
