// Who acts with a credential, in the words of the bus.
import type { Actor } from '#contracts/message.js';

export interface ActingAccount extends Pick<Actor, 'accountId' | 'role' | 'organisationId' | 'clusterIds'> {
  /** Of an enterprise: every id it is known under, its own first. */
  enterpriseIds: string[] | null;
}

/** Whose enterprise was merged into another acts for that one. */
export function actorOf({ accountId, role, organisationId, clusterIds, enterpriseIds }: ActingAccount): Actor {
  const [current = organisationId, ...former] = enterpriseIds ?? [];
  return { accountId, role, organisationId: current, clusterIds, ...(former.length > 0 && { formerOrganisationIds: former }) };
}
