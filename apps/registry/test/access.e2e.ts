// Who sees and changes what: one's own, the clusters one is responsible for, and nothing else; foreign is the same as absent.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RequestContext, RequestDefinition, Role } from '#contracts/message.js';
import { roles } from '#contracts/message.js';
import { Authenticate, CreateAccount, CreateApiKey, FindRecipients, GetAccount, ListAccounts, ListApiKeys, type Account } from '#contracts/registry/accounts.js';
import { ChangeBuyer, DescribeBuyers, GetBuyer, ListBuyers, RegisterBuyer, type Buyer } from '#contracts/registry/buyers.js';
import { ChangeCluster, CreateCluster, GetCluster, ListClusters, NewCluster, type Cluster } from '#contracts/registry/clusters.js';
import { ListCodes, SearchCodes } from '#contracts/registry/codes.js';
import {
  ChangeEnterprise, DescribeEnterprises, FindEnterprises, GetEnterprise, ImportEnterprises, ListEnterpriseVersions,
  RegisterEnterprise, type Enterprise,
} from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';
import { DomainError } from '#contracts/errors.js';
import { tailor } from '../src/enterprises/tailor.specimen.js';
import { as, newAccount, newBuyer, newCluster, registerTailor, startTestRegistry, type TestRegistry } from './registry.js';

let registry: TestRegistry;
let home: Cluster;
let foreign: Cluster;
let enterprises: { own: Enterprise; neighbour: Enterprise; foreign: Enterprise };
let buyers: { own: Buyer; neighbour: Buyer; foreign: Buyer };
let accounts: { cda: Account; both: Account; manager: Account; admin: Account; foreign: Account };

beforeAll(async () => {
  registry = await startTestRegistry();
  [home, foreign] = [await newCluster(registry), await newCluster(registry)];
  enterprises = {
    own: await registerTailor(registry, home.id), neighbour: await registerTailor(registry, home.id), foreign: await registerTailor(registry, foreign.id),
  };
  buyers = {
    own: await newBuyer(registry, [home.id]), neighbour: await newBuyer(registry, [home.id, foreign.id]), foreign: await newBuyer(registry, [foreign.id]),
  };
  accounts = {
    cda: await newAccount(registry, 'cda', { clusterIds: [home.id] }), both: await newAccount(registry, 'cda', { clusterIds: [home.id, foreign.id] }),
    manager: await newAccount(registry, 'manager', { clusterIds: [home.id] }), admin: await newAccount(registry, 'admin'),
    foreign: await newAccount(registry, 'cda', { clusterIds: [foreign.id] }),
  };
});
afterAll(() => registry.stop());

/** One account of each role: staff of the home cluster, the own enterprise, the own buyer. */
const somebody = (role: Role): RequestContext => {
  const clusterIds = role === 'admin' ? [] : [home.id];
  const organisationId = role === 'enterprise' ? enterprises.own.id : role === 'buyer' ? buyers.own.id : null;
  return as(role, { clusterIds, organisationId });
};

