// Who hears of an account: itself, whoever may look after it, and of staff their colleagues.
import type { Actor, Payload } from '#contracts/message.js';
import type { AccountChanged } from '#contracts/registry/accounts.js';
import { clusterStaff } from '../http/roles.js';

const staff: ReadonlySet<string> = new Set(clusterStaff);

/** As the registry lets them be read, where the account is and where it was. */
export function mayKnowAccount({ accountId, role, clusterIds, formerClusterIds }: Payload<typeof AccountChanged>, actor: Actor): boolean {
  if (actor.accountId === accountId) return true;
  if (!staff.has(actor.role)) return false;
  if (actor.role === 'admin' && actor.clusterIds.length === 0) return true;
  return [clusterIds, formerClusterIds].some((where) =>
    (staff.has(role)
      ? (role === 'admin' && where.length === 0) || where.some((id) => actor.clusterIds.includes(id))
      : actor.role !== 'cda' && where.length > 0 && where.every((id) => actor.clusterIds.includes(id))));
}
