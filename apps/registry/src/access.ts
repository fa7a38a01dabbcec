// Who may do what in the registry: one line per action, and for each role how far it reaches.
import { DomainError } from '#contracts/errors.js';
import type { Actor, RequestContext, Role } from '#contracts/message.js';

/** How far an action reaches. Every query carries one: what is foreign is as good as absent. */
export type Scope =
  | { reach: 'everything' }
  | { reach: 'clusters'; clusterIds: string[] }
  | { reach: 'organisation'; organisationId: string }
  | { reach: 'account'; accountId: string };

type Reach = (actor: Actor) => Scope | null;

const clusters = ({ clusterIds }: Actor): Scope => ({ reach: 'clusters', clusterIds });
/** Of an admin: without clusters of its own it reaches all there are, and else only those. */
const allOrOwn: Reach = (actor) => (actor.clusterIds.length === 0 ? { reach: 'everything' } : clusters(actor));
/** What belongs to no cluster is no matter for an admin of some clusters. */
const all: Reach = ({ clusterIds }) => (clusterIds.length === 0 ? { reach: 'everything' } : null);
// An account without its organisation reaches nothing: no organisation has the id of an account.
const itself: Reach = ({ accountId, organisationId }) => ({
  reach: 'organisation',
  organisationId: organisationId ?? accountId,
});
const account = ({ accountId }: Actor): Scope => ({ reach: 'account', accountId });
const ofClusters = { admin: allOrOwn, manager: clusters, cda: clusters };

const rules = {
  'create a cluster': { admin: all },
  'import codes': { admin: all },
  'import correspondences': { admin: all },
  'change a cluster': ofClusters,
  'read clusters': { ...ofClusters, buyer: clusters, enterprise: clusters, provider: clusters },

  'register enterprises': ofClusters,
  'change an enterprise': { ...ofClusters, enterprise: itself },
  'read enterprises': { ...ofClusters, enterprise: itself },

  'import and export': ofClusters,
  'declare inclusion': { cda: clusters, enterprise: itself },
  'read inclusion': { enterprise: itself },
  'read inclusion aggregates': ofClusters,
  'read questions about claims': { ...ofClusters, enterprise: itself },
  'answer questions about claims': { ...ofClusters, enterprise: itself },

  'read duplicates': ofClusters,
  'tell enterprises apart': ofClusters,
  'merge enterprises': ofClusters,

  'register a buyer': ofClusters,
  'change a buyer': { ...ofClusters, buyer: itself },
  'read buyers': { ...ofClusters, buyer: itself },

  'register a provider': ofClusters,
  'change a provider': { ...ofClusters, provider: itself },
  'read providers': { ...ofClusters, provider: itself },

  'read names of colleagues': ofClusters,
  'read names of recipients': ofClusters,

  'create an account': { admin: allOrOwn, manager: clusters },
  'open, close or move an account': { admin: allOrOwn, manager: clusters },
  'read accounts': {
    admin: allOrOwn, manager: clusters,
    cda: account, buyer: account, enterprise: account, provider: account,
  },
} satisfies Record<string, Partial<Record<Role, Reach>>>;

export type Action = keyof typeof rules;

/** How far the caller reaches; `role_not_allowed` when the role may not at all. The system may everything. */
export function scopeFor(action: Action, { actor }: Pick<RequestContext, 'actor'>): Scope {
  if (actor === null) return { reach: 'everything' };
  const reaches: Partial<Record<Role, Reach>> = rules[action];
  const scope = reaches[actor.role]?.(actor);
  if (scope) return scope;
  const limited = scope === null ? ' that is limited to clusters' : '';
  throw new DomainError('role_not_allowed', `An account with the role ${actor.role}${limited} may not ${action}.`, {
    allowed: Object.keys(reaches),
  });
}

/** One's own account is in reach of everybody, with its keys. */
export function scopeForAccount(accountId: string, context: RequestContext): Scope {
  return context.actor?.accountId === accountId ? account(context.actor) : scopeFor('read accounts', context);
}

/** Roles whose accounts a manager looks after; managers and admins are an admin's matter. */
export const managedRoles: readonly Role[] = ['buyer', 'enterprise', 'provider', 'cda'];

/** Whether something that belongs to all these clusters may be made or moved within the scope. */
export function reachesClusters(scope: Scope, clusterIds: readonly string[]): boolean {
  if (scope.reach === 'everything') return true;
  return scope.reach === 'clusters' && clusterIds.every((id) => scope.clusterIds.includes(id));
}

/** For requests between services only: a person is refused, whatever the role. */
export function systemOnly({ actor }: RequestContext): void {
  if (actor === null) return;
  throw new DomainError(
    'role_not_allowed',
    'This request is for the services of the system, not for accounts.',
  );
}
