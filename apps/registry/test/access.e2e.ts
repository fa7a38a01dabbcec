// Who may ask what, as one table: every request, every role, on what is one's own, next door and foreign.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError } from '#contracts/errors.js';
import type { RequestDefinition, Role } from '#contracts/message.js';
import {
  Authenticate, ChangeAccount, CreateAccount, CreateApiKey, FindOrganisationIds, FindRecipients, GetAccount, ListApiKeys, NameRecipients,
} from '#contracts/registry/accounts.js';
import { ChangeBuyer, DescribeBuyers, GetBuyer, RegisterBuyer } from '#contracts/registry/buyers.js';
import {
  ChangeCluster, CreateCluster, GetCluster, GetClusterWeights, NewCluster,
} from '#contracts/registry/clusters.js';
import { ListCodes, SearchCodes } from '#contracts/registry/codes.js';
import {
  ChangeEnterprise, DescribeEnterprises, GetEnterprise, ImportEnterprises, ListEnterpriseVersions,
  RegisterEnterprise,
} from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';
import {
  ChangeProvider, DescribeProviders, GetProvider, ListProviders, RegisterProvider,
} from '#contracts/registry/providers.js';
import { tailor } from '../src/enterprises/tailor.specimen.js';
import { as, startTestRegistry, type TestRegistry } from './registry.js';
import { newProvider, twoClusters, type TwoClusters } from './two-clusters.js';

let registry: TestRegistry;
let there: TwoClusters;
beforeAll(async () => {
  registry = await startTestRegistry();
  there = await twoClusters(registry);
});
afterAll(() => registry.stop());

const callers = ['buyer', 'enterprise', 'provider', 'cda', 'manager', 'admin of the cluster', 'admin'] as const;
type Caller = (typeof callers)[number];
const outcomes: Record<string, string> = {
  ok: 'ok', none: 'not_found', role: 'role_not_allowed', place: 'cluster_unknown', body: 'body_invalid',
  stale: 'version_stale',
};
const nothing = { version: 1, change: {} };
/** Asks for what only those who close accounts may ask for, and changes nothing. */
const stillOpen = { version: 1, change: { active: true } };
const csv = 'external_id,name,size,registered\nM-1,Matrix,micro,no';
const place = { country: 'ET' };
const cluster = NewCluster.parse({ name: 'New', trade: 'socks', place, languages: ['am'], currency: 'ETB' });
const buyer = (...clusterIds: string[]) =>
  ({ name: 'B', country: 'SE', clusterIds, languages: [], contacts: [], optOutEnterpriseIds: [] });
const provider = (clusterIds: string[]) => newProvider({ clusterIds });
const account = (role: Role, clusterIds: string[], organisationId: string | null = null) =>
  ({ name: 'N', email: 'n@example.org', role, organisationId, clusterIds });
const keyOf = (accountId: string) => ({ accountId, key: { label: 'k' } });

