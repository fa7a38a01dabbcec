// The table of who may do what, written out a second time: a change of the rules is made in both places.
import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#contracts/errors.js';
import { roles, type Actor, type RequestContext, type Role } from '#contracts/message.js';
import { reachesClusters, scopeFor, scopeForAccount, systemOnly, type Action, type Scope } from './access.js';

const [accountId, organisationId, clusterId, elsewhere] = ['account', 'organisation', 'cluster', 'elsewhere'];
const contextOf = (actor: Actor | null): RequestContext => ({
  requestId: 'r',
  actor,
  deadline: 0,
  idempotency: null,
});
const as = (role: Role, of: Partial<Actor> = {}) =>
  contextOf({ accountId, role, organisationId, clusterIds: [clusterId], ...of });

const reached: Record<Scope['reach'], Scope> = {
  everything: { reach: 'everything' },
  clusters: { reach: 'clusters', clusterIds: [clusterId] },
  organisation: { reach: 'organisation', organisationId },
  account: { reach: 'account', accountId },
};
const staff = { admin: 'everything', manager: 'clusters', cda: 'clusters' } as const;
const expected: Record<Action, Partial<Record<Role, Scope['reach']>>> = {
  'create a cluster': { admin: 'everything' },
  'import codes': { admin: 'everything' },
  'import correspondences': { admin: 'everything' },
  'change a cluster': staff,
  'read clusters': { ...staff, buyer: 'clusters', enterprise: 'clusters', provider: 'clusters' },
  'register enterprises': staff,
  'change an enterprise': { ...staff, enterprise: 'organisation' },
  'read enterprises': { ...staff, enterprise: 'organisation' },
  'read questions about claims': { ...staff, enterprise: 'organisation' },
  'answer questions about claims': { ...staff, enterprise: 'organisation' },
  'import and export': staff,
  'declare inclusion': { cda: 'clusters', enterprise: 'organisation' },
  'read inclusion': { enterprise: 'organisation' },
  'read inclusion aggregates': staff,
  'read duplicates': staff,
  'tell enterprises apart': staff,
  'merge enterprises': staff,
  'register a buyer': staff,
  'change a buyer': { ...staff, buyer: 'organisation' },
  'read buyers': { ...staff, buyer: 'organisation' },
  'register a provider': staff,
  'change a provider': { ...staff, provider: 'organisation' },
  'read providers': { ...staff, provider: 'organisation' },
  'create an account': { admin: 'everything', manager: 'clusters' },
  'open, close or move an account': { admin: 'everything', manager: 'clusters' },
  'read names of colleagues': staff,
  'read names of recipients': staff,
  'read accounts': {
    admin: 'everything',
    manager: 'clusters',
    cda: 'account',
    buyer: 'account',
    enterprise: 'account',
    provider: 'account',
  },
};
/** An admin of all clusters has none of its own. */
const clustersOf = (role: Role) => (role === 'admin' ? { clusterIds: [] } : {});
const cases = (Object.keys(expected) as Action[]).flatMap((action) =>
  roles.map((role) => ({ action, role, reach: expected[action][role] })),
);

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof DomainError ? error.code : 'another error';
  }
  return 'allowed';
};

describe('a scope', () => {
  it.each(cases)('$role: $action reaches $reach', ({ action, role, reach }) => {
    const caller = as(role, clustersOf(role));
    if (reach) expect(scopeFor(action, caller)).toEqual(reached[reach]);
    else expect(codeOf(() => scopeFor(action, caller))).toBe('role_not_allowed');
  });

  it('of an admin of some clusters ends there; what belongs to no cluster is out of reach', () => {
    const ofNoCluster = new Set<Action>(['create a cluster', 'import codes', 'import correspondences']);
    const ofAdmins = (Object.keys(expected) as Action[]).filter((action) => expected[action].admin !== undefined);
    for (const action of ofAdmins) {
      if (ofNoCluster.has(action)) expect(codeOf(() => scopeFor(action, as('admin')))).toBe('role_not_allowed');
      else expect(scopeFor(action, as('admin'))).toEqual(reached.clusters);
    }
  });

  it('is everything for the system', () => {
    expect(scopeFor('create a cluster', contextOf(null))).toEqual(reached.everything);
  });

  it('of an account without its organisation reaches no organisation', () => {
    expect(scopeFor('read buyers', as('buyer', { organisationId: null }))).toEqual({
      reach: 'organisation',
      organisationId: accountId,
    });
  });

  it("of one's own account is open to every role, that of another is not", () => {
    for (const role of roles) expect(scopeForAccount(accountId, as(role))).toEqual(reached.account);
    expect(scopeForAccount(elsewhere, as('cda'))).toEqual(reached.account);
    expect(scopeForAccount(elsewhere, as('manager'))).toEqual(reached.clusters);
  });
});

describe('clusters in reach', () => {
  it.each([
    [reached.everything, [elsewhere], true],
    [reached.clusters, [clusterId], true],
    [reached.clusters, [clusterId, elsewhere], false],
    [reached.organisation, [clusterId], false],
    [reached.account, [clusterId], false],
  ] as const)('%j and %j: %s', (scope, clusterIds, reaches) => {
    expect(reachesClusters(scope, clusterIds)).toBe(reaches);
  });
});

describe('a request between services', () => {
  it('is refused to every role, admins too', () => {
    for (const role of roles) expect(codeOf(() => systemOnly(as(role)))).toBe('role_not_allowed');
    expect(codeOf(() => systemOnly(contextOf(null)))).toBe('allowed');
  });
});