/** `ok` or the code of the error. */
const outcome = async (definition: RequestDefinition, input: unknown, context: RequestContext): Promise<string> => {
  try {
    await registry.ask(definition, input, context);
    return 'ok';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

const [ok, no, refused] = ['ok', 'not_found', 'role_not_allowed'];
type Expected = Record<Role, string>;
const everyone = (code: string): Expected => Object.fromEntries(roles.map((role) => [role, code])) as Expected;
const staff = { ...everyone(refused), admin: ok, manager: ok, cda: ok };

const matrix: [string, RequestDefinition, () => unknown, Expected][] = [
  ['create a cluster', CreateCluster, () => NewCluster.parse({ name: 'New', trade: 't', place: { country: 'ET' }, languages: ['am'], currency: 'ETB' }), { ...everyone(refused), admin: ok }],
  ['read the cluster', GetCluster, () => ({ id: home.id }), everyone(ok)],
  ['read a foreign cluster', GetCluster, () => ({ id: foreign.id }), { ...everyone(no), admin: ok }],
  ['change the cluster', ChangeCluster, () => ({ id: home.id, version: 1, change: {} }), staff],
  ['change a foreign cluster', ChangeCluster, () => ({ id: foreign.id, version: 1, change: {} }), { ...everyone(refused), admin: ok, manager: no, cda: no }],

  ['register an enterprise', RegisterEnterprise, () => tailor({ clusterId: home.id }), staff],
  ['register an enterprise elsewhere', RegisterEnterprise, () => tailor({ clusterId: foreign.id }), { ...everyone(refused), admin: ok, manager: 'cluster_unknown', cda: 'cluster_unknown' }],
  ['read the own enterprise', GetEnterprise, () => ({ id: enterprises.own.id }), { ...staff, enterprise: ok }],
  ['read a neighbour', GetEnterprise, () => ({ id: enterprises.neighbour.id }), { ...staff, enterprise: no }],
  ['read a foreign enterprise', GetEnterprise, () => ({ id: enterprises.foreign.id }), { ...everyone(refused), admin: ok, manager: no, cda: no, enterprise: no }],
  ['change the own enterprise', ChangeEnterprise, () => ({ id: enterprises.own.id, version: 1, change: {} }), { ...staff, enterprise: ok }],
  ['change a neighbour', ChangeEnterprise, () => ({ id: enterprises.neighbour.id, version: 1, change: {} }), { ...staff, enterprise: no }],
  ['change a foreign enterprise', ChangeEnterprise, () => ({ id: enterprises.foreign.id, version: 1, change: {} }), { ...everyone(refused), admin: ok, manager: no, cda: no, enterprise: no }],
  ['import enterprises', ImportEnterprises, () => ({ clusterId: home.id, csv: 'external_id,name,size,registered\nM-1,Matrix,micro,no' }), staff],
  ['import enterprises elsewhere', ImportEnterprises, () => ({ clusterId: foreign.id, csv: 'external_id,name,size,registered\nM-1,Matrix,micro,no' }), { ...everyone(refused), admin: ok, manager: 'cluster_unknown', cda: 'cluster_unknown' }],

  ['register a buyer', RegisterBuyer, () => ({ name: 'B', country: 'SE', clusterIds: [home.id], languages: [], contacts: [], optOutEnterpriseIds: [] }), staff],
  ['register a buyer for clusters of which one is foreign', RegisterBuyer, () => ({ name: 'B', country: 'SE', clusterIds: [home.id, foreign.id], languages: [], contacts: [], optOutEnterpriseIds: [] }), { ...everyone(refused), admin: ok, manager: 'cluster_unknown', cda: 'cluster_unknown' }],
  ['read the own buyer', GetBuyer, () => ({ id: buyers.own.id }), { ...staff, buyer: ok }],
  ['read another buyer', GetBuyer, () => ({ id: buyers.neighbour.id }), { ...staff, buyer: no }],
  ['read a foreign buyer', GetBuyer, () => ({ id: buyers.foreign.id }), { ...everyone(refused), admin: ok, manager: no, cda: no, buyer: no }],
  ['change the own buyer', ChangeBuyer, () => ({ id: buyers.own.id, version: 1, change: {} }), { ...staff, buyer: ok }],
  ['change another buyer', ChangeBuyer, () => ({ id: buyers.neighbour.id, version: 1, change: {} }), { ...staff, buyer: no }],
  ['take a buyer to a foreign cluster', ChangeBuyer, () => ({ id: buyers.own.id, version: 2, change: { clusterIds: [home.id, foreign.id] } }), { ...everyone(refused), admin: 'version_stale', manager: 'version_stale', cda: 'version_stale', buyer: 'version_stale' }],

  ['create an account', CreateAccount, () => ({ name: 'N', email: 'n@example.org', role: 'cda', organisationId: null, clusterIds: [home.id] }), { ...everyone(refused), admin: ok, manager: ok }],
  ['create an account elsewhere', CreateAccount, () => ({ name: 'N', email: 'n@example.org', role: 'cda', organisationId: null, clusterIds: [foreign.id] }), { ...everyone(refused), admin: ok, manager: 'cluster_unknown' }],
  ['create a manager', CreateAccount, () => ({ name: 'N', email: 'n@example.org', role: 'manager', organisationId: null, clusterIds: [home.id] }), { ...everyone(refused), admin: ok }],
  ['create an admin', CreateAccount, () => ({ name: 'N', email: 'n@example.org', role: 'admin', organisationId: null, clusterIds: [] }), { ...everyone(refused), admin: ok }],
  ['create an account for a foreign buyer', CreateAccount, () => ({ name: 'N', email: 'n@example.org', role: 'buyer', organisationId: buyers.foreign.id, clusterIds: [] }), { ...everyone(refused), admin: ok, manager: 'body_invalid' }],
  ['create an account for a buyer that reaches further', CreateAccount, () => ({ name: 'N', email: 'n@example.org', role: 'buyer', organisationId: buyers.neighbour.id, clusterIds: [] }), { ...everyone(refused), admin: ok, manager: 'cluster_unknown' }],
  ['read an account of the cluster', GetAccount, () => ({ id: accounts.cda.id }), { ...everyone(no), admin: ok, manager: ok }],
  ['read an account that reaches further', GetAccount, () => ({ id: accounts.both.id }), { ...everyone(no), admin: ok }],
  ['read a manager', GetAccount, () => ({ id: accounts.manager.id }), { ...everyone(no), admin: ok }],
  ['read an admin', GetAccount, () => ({ id: accounts.admin.id }), { ...everyone(no), admin: ok }],
  ['make a key for an account of the cluster', CreateApiKey, () => ({ accountId: accounts.cda.id, key: { label: 'k' } }), { ...everyone(no), admin: ok, manager: ok }],
  ['make a key for an account that reaches further', CreateApiKey, () => ({ accountId: accounts.both.id, key: { label: 'k' } }), { ...everyone(no), admin: ok }],
  ['make a key for a manager', CreateApiKey, () => ({ accountId: accounts.manager.id, key: { label: 'k' } }), { ...everyone(no), admin: ok }],
  ['make a key for an admin', CreateApiKey, () => ({ accountId: accounts.admin.id, key: { label: 'k' } }), { ...everyone(no), admin: ok }],
  ['list the keys of another account', ListApiKeys, () => ({ accountId: accounts.foreign.id }), { ...everyone(no), admin: ok }],

  ['search codes', SearchCodes, () => ({ q: 'polo', language: 'en', limit: 3 }), everyone(ok)],
  ['ask what services ask: Authenticate', Authenticate, () => ({ keyHash: '0'.repeat(64) }), everyone(refused)],
  ['ask what services ask: FindRecipients', FindRecipients, () => ({ organisationId: newId() }), everyone(refused)],
  ['ask what services ask: DescribeEnterprises', DescribeEnterprises, () => ({ ids: [] }), everyone(refused)],
  ['ask what services ask: ListEnterpriseVersions', ListEnterpriseVersions, () => ({ after: null, limit: 1 }), everyone(refused)],
  ['ask what services ask: DescribeBuyers', DescribeBuyers, () => ({}), everyone(refused)],
  ['ask what services ask: ListCodes', ListCodes, () => ({ after: null, limit: 1 }), everyone(refused)],
];

describe.each(matrix)('%s', (_what, definition, input, expected) => {
  it.each(roles)('%s', async (role) => {
    expect(await outcome(definition, input(), somebody(role))).toBe(expected[role]);
  });
});

describe('what is foreign', () => {
  it('is answered word for word like what does not exist', async () => {
    const absent = newId();
    const told = async (id: string) => (await registry.refusal(GetEnterprise, { id }, somebody('cda'))).toJSON();
    expect(JSON.stringify(await told(enterprises.foreign.id)).replaceAll(enterprises.foreign.id, absent)).toBe(JSON.stringify(await told(absent)));
  });
});

describe('a list', () => {
  const ids = async (definition: RequestDefinition, role: Role, input: object = {}) => {
    const page = await registry.ask(definition, { limit: 200, ...input }, somebody(role)) as { items: { id: string; clusterId?: string; clusterIds?: string[] }[] };
    return page.items;
  };

  it('of enterprises holds those of one\'s clusters, or the own one', async () => {
    for (const role of ['cda', 'manager'] as const) {
      const found = await ids(FindEnterprises, role);
      expect(new Set(found.map(({ clusterId }) => clusterId))).toEqual(new Set([home.id]));
      expect(await ids(FindEnterprises, role, { clusterId: foreign.id })).toEqual([]);
    }
    expect((await ids(FindEnterprises, 'enterprise')).map(({ id }) => id)).toEqual([enterprises.own.id]);
    expect((await ids(FindEnterprises, 'admin')).map(({ id }) => id)).toContain(enterprises.foreign.id);
  });

  it('of buyers holds those that post to one\'s clusters, or the own one', async () => {
    const seen = (await ids(ListBuyers, 'cda')).map(({ id }) => id);
    expect(seen).toEqual(expect.arrayContaining([buyers.own.id, buyers.neighbour.id]));
    expect(seen).not.toContain(buyers.foreign.id);
    expect((await ids(ListBuyers, 'buyer')).map(({ id }) => id)).toEqual([buyers.own.id]);
    expect((await ids(ListBuyers, 'buyer', { clusterId: foreign.id })).map(({ id }) => id)).toEqual([]);
  });

  it('of clusters holds one\'s own', async () => {
    for (const role of roles) {
      const found = (await ids(ListClusters, role)).map(({ id }) => id);
      if (role === 'admin') expect(found).toEqual(expect.arrayContaining([home.id, foreign.id]));
      else expect(found).toEqual([home.id]);
    }
  });

  it('of accounts holds, for a manager, those that reach no further and are no managers', async () => {
    const seen = (await ids(ListAccounts, 'manager')).map(({ id }) => id);
    expect(seen).toContain(accounts.cda.id);
    for (const hidden of [accounts.both, accounts.manager, accounts.admin, accounts.foreign]) expect(seen).not.toContain(hidden.id);
    expect(await ids(ListAccounts, 'cda')).toEqual([]);
  });
});

describe('an enterprise about itself', () => {
  it('states capacity, but not that it is verified or with whom it has a conflict', async () => {
    const own = await registerTailor(registry, home.id);
    const context = as('enterprise', { organisationId: own.id, clusterIds: [home.id] });
    const change = (what: object) => ({ id: own.id, version: 1, change: what });
    const [claim] = own.capabilities;
    expect((await registry.refusal(ChangeEnterprise, change({ capabilities: [{ ...claim!, status: 'verified' }] }), context)).code).toBe(refused);
    expect((await registry.refusal(ChangeEnterprise, change({ conflictBuyerIds: [buyers.own.id] }), context)).code).toBe(refused);
    const after = await registry.ask(ChangeEnterprise, change({ capabilities: [{ ...claim!, capacity: [] }], optOutBuyerIds: [buyers.own.id] }), context);
    expect(after).toMatchObject({ version: 2, capabilities: [{ ...claim, capacity: [] }], optOutBuyerIds: [buyers.own.id] });
  });
});

describe('a buyer about itself', () => {
  it('changes its name and opt-outs, but not its clusters', async () => {
    const own = await newBuyer(registry, [home.id]);
    const context = as('buyer', { organisationId: own.id, clusterIds: [home.id] });
    expect((await registry.refusal(ChangeBuyer, { id: own.id, version: 1, change: { clusterIds: [foreign.id] } }, context)).code).toBe(refused);
    const after = await registry.ask(ChangeBuyer, { id: own.id, version: 1, change: { name: 'Nordic', optOutEnterpriseIds: [enterprises.own.id] } }, context);
    expect(after).toMatchObject({ version: 2, name: 'Nordic', optOutEnterpriseIds: [enterprises.own.id], clusterIds: [home.id] });
  });
});
