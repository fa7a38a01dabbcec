// Who may see and do what in matching: buyers their own, CDAs and managers of clusters theirs, admins everything.
import { DomainError } from '#contracts/errors.js';
import type { Actor, RequestContext, Role } from '#contracts/message.js';

/** Which rows an actor sees; null stands for no limit. Both limits hold together. */
export interface Scope {
  clusterIds: readonly string[] | null;
  buyerId: string | null;
}

/** Refuses a role that never has business here; the system itself may do everything. */
export function requireRole(context: RequestContext, allowed: readonly Role[]): void {
  const { actor } = context;
  if (actor === null || allowed.includes(actor.role)) return;
  throw new DomainError(
    'role_not_allowed',
    `This is for the roles ${allowed.join(', ')}; yours is ${actor.role}.`,
  );
}

/** The requirements an actor may see; an admin without clusters and the system see all. */
export function scopeOf(actor: Actor | null): Scope {
  if (actor === null) return { clusterIds: null, buyerId: null };
  if (actor.role === 'admin')
    return { clusterIds: actor.clusterIds.length > 0 ? actor.clusterIds : null, buyerId: null };
  // A buyer without an organisation sees nothing: the account id is never a buyer's id.
  if (actor.role === 'buyer') return { clusterIds: null, buyerId: actor.organisationId ?? actor.accountId };
  if (actor.role === 'cda' || actor.role === 'manager')
    return { clusterIds: actor.clusterIds, buyerId: null };
  return { clusterIds: [], buyerId: null };
}

export function inScope(scope: Scope, row: { clusterId: string; buyerId: string }): boolean {
  return (scope.clusterIds === null || scope.clusterIds.includes(row.clusterId))
    && (scope.buyerId === null || scope.buyerId === row.buyerId);
}
