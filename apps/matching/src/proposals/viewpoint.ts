// Who sees which proposals, invitations and linkages: clusters theirs, both sides what they were invited to.
import type { Actor } from '#contracts/message.js';

/** All limits hold together; null stands for no limit. */
export interface Viewpoint {
  clusterIds: readonly string[] | null;
  buyerId: string | null;
  enterpriseId: string | null;
}

const nowhere: Viewpoint = { clusterIds: [], buyerId: null, enterpriseId: null };

export function viewpointOf(actor: Actor | null): Viewpoint {
  const everywhere: Viewpoint = { clusterIds: null, buyerId: null, enterpriseId: null };
  if (actor === null) return everywhere;
  switch (actor.role) {
    case 'admin':
      return { ...everywhere, clusterIds: actor.clusterIds.length > 0 ? actor.clusterIds : null };
    case 'cda':
    case 'manager':
      return { ...everywhere, clusterIds: actor.clusterIds };
    case 'buyer':
      return actor.organisationId === null ? nowhere : { ...everywhere, buyerId: actor.organisationId };
    case 'enterprise':
      return actor.organisationId === null ? nowhere : { ...everywhere, enterpriseId: actor.organisationId };
    case 'provider':
      return nowhere;
  }
}

/** One of the two sides, who see nothing before they are invited. */
export function isParty({ buyerId, enterpriseId }: Viewpoint): boolean {
  return buyerId !== null || enterpriseId !== null;
}
