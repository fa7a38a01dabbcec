// Whether somebody sees an organisation with its contacts: the organisation itself, and those who work for one of its clusters.
import type { RequestContext, Role } from '#contracts/message.js';
import { scopeFor, type Action } from '../access.js';
import type { OrganisationContacts } from './contacts.js';

const reading = { enterprise: 'read enterprises', buyer: 'read buyers', provider: 'read providers' } as const satisfies Record<string, Action>;
const organised: ReadonlySet<Role> = new Set(['enterprise', 'buyer', 'provider']);

export function canSee({ kind, id, clusterIds }: Pick<OrganisationContacts, 'kind' | 'id' | 'clusterIds'>, context: RequestContext): boolean {
  const role = context.actor?.role;
  // To the other kinds of organisation it is as good as absent.
  if (role !== undefined && organised.has(role) && role !== kind) return false;
  const scope = scopeFor(reading[kind], context);
  if (scope.reach === 'everything') return true;
  if (scope.reach === 'clusters') return clusterIds.some((each) => scope.clusterIds.includes(each));
  return scope.reach === 'organisation' && scope.organisationId === id;
}

/** Its contacts are for those to change who are responsible for all its clusters, or for itself. */
export function canChange(organisation: Pick<OrganisationContacts, 'kind' | 'id' | 'clusterIds'>, context: RequestContext): boolean {
  const { actor } = context;
  if (!canSee(organisation, context)) return false;
  const isLimited = actor !== null && !organised.has(actor.role) && !(actor.role === 'admin' && actor.clusterIds.length === 0);
  return !isLimited || organisation.clusterIds.every((each) => actor.clusterIds.includes(each));
}
