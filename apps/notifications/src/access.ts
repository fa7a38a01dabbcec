// Who may see what in notifications: everybody their own feed; those who work for a cluster its deliveries.
import { DomainError } from '#contracts/errors.js';
import { organisationIdsOf, type Actor, type RequestContext } from '#contracts/message.js';

const staff = new Set<Actor['role']>(['cda', 'manager', 'admin']);

/** Whose feed the caller reads: of the organisation it acts for under all its ids, or of the account of those who work for a cluster. */
export function feedOwners({ actor }: RequestContext): readonly string[] {
  if (actor === null) throw new DomainError('role_not_allowed', 'A feed belongs to an account; the system has none.');
  return staff.has(actor.role) || actor.organisationId === null ? [actor.accountId] : organisationIdsOf(actor);
}

/** The clusters whose deliveries the caller sees; null is no limit. Throws when its role never sees any. */
export function deliveryClusters({ actor }: RequestContext): readonly string[] | null {
  if (actor === null) return null;
  if (!staff.has(actor.role)) {
    throw new DomainError('role_not_allowed', `This is for the roles cda, manager, admin; yours is ${actor.role}.`);
  }
  return actor.role === 'admin' && actor.clusterIds.length === 0 ? null : actor.clusterIds;
}

/** Whose webhook endpoints the caller looks after: those of its organisation, or of its clusters; null is every cluster. */
export type EndpointScope = { organisationIds: readonly string[] } | { clusterIds: readonly string[] | null };

export function endpointScope({ actor }: RequestContext): EndpointScope {
  if (actor === null) throw new DomainError('role_not_allowed', 'A webhook belongs to an organisation or a cluster; the system has none.');
  if (staff.has(actor.role)) return { clusterIds: actor.role === 'admin' && actor.clusterIds.length === 0 ? null : actor.clusterIds };
  if (actor.organisationId !== null) return { organisationIds: organisationIdsOf(actor) };
  throw new DomainError('role_not_allowed', 'A webhook belongs to an organisation or a cluster; your account has none.');
}
