// Accounts: created, found, changed, closed.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Authenticate, ChangeAccount, CreateAccount, CreateApiKey, GetAccount, ListAccounts, ListColleagues,
} from '#contracts/registry/accounts.js';
import { ChangeBuyer } from '#contracts/registry/buyers.js';
import type { Cluster } from '#contracts/registry/clusters.js';
import { newId } from '#platform/ids.js';
import { hashOf } from '../src/accounts/api-key.js';
import {
  as, newAccount, newBuyer, newCluster, registerTailor, startTestRegistry, type TestRegistry,
} from './registry.js';

let registry: TestRegistry;
let cluster: Cluster;
let other: Cluster;

beforeAll(async () => {
  registry = await startTestRegistry();
  [cluster, other] = [await newCluster(registry), await newCluster(registry)];
});
afterAll(() => registry.stop());

describe('an account', () => {
  it('is created and read', async () => {
    const made = await newAccount(registry, 'cda', { clusterIds: [cluster.id], language: 'am' });
    expect(made).toMatchObject({
      role: 'cda',
      clusterIds: [cluster.id],
      organisationId: null,
      language: 'am',
      active: true,
    });
    expect(await registry.ask(GetAccount, { id: made.id })).toEqual(made);
  });

  it('of an organisation has the clusters of the organisation, and follows it', async () => {
    const enterprise = await registerTailor(registry, cluster.id);
    const buyer = await newBuyer(registry, [cluster.id]);
    expect(await newAccount(registry, 'enterprise', { organisationId: enterprise.id })).toMatchObject({
      clusterIds: [cluster.id],
    });
    const account = await newAccount(registry, 'buyer', {
      organisationId: buyer.id,
      clusterIds: [cluster.id],
    });
    await registry.ask(ChangeBuyer, {
      id: buyer.id,
      version: 1,
      change: { clusterIds: [cluster.id, other.id] },
    });
    expect(await registry.ask(GetAccount, { id: account.id })).toMatchObject({
      clusterIds: [cluster.id, other.id],
    });
  });

  it.each([
    ['a buyer without its organisation', () => ({ role: 'buyer' as const }), 'organisationId'],
    [
      'a buyer for an enterprise',
      async () => ({
        role: 'buyer' as const,
        organisationId: (await registerTailor(registry, cluster.id)).id,
      }),
      'organisationId',
    ],
    [
      'an enterprise for a buyer',
      async () => ({
        role: 'enterprise' as const,
        organisationId: (await newBuyer(registry, [cluster.id])).id,
      }),
      'organisationId',
    ],
    [
      'a CDA of an organisation',
      async () => ({
        role: 'cda' as const,
        clusterIds: [cluster.id],
        organisationId: (await newBuyer(registry, [cluster.id])).id,
      }),
      'organisationId',
    ],
    ['a CDA without clusters', () => ({ role: 'cda' as const }), 'clusterIds'],
    [
      'a buyer in a cluster it does not post to',
      async () => ({
        role: 'buyer' as const,
        clusterIds: [other.id],
        organisationId: (await newBuyer(registry, [cluster.id])).id,
      }),
      'clusterIds',
    ],
  ])('is refused for %s', async (_what, change, field) => {
    const input = {
      name: 'N',
      email: 'n@example.org',
      organisationId: null,
      clusterIds: [],
      ...(await change()),
    };
    const error = await registry.refusal(CreateAccount, input);
    expect([error.code, error.details.fields?.[0]?.field]).toEqual(['body_invalid', field]);
  });

  it('for a cluster nobody has is refused', async () => {
    const input = {
      name: 'N',
      email: 'n@example.org',
      role: 'cda' as const,
      organisationId: null,
      clusterIds: [newId()],
    };
    expect((await registry.refusal(CreateAccount, input)).code).toBe('cluster_unknown');
  });

  it('is found by role and cluster', async () => {
    const place = await newCluster(registry);
    const cda = await newAccount(registry, 'cda', { clusterIds: [place.id] });
    await newAccount(registry, 'manager', { clusterIds: [place.id] });
    const { items } = await registry.ask(ListAccounts, { limit: 10, clusterId: place.id, role: 'cda' });
    expect(items).toEqual([cda]);
  });
});

