// What one listener hears of a hint, and how hints that come together become one message.
import { organisationIdsOf, type Actor } from '#contracts/message.js';
import { clusterStaff } from '../http/roles.js';
import type { Hint, LiveArea } from './hints.js';

export interface Change {
  areas: readonly LiveArea[];
  /** Null: of no cluster in particular, or of several. */
  clusterId: string | null;
  /** All that it is about; left out where that is not said, or would be too many. */
  ids?: Readonly<Record<string, readonly string[]>>;
}

/** Ids in one message. */
const mostIds = 20;
const staff: ReadonlySet<string> = new Set(clusterStaff);

/** Staff hear of their clusters; organisations of what names them, and of that only that there is something. Undefined: nothing. */
export function heardBy(actor: Actor, { areas, clusterId, ids, organisationIds, isFor }: Hint): Change | undefined {
  if (isFor !== null) return isFor(actor) ? { areas, clusterId: null } : undefined;
  if (!staff.has(actor.role)) {
    return organisationIdsOf(actor).some((id) => organisationIds.includes(id)) ? { areas, clusterId: null } : undefined;
  }
  if (clusterId === null) return { areas, clusterId };
  const isTheirs = actor.clusterIds.includes(clusterId) || (actor.role === 'admin' && actor.clusterIds.length === 0);
  return isTheirs ? { areas, clusterId, ids: Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, [id]])) } : undefined;
}

/** Both in one. */
export function together(a: Change | undefined, b: Change): Change {
  if (!a) return b;
  const areas = [...new Set([...a.areas, ...b.areas])];
  if (a.clusterId !== b.clusterId) return { areas, clusterId: null };
  const ids = a.ids && b.ids && bothIds(a.ids, b.ids);
  return { areas, clusterId: a.clusterId, ...(ids ? { ids } : {}) };
}

function bothIds(a: NonNullable<Change['ids']>, b: NonNullable<Change['ids']>): Change['ids'] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const ids = Object.fromEntries(names.map((name) => [name, [...new Set([...(a[name] ?? []), ...(b[name] ?? [])])]]));
  return Object.values(ids).flat().length > mostIds ? undefined : ids;
}
