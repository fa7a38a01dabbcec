// Who may see what in matching: buyers their own, CDAs and managers of clusters theirs, admins everything.
import type { Actor } from '#contracts/message.js';

/** Which rows an actor sees; null stands for no limit. All limits hold together. */
export interface Scope {
  clusterIds: readonly string[] | null;
  buyerId: string | null;
  /** Of what was never posted only what this account wrote. */
  draftsOf: string | null;
}

/** The requirements an actor may see; the system sees all, an admin without clusters all that was posted. */
export function scopeOf(actor: Actor | null): Scope {
  if (actor === null) return { clusterIds: null, buyerId: null, draftsOf: null };
  const { accountId, clusterIds } = actor;
  // A buyer without an organisation sees nothing: the account id is never a buyer's id.
  if (actor.role === 'buyer') return { clusterIds: null, buyerId: actor.organisationId ?? accountId, draftsOf: null };
  if (actor.role === 'admin' && clusterIds.length === 0) return { clusterIds: null, buyerId: null, draftsOf: accountId };
  const isStaff = actor.role === 'cda' || actor.role === 'manager' || actor.role === 'admin';
  return { clusterIds: isStaff ? clusterIds : [], buyerId: null, draftsOf: accountId };
}

/** A draft is private until it is posted, and stays so when it is cancelled instead. */
export function inScope(
  scope: Scope, row: { clusterId: string; buyerId: string; postedAt: Date | null; createdBy: string | null },
): boolean {
  return (scope.clusterIds === null || scope.clusterIds.includes(row.clusterId))
    && (scope.buyerId === null || scope.buyerId === row.buyerId)
    && (row.postedAt !== null || scope.draftsOf === null || scope.draftsOf === row.createdBy);
}
