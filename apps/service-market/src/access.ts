// Who sees which needs and offers: enterprises and providers their own, those who work for clusters theirs.
import { organisationIdsOf, type Actor } from '#contracts/message.js';

/** Null stands for no limit; all limits hold together. */
export interface Scope {
  clusterIds: readonly string[] | null;
  /** Every id of the enterprise: one that others were merged into has several. */
  enterpriseIds: readonly string[] | null;
  providerId: string | null;
}

const everywhere: Scope = { clusterIds: null, enterpriseIds: null, providerId: null };
const nowhere: Scope = { ...everywhere, clusterIds: [] };

function ofStaff({ role, clusterIds }: Actor): Scope | null {
  if (role === 'admin') return { ...everywhere, clusterIds: clusterIds.length > 0 ? clusterIds : null };
  return role === 'cda' || role === 'manager' ? { ...everywhere, clusterIds } : null;
}

/** An enterprise states what it lacks to its cluster, not to the market: providers learn of it when a CDA approved. */
export function needsSeenBy(actor: Actor | null): Scope {
  if (actor === null) return everywhere;
  if (actor.role === 'enterprise') return { ...everywhere, enterpriseIds: organisationIdsOf(actor) };
  return ofStaff(actor) ?? nowhere;
}

/** Offers are for everybody in the clusters that their providers serve. */
export function offersSeenBy(actor: Actor | null): Scope {
  if (actor === null) return everywhere;
  // An account without an organisation sees nothing: no organisation has the id of an account.
  if (actor.role === 'provider') return { ...everywhere, providerId: actor.organisationId ?? actor.accountId };
  if (actor.role === 'enterprise') return { ...everywhere, clusterIds: actor.clusterIds };
  return ofStaff(actor) ?? nowhere;
}