type Input = (there: TwoClusters) => unknown;
type Line = [what: string, outcomes: string, definition: RequestDefinition, input: Input];
const table: Line[] = [
  // what                                 buyer enterprise provider cda manager admin-of-cluster admin
  ['create a cluster', '                   role  role  role  role  role  role  ok', CreateCluster, () => cluster],
  ['read the cluster', '                   ok    ok    ok    ok    ok    ok    ok',
    GetCluster, ({ home }) => ({ id: home.id })],
  ['read a foreign cluster', '             none  none  none  none  none  none  ok',
    GetCluster, ({ foreign }) => ({ id: foreign.id })],
  ['read the weights of the cluster', '    ok    ok    ok    ok    ok    ok    ok',
    GetClusterWeights, ({ home }) => ({ id: home.id, weightsVersion: 1 })],
  ['read those of a foreign cluster', '    none  none  none  none  none  none  ok',
    GetClusterWeights, ({ foreign }) => ({ id: foreign.id, weightsVersion: 1 })],
  ['change the cluster', '                 role  role  role  ok    ok    ok    ok',
    ChangeCluster, ({ home }) => ({ id: home.id, ...nothing })],
  ['change a foreign cluster', '           role  role  role  none  none  none  ok',
    ChangeCluster, ({ foreign }) => ({ id: foreign.id, ...nothing })],

  ['register an enterprise', '             role  role  role  ok    ok    ok    ok',
    RegisterEnterprise, ({ home }) => tailor({ clusterId: home.id })],
  ['register an enterprise elsewhere', '   role  role  role  place place place ok',
    RegisterEnterprise, ({ foreign }) => tailor({ clusterId: foreign.id })],
  ['read the own enterprise', '            role  ok    role  ok    ok    ok    ok',
    GetEnterprise, ({ enterprises }) => ({ id: enterprises.own.id })],
  ['read a neighbour', '                   role  none  role  ok    ok    ok    ok',
    GetEnterprise, ({ enterprises }) => ({ id: enterprises.neighbour.id })],
  ['read a foreign enterprise', '          role  none  role  none  none  none  ok',
    GetEnterprise, ({ enterprises }) => ({ id: enterprises.foreign.id })],
  ['change the own enterprise', '          role  ok    role  ok    ok    ok    ok',
    ChangeEnterprise, ({ enterprises }) => ({ id: enterprises.own.id, ...nothing })],
  ['change a neighbour', '                 role  none  role  ok    ok    ok    ok',
    ChangeEnterprise, ({ enterprises }) => ({ id: enterprises.neighbour.id, ...nothing })],
  ['change a foreign enterprise', '        role  none  role  none  none  none  ok',
    ChangeEnterprise, ({ enterprises }) => ({ id: enterprises.foreign.id, ...nothing })],
  ['import enterprises', '                 role  role  role  ok    ok    ok    ok',
    ImportEnterprises, ({ home }) => ({ clusterId: home.id, csv })],
  ['import enterprises elsewhere', '       role  role  role  place place place ok',
    ImportEnterprises, ({ foreign }) => ({ clusterId: foreign.id, csv })],

  ['register a buyer', '                   role  role  role  ok    ok    ok    ok',
    RegisterBuyer, ({ home }) => buyer(home.id)],
  ['register a buyer here and elsewhere', 'role  role  role  place place place ok',
    RegisterBuyer, ({ home, foreign }) => buyer(home.id, foreign.id)],
  ['read the own buyer', '                 ok    role  role  ok    ok    ok    ok',
    GetBuyer, ({ buyers }) => ({ id: buyers.own.id })],
  ['read another buyer', '                 none  role  role  ok    ok    ok    ok',
    GetBuyer, ({ buyers }) => ({ id: buyers.neighbour.id })],
  ['read a foreign buyer', '               none  role  role  none  none  none  ok',
    GetBuyer, ({ buyers }) => ({ id: buyers.foreign.id })],
  ['change the own buyer', '               ok    role  role  ok    ok    ok    ok',
    ChangeBuyer, ({ buyers }) => ({ id: buyers.own.id, ...nothing })],
  ['change another buyer', '               none  role  role  ok    ok    ok    ok',
    ChangeBuyer, ({ buyers }) => ({ id: buyers.neighbour.id, ...nothing })],
  ['change a foreign buyer', '             none  role  role  none  none  none  ok',
    ChangeBuyer, ({ buyers }) => ({ id: buyers.foreign.id, ...nothing })],
  ['change an old version', '              stale role  role  stale stale stale stale',
    ChangeBuyer, ({ buyers }) => ({ id: buyers.own.id, version: 9, change: {} })],

  ['register a provider', '                role  role  role  ok    ok    ok    ok',
    RegisterProvider, ({ home }) => provider([home.id])],
  ['register a provider elsewhere', '      role  role  role  place place place ok',
    RegisterProvider, ({ foreign }) => provider([foreign.id])],
  ['read the own provider', '              role  role  ok    ok    ok    ok    ok',
    GetProvider, ({ providers }) => ({ id: providers.own.id })],
  ['read another provider', '              role  role  none  ok    ok    ok    ok',
    GetProvider, ({ providers }) => ({ id: providers.neighbour.id })],
  ['read a foreign provider', '            role  role  none  none  none  none  ok',
    GetProvider, ({ providers }) => ({ id: providers.foreign.id })],
  ['list providers', '                     role  role  ok    ok    ok    ok    ok', ListProviders, () => ({ limit: 5 })],
  ['change the own provider', '            role  role  ok    ok    ok    ok    ok',
    ChangeProvider, ({ providers }) => ({ id: providers.own.id, ...nothing })],
  ['change a foreign provider', '          role  role  none  none  none  none  ok',
    ChangeProvider, ({ providers }) => ({ id: providers.foreign.id, ...nothing })],

  ['create a CDA', '                       role  role  role  role  ok    ok    ok',
    CreateAccount, ({ home }) => account('cda', [home.id])],
  ['create a CDA elsewhere', '             role  role  role  role  place place ok',
    CreateAccount, ({ foreign }) => account('cda', [foreign.id])],
  ['create a manager', '                   role  role  role  role  role  role  ok',
    CreateAccount, ({ home }) => account('manager', [home.id])],
  ['create an admin', '                    role  role  role  role  role  role  ok',
    CreateAccount, () => account('admin', [])],
  ['an account of the own buyer', '        role  role  role  role  ok    ok    ok',
    CreateAccount, ({ buyers }) => account('buyer', [], buyers.own.id)],
  ['an account of a foreign buyer', '      role  role  role  role  body  body  ok',
    CreateAccount, ({ buyers }) => account('buyer', [], buyers.foreign.id)],
  ['an account of a buyer of both', '      role  role  role  role  place place ok',
    CreateAccount, ({ buyers }) => account('buyer', [], buyers.neighbour.id)],
  ['an account of the own provider', '     role  role  role  role  ok    ok    ok',
    CreateAccount, ({ providers }) => account('provider', [], providers.own.id)],
  ['an account of a foreign provider', '   role  role  role  role  body  body  ok',
    CreateAccount, ({ providers }) => account('provider', [], providers.foreign.id)],
  ['read an account of the cluster', '     none  none  none  none  ok    ok    ok',
    GetAccount, ({ accounts }) => ({ id: accounts.cda.id })],
  ['read an account of both clusters', '   none  none  none  none  none  none  ok',
    GetAccount, ({ accounts }) => ({ id: accounts.both.id })],
  ['read a manager', '                     none  none  none  none  none  none  ok',
    GetAccount, ({ accounts }) => ({ id: accounts.manager.id })],
  ['read an admin', '                      none  none  none  none  none  none  ok',
    GetAccount, ({ accounts }) => ({ id: accounts.admin.id })],
  ['rename a CDA of the cluster', '        none  none  none  none  ok    ok    ok',
    ChangeAccount, ({ accounts }) => ({ id: accounts.cda.id, ...nothing })],
  ['close a CDA of the cluster', '         role  role  role  role  ok    ok    ok',
    ChangeAccount, ({ accounts }) => ({ id: accounts.cda.id, ...stillOpen })],
  ['close a CDA of both clusters', '       role  role  role  role  none  none  ok',
    ChangeAccount, ({ accounts }) => ({ id: accounts.both.id, ...stillOpen })],
  ['close a manager', '                    role  role  role  role  none  none  ok',
    ChangeAccount, ({ accounts }) => ({ id: accounts.manager.id, ...stillOpen })],
  ['move a CDA elsewhere', '               role  role  role  role  place place ok',
    ChangeAccount, ({ accounts, foreign }) => ({ ...nothing, id: accounts.moved.id, change: { clusterIds: [foreign.id] } })],
  ['a key for a CDA of the cluster', '     none  none  none  none  ok    ok    ok',
    CreateApiKey, ({ accounts }) => keyOf(accounts.cda.id)],
  ['a key for a CDA of both clusters', '   none  none  none  none  none  none  ok',
    CreateApiKey, ({ accounts }) => keyOf(accounts.both.id)],
  ['a key for a manager', '                none  none  none  none  none  none  ok',
    CreateApiKey, ({ accounts }) => keyOf(accounts.manager.id)],
  ['a key for an admin', '                 none  none  none  none  none  none  ok',
    CreateApiKey, ({ accounts }) => keyOf(accounts.admin.id)],
  ['the keys of a foreign account', '      none  none  none  none  none  none  ok',
    ListApiKeys, ({ accounts }) => ({ accountId: accounts.foreign.id, limit: 5 })],

  ['search codes', '                       ok    ok    ok    ok    ok    ok    ok',
    SearchCodes, () => ({ q: 'polo', language: 'en', limit: 3 })],
  ['ask who has a key', '                  role  role  role  role  role  role  role',
    Authenticate, () => ({ keyHash: '0'.repeat(64) })],
  ['ask whom to tell', '                   role  role  role  role  role  role  role',
    FindRecipients, () => ({ organisationId: newId() })],
  ['ask who is meant by an id', '          role  role  role  role  role  role  role',
    FindOrganisationIds, () => ({ ids: [newId()] })],
  ['ask how recipients are called', '      role  role  role  ok    ok    ok    ok',
    NameRecipients, () => ({ ids: [newId()] })],
  ['ask for what matching knows', '        role  role  role  role  role  role  role',
    DescribeEnterprises, () => ({ ids: [] })],
  ['ask for all versions', '               role  role  role  role  role  role  role',
    ListEnterpriseVersions, () => ({ after: null, limit: 1 })],
  ['ask for what matching knows of buyers', 'role  role  role  role  role  role  role', DescribeBuyers, () => ({})],
  ['ask for what the market knows of providers', 'role role role  role  role  role  role', DescribeProviders, () => ({})],
  ['ask for all codes', '                  role  role  role  role  role  role  role',
    ListCodes, () => ({ after: null, limit: 1 })],
];

const contextOf = (caller: Caller) =>
  caller === 'admin of the cluster' ? as('admin', { clusterIds: [there.home.id] }) : there.somebody(caller);

/** `ok` or the code of the error. */
async function outcomeOf(definition: RequestDefinition, input: unknown, caller: Caller): Promise<string> {
  try {
    await registry.ask(definition, input, contextOf(caller));
    return 'ok';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

describe.each(table)('%s', (_what, line, definition, input) => {
  const expected = line.trim().split(/ +/);
  const cases = callers.map((caller, index) => [caller, outcomes[expected[index]!]!] as const);
  it.each(cases)('%s: %s', async (caller, outcome) => {
    expect(await outcomeOf(definition, input(there), caller)).toBe(outcome);
  });
});
