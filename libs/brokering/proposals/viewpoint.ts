// Who sees which proposals, invitations and agreements: clusters theirs, both sides what they were invited to.
import type { Words } from '#contracts/brokering/words.js';
import { organisationIdsOf, type Actor } from '#contracts/message.js';

/** All limits hold together; null stands for no limit. */
export interface Viewpoint {
  clusterIds: readonly string[] | null;
  /** Every id of the asking side: who was merged has several. */
  askingIds: readonly string[] | null;
  offeringIds: readonly string[] | null;
}

const nowhere: Viewpoint = { clusterIds: [], askingIds: null, offeringIds: null };

export function viewpointOf(actor: Actor | null, { asking, offering }: Pick<Words, 'asking' | 'offering'>): Viewpoint {
  const everywhere: Viewpoint = { clusterIds: null, askingIds: null, offeringIds: null };
  if (actor === null) return everywhere;
  const { role, clusterIds, organisationId } = actor;
  if (role === 'admin') return { ...everywhere, clusterIds: clusterIds.length > 0 ? clusterIds : null };
  if (role === 'cda' || role === 'manager') return { ...everywhere, clusterIds };
  if (organisationId === null) return nowhere;
  if (role === asking) return { ...everywhere, askingIds: organisationIdsOf(actor) };
  return role === offering ? { ...everywhere, offeringIds: organisationIdsOf(actor) } : nowhere;
}

/** One of the two sides, who see nothing before they are invited. */
export function isParty({ askingIds, offeringIds }: Viewpoint): boolean {
  return askingIds !== null || offeringIds !== null;
}