describe('a changed account', () => {
  const change = (id: string, what: object, context = as('admin'), version = 1) =>
    registry.ask(ChangeAccount, { id, version, change: what }, context);
  const refused = async (id: string, what: object, context = as('admin'), version = 1) =>
    (await registry.refusal(ChangeAccount, { id, version, change: what }, context)).code;

  it('is the next version, from the version that was seen', async () => {
    const account = await newAccount(registry, 'cda', { clusterIds: [cluster.id] });
    const what = { name: 'Hanna B.', email: 'b@example.org', language: 'am', clusterIds: [cluster.id, other.id] };
    expect(await change(account.id, what)).toEqual({ ...account, ...what, version: 2 });
    expect(await refused(account.id, { name: 'Late' })).toBe('version_stale');
    expect(await change(account.id, { language: null }, as('admin'), 2)).toMatchObject({
      version: 3, language: null, name: 'Hanna B.',
    });
    expect(
      await registry.query(
        "SELECT details->'fields' AS fields FROM audit_log WHERE subject_id = $1 AND action = 'account.changed' ORDER BY id",
        [account.id],
      ),
    ).toEqual([{ fields: ['name', 'email', 'language', 'clusterIds'] }, { fields: ['language'] }]);
  });

  it("is one's own as to name, address and language, not as to whether it is open and where", async () => {
    const { id } = await newAccount(registry, 'cda', { clusterIds: [cluster.id] });
    const own = as('cda', { accountId: id, clusterIds: [cluster.id] });
    expect(await change(id, { name: 'Hanna', email: 'h@example.org' }, own)).toMatchObject({ version: 2 });
    for (const reach of [{ active: false }, { clusterIds: [other.id] }]) {
      expect(await refused(id, reach, own, 2)).toBe('role_not_allowed');
      expect(await refused(id, reach, as('admin', { accountId: id }), 2)).toBe('role_not_allowed');
    }
  });

  it('that is closed opens nothing with any key, until it is open again', async () => {
    const account = await newAccount(registry, 'cda', { clusterIds: [cluster.id] });
    const { key } = await registry.ask(CreateApiKey, { accountId: account.id, key: { label: 'laptop' } });
    const presented = { keyHash: hashOf(key) };
    const manager = as('manager', { clusterIds: [cluster.id] });
    expect(await change(account.id, { active: false }, manager)).toMatchObject({ active: false });
    expect((await registry.refusal(Authenticate, presented)).code).toBe('credential_invalid');
    await change(account.id, { active: true }, manager, 2);
    expect((await registry.ask(Authenticate, presented)).actor.accountId).toBe(account.id);
  });

  it('stays with its organisation', async () => {
    const buyer = await newBuyer(registry, [cluster.id]);
    const account = await newAccount(registry, 'buyer', { organisationId: buyer.id });
    expect(await refused(account.id, { clusterIds: [other.id] })).toBe('body_invalid');
    expect(await refused(account.id, { clusterIds: [newId()] })).toBe('body_invalid');
  });
});

describe('names of colleagues', () => {
  const names = async (context: ReturnType<typeof as>) => {
    const read = [];
    let cursor: string | undefined;
    do {
      const page = await registry.ask(ListColleagues, { limit: 2, ...(cursor ? { cursor } : {}) }, context);
      read.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return read;
  };

  it('are of staff that shares a cluster, closed accounts and admins of everything among them, and nothing else of them', async () => {
    const [here, elsewhere] = [await newCluster(registry), await newCluster(registry)];
    const agent = await newAccount(registry, 'cda', { name: 'Almaz', clusterIds: [here.id] });
    const both = await newAccount(registry, 'manager', { name: 'Of both', clusterIds: [here.id, elsewhere.id] });
    const foreign = await newAccount(registry, 'cda', { name: 'Elsewhere', clusterIds: [elsewhere.id] });
    const admin = await newAccount(registry, 'admin', { name: 'Of all' });
    const gone = await newAccount(registry, 'cda', { name: 'Gone', clusterIds: [here.id] });
    const buyer = await newBuyer(registry, [here.id]);
    await newAccount(registry, 'buyer', { organisationId: buyer.id });
    await registry.ask(ChangeAccount, { id: gone.id, version: 1, change: { active: false } });
    const found = await names(as('cda', { clusterIds: [here.id] }));
    const ofHere = found.filter(({ id }) => [agent, both, foreign, admin, gone].some((each) => each.id === id));
    expect(ofHere).toEqual([
      { id: agent.id, name: 'Almaz', role: 'cda', active: true }, { id: both.id, name: 'Of both', role: 'manager', active: true },
      { id: admin.id, name: 'Of all', role: 'admin', active: true }, { id: gone.id, name: 'Gone', role: 'cda', active: false },
    ]);
    expect(found.every(({ role }) => ['cda', 'manager', 'admin'].includes(role))).toBe(true);
    expect((await names(as('admin', { clusterIds: [] }))).map(({ id }) => id)).toEqual(expect.arrayContaining([agent.id, foreign.id]));
    for (const role of ['buyer', 'enterprise', 'provider'] as const) {
      expect((await registry.refusal(ListColleagues, { limit: 50 }, as(role, { clusterIds: [here.id] }))).code).toBe('role_not_allowed');
    }
  });
});
