// Who is signed in, and the cluster they look at.
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { api, keepToken, type Schemas } from './client.js';
import { kept, keptInTab } from './kept.js';
import { queries } from './queries.js';
import { keepOwner } from './whose.js';

export type Me = Schemas['Me'];
export type Role = Me['role'];

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me> => {
    const { data } = await api.GET('/v1/me');
    keepOwner(data.accountId);
    keepToken(data.session?.csrfToken ?? null);
    return data;
  },
  staleTime: 5 * 60_000,
  retry: (count, error) => count < 4 && !('status' in error && error.status === 401),
});

/** The account that is signed in; only below the shell, which has waited for it. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data;

export const isStaff = ({ role }: Me): boolean => role === 'cda' || role === 'manager' || role === 'admin';

/** An administrator who is not limited to some clusters. */
export const makesClusters = ({ role, clusterIds }: Me): boolean => role === 'admin' && clusterIds.length === 0;

const place = 'linkwright.cluster';
const listeners = new Set<() => void>();

/** What this tab looks at stays when another tab turns to another cluster; a new tab begins with the one chosen last. */
function chosenCluster(): string | null {
  const here = keptInTab.get(place);
  if (here !== null) return here;
  const last = kept.get(place);
  if (last !== null) keptInTab.set(place, last);
  return last;
}

export function chooseCluster(id: string): void {
  for (const store of [keptInTab, kept]) store.set(place, id);
  for (const each of listeners) each();
}

export const clustersQuery = queryOptions({
  queryKey: ['clusters', 'mine'], queryFn: async () => (await api.GET('/v1/clusters', { params: { query: { limit: 200 } } })).data.items,
});

const clusterIn = <Cluster extends { id: string }>(all: readonly Cluster[], wanted: string | null): Cluster | null => all.find(({ id }) => id === wanted) ?? all[0] ?? null;

/** The id of the cluster that the account looks at, for what is asked before a page is there; null when it sees none. */
export const presentClusterId = async (): Promise<string | null> => clusterIn(await queries.ensureQueryData(clustersQuery), chosenCluster())?.id ?? null;

/** Clusters that the account sees, and the one it looks at: the one chosen last, else the first; `id` is null while there is none. */
export function useCluster() {
  const wanted = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, chosenCluster);
  const clusters = useQuery(clustersQuery);
  const all = clusters.data ?? [];
  const cluster = clusterIn(all, wanted);
  return { all, cluster, id: cluster?.id ?? null, isPending: clusters.isPending, error: clusters.error };
}
