// Refuses a role that never has business here, and narrows a reach; what an account of an allowed role may see is each service's own rule.
import { DomainError } from '#contracts/errors.js';
import type { RequestContext, Role } from '#contracts/message.js';

/** The system itself may do everything. */
export function requireRole({ actor }: RequestContext, allowed: readonly Role[]): void {
  if (actor === null || allowed.includes(actor.role)) return;
  throw new DomainError(
    'role_not_allowed',
    `This is for the roles ${allowed.join(', ')}; yours is ${actor.role}.`,
  );
}

/** Of the clusters in reach (null: all) the one that is asked about, or all; of a foreign one nothing. */
export function narrowedTo(clusterId: string | undefined, inReach: readonly string[] | null): readonly string[] | null {
  if (clusterId === undefined) return inReach;
  return inReach === null || inReach.includes(clusterId) ? [clusterId] : [];
}
