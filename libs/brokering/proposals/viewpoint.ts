// Who sees which proposals, invitations and agreements: clusters theirs, both sides what they were invited to.
import type { Words } from '#contracts/brokering/words.js';
import type { Actor } from '#contracts/message.js';

/** All limits hold together; null stands for no limit. */
export interface Viewpoint {
  clusterIds: readonly string[] | null;
  askingId: string | null;
  offeringId: string | null;
}

const nowhere: Viewpoint = { clusterIds: [], askingId: null, offeringId: null };

export function viewpointOf(actor: Actor | null, { asking, offering }: Pick<Words, 'asking' | 'offering'>): Viewpoint {
  const everywhere: Viewpoint = { clusterIds: null, askingId: null, offeringId: null };
  if (actor === null) return everywhere;
  const { role, clusterIds, organisationId } = actor;
  if (role === 'admin') return { ...everywhere, clusterIds: clusterIds.length > 0 ? clusterIds : null };
  if (role === 'cda' || role === 'manager') return { ...everywhere, clusterIds };
  if (organisationId === null) return nowhere;
  if (role === asking) return { ...everywhere, askingId: organisationId };
  return role === offering ? { ...everywhere, offeringId: organisationId } : nowhere;
}

/** One of the two sides, who see nothing before they are invited. */
export function isParty({ askingId, offeringId }: Viewpoint): boolean {
  return askingId !== null || offeringId !== null;
}
